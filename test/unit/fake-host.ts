/**
 * A kintone for unit tests: what a feature registered can be fired, what it asked is answered from
 * `answers`, what it told the user is in `notices`.
 *
 *     const host = new FakeHost({ 'GET records': { records: [], totalCount: '0' } });
 *     voice.start(host, settings);
 *     await host.fire('index.show', { records: [] });
 */
import type {
  Directory,
  BulkWrite,
  Entity,
  FormField,
  Host,
  KintoneRecord,
  LoginUser,
  ScreenEvent,
  ScreenHandler,
  ScreenName,
} from '../../src/kintone/host';
import { RequestError } from '../../src/kintone/host';

// jsdom has no structuredClone, though every browser kintone supports has; what is cloned here is JSON.
globalThis.structuredClone ??= <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

type Answer = unknown | ((body: unknown) => unknown);

export class FakeHost implements Host {
  device: 'desktop' | 'mobile' = 'desktop';
  appId = 1;
  user: LoginUser = { code: 'sato', name: '佐藤', language: 'ja', timezone: 'Asia/Tokyo' };
  fields: Record<string, FormField> = {};
  organizations: Entity[] = [{ code: 'somu', name: '総務企画課' }];
  users: Entity[] = [{ code: 'sato', name: '佐藤' }];
  addsRecords = true;
  everyOrganization: Entity[] = [
    { code: 'somu', name: '総務企画課' },
    { code: 'machi', name: 'まちづくり整備課' },
    { code: 'fukushi', name: '保健福祉課' },
  ];
  condition: string | null = '';
  record: KintoneRecord | null = null;
  /** Space elements by id; put one in to give the form that space. */
  spaces: Record<string, HTMLElement> = {};
  /** Elements of the list by field code. */
  cells: Record<string, HTMLElement[]> = {};
  header: HTMLElement | null = null;
  headerMenu: HTMLElement | null = null;

  readonly notices: { kind: string; text: string }[] = [];
  readonly requests: { method: string; path: string; body: unknown }[] = [];
  readonly shown: Record<string, boolean> = {};
  private readonly waiting: ((record: KintoneRecord | null) => void)[] = [];
  private readonly handlers: { screen: string; handler: ScreenHandler }[] = [];

  /** `answers` by "METHOD path": a value, or a function of the body; a RequestError value is thrown. */
  constructor(readonly answers: Record<string, Answer> = {}) {}

  on(screen: ScreenName, handler: ScreenHandler): void {
    this.handlers.push({ screen, handler });
  }
  onChange(fieldCode: string, handler: (event: ScreenEvent) => void): void {
    this.handlers.push({ screen: `change.${fieldCode}`, handler });
  }

  /** Runs the handlers of a screen (or `change.<code>`) in order; false as soon as one cancels. */
  async fire(screen: string, given: Partial<ScreenEvent> = {}): Promise<ScreenEvent | false> {
    const event: ScreenEvent = { appId: this.appId, record: {}, records: [], ...given };
    for (const { handler } of this.handlers.filter((entry) => entry.screen === screen)) {
      if ((await handler(event)) === false) return false;
    }
    return event;
  }

  getRecord(): KintoneRecord | null {
    return this.record && structuredClone(this.record);
  }
  setRecord(record: KintoneRecord): void {
    this.record = structuredClone(record);
    this.waiting.splice(0).forEach((tell) => tell(this.getRecord()));
  }
  /** Setting the record stands for the end of the show handlers. */
  async recordAtRest(): Promise<KintoneRecord | null> {
    return this.getRecord() ?? new Promise((resolve) => this.waiting.push(resolve));
  }
  spaceElement(id: string): HTMLElement | null {
    return this.spaces[id] ?? null;
  }
  headerElement(): HTMLElement | null {
    return this.header;
  }
  headerMenuElement(): HTMLElement | null {
    return this.headerMenu;
  }
  setFieldShown(fieldCode: string, shown: boolean): void {
    this.shown[fieldCode] = shown;
  }
  listFieldElements(fieldCode: string): HTMLElement[] | null {
    return this.cells[fieldCode] ?? null;
  }
  listCondition(): string | null {
    return this.condition;
  }
  async request<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
  ): Promise<T> {
    this.requests.push({ method, path, body: structuredClone(body) });
    const answer = this.answers[`${method} ${path}`];
    if (answer === undefined) throw new Error(`The fake host has no answer to ${method} ${path}.`);
    const result: unknown = typeof answer === 'function' ? answer(body) : answer;
    if (result instanceof RequestError) throw result;
    return result as T;
  }
  /** Answered as `POST bulkRequest`, whose body holds the writes as the plugin gives them. */
  async bulk(writes: readonly BulkWrite[]): Promise<unknown[]> {
    const { results } = await this.request<{ results: unknown[] }>('POST', 'bulkRequest', {
      writes,
    });
    return results;
  }
  async serverTime(): Promise<undefined> {
    return undefined;
  }
  async formFields(): Promise<Record<string, FormField>> {
    return this.fields;
  }
  async allOrganizations(): Promise<Entity[]> {
    return this.everyOrganization;
  }
  async myOrganizations(): Promise<Entity[]> {
    return this.organizations;
  }
  async directory(): Promise<Directory> {
    return { users: this.users, organizations: this.organizations };
  }
  async mayAddRecords(): Promise<boolean> {
    return this.addsRecords;
  }
  url(target: { list: string } | { record: number } | 'create'): string {
    if (target === 'create') return `/k/${this.appId}/edit`;
    if ('record' in target) return `/k/${this.appId}/show#record=${target.record}`;
    return `/k/${this.appId}/?query=${encodeURIComponent(target.list)}`;
  }
  notify(kind: 'info' | 'success' | 'error', text: string): void {
    this.notices.push({ kind, text });
  }
}
