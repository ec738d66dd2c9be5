/**
 * What a handler may change by the event it returns, one row per kind of event, as the official table says
 * (cybozu.dev, イベントオブジェクトで実行できる操作). Lists, printing and the detail screen take nothing on show.
 */
export interface Mutable {
  values: boolean;
  disabled: boolean;
  fieldErrors: boolean;
  /** `lookup: true`, `'UPDATE'` or `'CLEAR'` of a lookup field. */
  lookups: boolean;
  /** An error at a field or at the top cancels the values and `disabled` set together with it. */
  errorsCancel: boolean;
}

const NOTHING: Mutable = {
  values: false,
  disabled: false,
  fieldErrors: false,
  lookups: false,
  errorsCancel: true,
};

const FORM: Mutable = {
  values: true,
  disabled: true,
  fieldErrors: true,
  lookups: true,
  errorsCancel: true,
};

export const MUTABLE = {
  /** `create.show`, `edit.show` and their `change`. */
  show: FORM,
  change: FORM,
  /** `create.submit`, `edit.submit`. */
  submit: { ...FORM, disabled: false, lookups: false },
  'index.edit.show': { ...NOTHING, disabled: true },
  'index.edit.change': { ...FORM, lookups: false },
  'index.edit.submit': { ...FORM, disabled: false, lookups: false },
  'process.proceed': { ...NOTHING, values: true },
  /** `kintone.app.record.set()` is no event: it does all that was asked. */
  set: { ...FORM, errorsCancel: false },
} satisfies Record<string, Mutable>;

export type Occasion = keyof typeof MUTABLE;

/** Where a record is edited: the beginning of its events' types, as on a PC. */
export type RecordScreen = 'app.record.create' | 'app.record.edit' | 'app.record.index.edit';

export const IN_LIST = 'app.record.index.edit';

export function showOccasion(screen: RecordScreen): Occasion {
  return screen === IN_LIST ? 'index.edit.show' : 'show';
}

export function changeOccasion(screen: RecordScreen): Occasion {
  return screen === IN_LIST ? 'index.edit.change' : 'change';
}

export function submitOccasion(screen: RecordScreen): Occasion {
  return screen === IN_LIST ? 'index.edit.submit' : 'submit';
}

/** The app's number as `change` and `submit` carry it: text when edited in the list. */
export function appIdFor(screen: RecordScreen, appId: number): number | string {
  return screen === IN_LIST ? String(appId) : appId;
}

/** A record's number as an event carries it: text when edited in the list, and after a save. */
export function recordIdFor(screen: RecordScreen, recordId: number): number | string {
  return screen === IN_LIST ? String(recordId) : recordId;
}
