/** @jest-environment jsdom */
/** kintone's shortcut keys: which key calls what where, and how a customization switches them (cybozu.dev). */
import type { Boot } from '../../../emulator/pages/boot';
import { installKintone, resetScreen, setScreen } from '../../../emulator/pages/api';
import {
  shortcutOf,
  shortcutsOn,
  strokeOf,
  type Stroke,
} from '../../../emulator/pages/api/shortcut-keys';

afterEach(resetScreen);

const none = { ctrlKey: false, metaKey: false, altKey: false };

test.each<[Partial<Stroke> & { key: string }, string | null]>([
  [{ key: 'j' }, 'j'],
  [{ key: '?' }, '?'],
  [{ key: 's', ctrlKey: true }, 'Ctrl+s'],
  [{ key: 'S', metaKey: true }, 'Ctrl+s'],
  [{ key: 'c', ctrlKey: true }, null],
  [{ key: 'e', altKey: true }, null],
])('the key %j is the stroke %s', (given, wanted) => {
  expect(strokeOf({ ...none, ...given })).toBe(wanted);
});

test.each([
  ['o', null, 'APP_INDEX', 'SHOW_RECORD'],
  ['Enter', null, 'APP_INDEX', 'SHOW_RECORD'],
  ['j', null, 'APP_INDEX', 'NEXT_RECORD'],
  ['n', null, 'APP_INDEX', 'NEXT_PAGE'],
  ['n', null, 'APP_DETAIL', null],
  ['Escape', null, 'APP_EDIT', 'CANCEL_EDITING'],
  ['Escape', null, 'APP_CREATE', null],
  ['Ctrl+s', null, 'APP_CREATE', 'SAVE_RECORD'],
  ['g', null, 'APP_DETAIL', 'begun'],
  ['g', null, 'APP_INDEX', null],
  ['a', 'g', 'APP_DETAIL', 'SHOW_VIEW'],
  ['i', 'g', 'APP_DETAIL', 'SHOW_FILTER'],
  ['a', null, 'APP_DETAIL', null],
  ['j', 'g', 'APP_DETAIL', 'NEXT_RECORD'],
] as const)('%s after %s on %s calls %s', (stroke, before, page, wanted) => {
  expect(shortcutOf(stroke, before, shortcutsOn(page))).toBe(wanted);
});

describe('kintone.setKeyboardShortcuts', () => {
  const kintone = (): Record<string, (config?: unknown) => Promise<unknown>> => {
    const boot: Boot = {
      ...{ page: 'index', device: 'DESKTOP', language: 'ja', requestToken: '' },
      ...{ pluginConfigs: {}, resources: [] },
    };
    installKintone(boot);
    return (window as unknown as { kintone: ReturnType<typeof kintone> }).kintone;
  };
  const set = async (config: unknown) => kintone()['setKeyboardShortcuts']?.(config);
  const get = async () => kintone()['getKeyboardShortcuts']?.();

  afterEach(() => {
    for (const pageType of ['APP_INDEX', 'APP_DETAIL'] as const) {
      setScreen({ pageType });
      void set(true);
    }
  });

  test('tells and switches those of the open screen; what is not named stays', async () => {
    setScreen({ pageType: 'APP_CREATE' });
    const all = { FOCUS_SEARCH_BOX: true, SHORTCUTS_HELP: true, SAVE_RECORD: true };
    expect(await get()).toEqual(all);
    await set({ SAVE_RECORD: false });
    expect(await get()).toEqual({ ...all, SAVE_RECORD: false });
    await set(false);
    expect(Object.values((await get()) as object)).toEqual([false, false, false]);
    setScreen({ pageType: 'APP_DETAIL' });
    expect(await get()).toMatchObject({ SAVE_RECORD: false, EDIT_RECORD: true, SHOW_VIEW: true });
    await set(true);
    expect(Object.values((await get()) as object)).not.toContain(false);
  });

  test('refuses a name of another screen or of none, and a value that is no boolean, changing nothing', async () => {
    setScreen({ pageType: 'APP_INDEX' });
    for (const wrong of [{ SAVE_RECORD: false }, { DELETE_RECORD: false }, null, 'false', []]) {
      await expect(set(wrong)).rejects.toThrow(TypeError);
    }
    await expect(set({ NEXT_PAGE: false, EDIT_RECORD: 'off' })).rejects.toThrow(TypeError);
    expect(Object.values((await get()) as object)).not.toContain(false);
  });

  test('is not there on a graph or the portal', async () => {
    for (const pageType of ['APP_REPORT', 'PORTAL_TOP', null] as const) {
      setScreen({ pageType });
      await expect(set(true)).rejects.toThrow('kintone.setKeyboardShortcuts');
      await expect(get()).rejects.toThrow('kintone.getKeyboardShortcuts');
    }
  });
});
