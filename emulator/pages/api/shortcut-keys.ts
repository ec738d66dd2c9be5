/**
 * kintone's shortcut keys: which there are on which screen and by which keys they are called
 * (cybozu.dev/ja/kintone/docs/js-api/kintone/set-keyboard-shortcuts). Pure.
 */
import type { PageType } from './screen';

/** Keys of a name; two keys after each other are parted by a blank. */
export const SHORTCUTS = {
  SHOW_RECORD: ['Enter', 'o'],
  FOCUS_SEARCH_BOX: ['/'],
  CANCEL_EDITING: ['Escape'],
  SHORTCUTS_HELP: ['?'],
  CREATE_RECORD: ['c'],
  EDIT_RECORD: ['e'],
  SHOW_VIEW: ['g a'],
  SHOW_FILTER: ['g i'],
  NEXT_RECORD: ['j'],
  PREVIOUS_RECORD: ['k'],
  NEXT_PAGE: ['n'],
  PREVIOUS_PAGE: ['p'],
  SAVE_RECORD: ['Ctrl+s'],
} as const;

export type ShortcutName = keyof typeof SHORTCUTS;

const LIST: ShortcutName[] = [
  ...(['SHOW_RECORD', 'FOCUS_SEARCH_BOX', 'SHORTCUTS_HELP', 'CREATE_RECORD'] as const),
  ...(['EDIT_RECORD', 'NEXT_RECORD', 'PREVIOUS_RECORD', 'NEXT_PAGE', 'PREVIOUS_PAGE'] as const),
];
const RECORD: ShortcutName[] = [
  ...(['FOCUS_SEARCH_BOX', 'CANCEL_EDITING', 'SHORTCUTS_HELP', 'CREATE_RECORD'] as const),
  ...(['EDIT_RECORD', 'SHOW_VIEW', 'SHOW_FILTER', 'NEXT_RECORD', 'PREVIOUS_RECORD'] as const),
  'SAVE_RECORD',
];
const CREATE: ShortcutName[] = ['FOCUS_SEARCH_BOX', 'SHORTCUTS_HELP', 'SAVE_RECORD'];

const ON: Partial<Record<PageType, ShortcutName[]>> = {
  APP_INDEX: LIST,
  APP_DETAIL: RECORD,
  APP_EDIT: RECORD,
  APP_CREATE: CREATE,
};

/** Those of a screen in the documentation's order; none on a screen that has no shortcut keys. */
export function shortcutsOn(page: PageType | null): readonly ShortcutName[] {
  return (page && ON[page]) ?? [];
}

export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** A key as `SHORTCUTS` writes it; null for one with Alt, or with Ctrl (⌘ on a Mac) other than to save. */
export function strokeOf({ key, ctrlKey, metaKey, altKey }: Stroke): string | null {
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === 's' ? 'Ctrl+s' : null;
  return key;
}

/**
 * @param before the stroke that may have begun one of two keys
 * @returns the shortcut that is complete by this stroke, `begun` when it may begin one, else null
 */
export function shortcutOf(
  stroke: string,
  before: string | null,
  names: readonly ShortcutName[],
): ShortcutName | 'begun' | null {
  const called = (keys: string): ShortcutName | undefined =>
    names.find((name) => SHORTCUTS[name].some((one) => one === keys));
  const whole = (before !== null && called(`${before} ${stroke}`)) || called(stroke);
  if (whole) return whole;
  const begins = names.some((name) => SHORTCUTS[name].some((one) => one.startsWith(`${stroke} `)));
  return begins ? 'begun' : null;
}
