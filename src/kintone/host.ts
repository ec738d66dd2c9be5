/**
 * The one interface through which features see kintone. PC and phone stand behind it; a fake of it
 * runs a feature in a unit test. Nothing outside this room names the global `kintone`.
 */

import type { Instant } from '../calendar/instant';

/** A field of the form, as `GET app/form/fields.json` gives it (subtable fields have `fields`). */
export interface FormField {
  type: string;
  code: string;
  label: string;
  required?: boolean;
  options?: Record<string, { label: string; index: string }>;
  fields?: Record<string, FormField>;
  [property: string]: unknown;
}

/** A record as kintone's events and REST give it: values by field code. */
export type KintoneRecord = Record<string, KintoneField>;

export interface KintoneField {
  type?: string;
  value: unknown;
  /** Set by a handler: message shown at the field, which also stops the save. */
  error?: string | null;
  disabled?: boolean;
  lookup?: true | 'CLEAR';
}

export interface Entity {
  code: string;
  name: string;
}

/** Who may stand in fields for users and organizations. */
export interface Directory {
  users: Entity[];
  organizations: Entity[];
}

export interface LoginUser extends Entity {
  language: 'ja' | 'en';
  /** IANA zone, e.g. `Asia/Tokyo`. */
  timezone: string;
  /** Their own mail address and phone numbers, as far as kintone has them. */
  contacts?: string[];
}

export type ScreenName =
  | 'index.show'
  | 'detail.show'
  | 'create.show'
  | 'edit.show'
  | 'create.submit'
  | 'edit.submit'
  | 'create.submit.success'
  | 'edit.submit.success'
  | 'detail.process.proceed'
  /** Editing in a row of the list, which phones do not have. */
  | 'index.edit.show'
  | 'index.edit.submit';

/** What an event handler is given; which members are set depends on the screen. */
export interface ScreenEvent {
  appId: number;
  recordId?: number;
  /** Changing it changes the form, where kintone allows. */
  record: KintoneRecord;
  records: KintoneRecord[];
  viewId?: number;
  viewName?: string;
  viewType?: string;
  /** In detail.process.proceed: the action's name and the statuses before and after. */
  action?: string;
  status?: string;
  nextStatus?: string;
  /** Message at the top of the page; stops a save. */
  error?: string;
  /** In submit.success: where to go next. */
  url?: string;
}

/** Returning nothing keeps the event as the handler left it; `false` cancels a save. */
export type ScreenHandler = (event: ScreenEvent) => void | false | Promise<void | false>;

/** A failed request: HTTP status (0 when the server was not reached) and kintone's code and message. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly errors?: Record<string, { messages: string[] }>,
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

/** One write within `bulk`. */
export interface BulkWrite {
  method: 'POST' | 'PUT' | 'DELETE';
  /** Below `/k/v1/`, without `.json`, e.g. `records/status`. */
  path: string;
  body: unknown;
}

export interface Host {
  readonly device: 'desktop' | 'mobile';
  readonly appId: number;
  readonly user: LoginUser;

  /** Runs `handler` on a screen event; several handlers run in order of registration. */
  on(screen: ScreenName, handler: ScreenHandler): void;

  /** Runs `handler` when the field changes on the create or edit screen. It may change `event.record`, synchronously only. */
  onChange(fieldCode: string, handler: (event: ScreenEvent) => void): void;

  /**
   * The record open in the form now. Null where none is open, and while handlers of the form run, another
   * plugin's included, their Promises too: kintone refuses to give it then.
   */
  getRecord(): KintoneRecord | null;
  /** The record open in the form, as soon as no handler runs any more; null once `signal` is aborted. */
  recordAtRest(signal: AbortSignal): Promise<KintoneRecord | null>;
  /** Writes the whole record back into the form. Not inside a handler of the same record. */
  setRecord(record: KintoneRecord): void;

  /** Element of a space field of the form, null when the form has none of that id. */
  spaceElement(id: string): HTMLElement | null;
  /** Space above the record or above the list (header); null where the screen has none. */
  headerElement(): HTMLElement | null;
  /** Space beside the list's menu buttons or the record's action bar. */
  headerMenuElement(): HTMLElement | null;
  setFieldShown(fieldCode: string, shown: boolean): void;

  /** Elements that show the field in the list, in the order of its records; null outside a table or where it is no column. */
  listFieldElements(fieldCode: string): HTMLElement[] | null;
  /** The list's present filter as a query without order by and limit; null outside a list. */
  listCondition(): string | null;

  /**
   * One REST request under the signed-in user's rights.
   * @param path below `/k/v1/`, without `.json`, e.g. `records`
   * @throws RequestError
   */
  request<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body: unknown): Promise<T>;

  /**
   * Up to 20 writes in one request (kintone's limit): all are done, or none.
   * @returns what each answers, in their order @throws RequestError of the one that failed
   */
  bulk(writes: readonly BulkWrite[]): Promise<unknown[]>;

  /**
   * The server's clock, as its answers tell it (`Date`, RFC 9110 6.6.1); undefined where they do not. No request of
   * the REST API.
   */
  serverTime(): Promise<Instant | undefined>;

  /** Form fields of the app (live), by code. Asked once, then kept for the page. */
  formFields(): Promise<Record<string, FormField>>;
  /** All organizations of the office. Asked once, then kept for the page. @throws RequestError */
  allOrganizations(): Promise<Entity[]>;
  /** Organizations of the signed-in user, the primary one first when kintone tells it. */
  myOrganizations(): Promise<Entity[]>;
  /**
   * Active users and organizations of the whole kintone, in kintone's order; anybody signed in may ask
   * (User API: no right is needed). Asked anew each time.
   * @throws RequestError
   */
  directory(): Promise<Directory>;
  /** Whether the user may add records to the app; true as well where this kintone cannot tell. */
  mayAddRecords(): Promise<boolean>;

  /**
   * Address of a list filtered by `condition` (kintone query), of a record (of this app, or of another in the same
   * space), or of the create screen.
   */
  url(target: { list: string } | { record: number; app?: number } | 'create'): string;

  /** Short message that goes away by itself. */
  notify(kind: 'info' | 'success' | 'error', text: string): void;
}

/** What the config screen needs. */
export interface ConfigHost {
  readonly appId: number;
  readonly user: LoginUser;
  request<T>(method: 'GET', path: string, body: unknown): Promise<T>;
  getConfig(): Record<string, string>;
  /** Saves and goes to the app's plugin list, where kintone tells to update the app. */
  setConfig(config: Record<string, string>): void;
  /** Address of the app's plugin list. */
  pluginListUrl(): string;
}
