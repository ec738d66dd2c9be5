/**
 * @jest-environment jsdom
 */
import type { Boot } from '../../../emulator/pages/boot';
import { events, fire, installKintone, setScreen } from '../../../emulator/pages/api';
import { EVENTS } from '../../../emulator/pages/api/coverage/events';
import { addNotEmulated, isRefusal } from '../../../emulator/pages/api/not-emulated';
import { refuse } from '../../../emulator/pages/api/refuse';
import { withQuery } from '../../../emulator/pages/api/rest';

const boot: Boot = {
  page: 'detail',
  device: 'DESKTOP',
  language: 'ja',
  requestToken: 'token-1',
  user: {
    id: '1',
    code: 'yamada',
    name: '山田 花子',
    email: '',
    url: '',
    employeeNumber: '',
    phone: '',
    mobilePhone: '',
    extensionNumber: '',
    timezone: 'Asia/Tokyo',
    isGuest: false,
    language: 'ja',
    isSystemAdmin: false,
  },
  app: {
    ...{ id: '3', name: '区民のこえ', canAdmin: false, canAdd: true },
    relatedTargets: { 関連: '7' },
  },
  pluginConfigs: { abc: { key: 'value' } },
  resources: [],
};

interface Kintone {
  api: {
    (path: string, method: string, params: object): Promise<unknown>;
    (
      path: string,
      method: string,
      params: object,
      ok: (a: unknown) => void,
      ng: (e: unknown) => void,
    ): void;
    url(path: string): string;
    urlForGet(path: string, params: object): string;
  };
  app: {
    getId(): number;
    getLookupTargetAppId(code: string): string | null;
    getRelatedRecordsTargetAppId(code: string): string | null;
    record: {
      getId(): number | null;
      get(): unknown;
      set(record: object): void;
    };
  };
  getLoginUser(): Record<string, unknown>;
  getRequestToken(): string;
  buildPageUrl(page: string, params: object): Promise<string>;
  isMobilePage(): Promise<boolean>;
  plugin: { app: { getConfig(id: string): Record<string, string> | null } };
  events: { on(types: string | string[], handler: () => void): void };
  notKnownToKintone?: unknown;
}

installKintone(boot);
const kintone = (window as unknown as { kintone: Kintone }).kintone;

afterEach(() => {
  events.off();
  document.body.replaceChildren();
});

function answer(status: number, body: unknown): jest.Mock {
  const fetched = jest.fn(async () => ({
    ok: status < 400,
    status,
    headers: new Headers(),
    text: async () => (typeof body === 'string' ? body : JSON.stringify(body)),
  }));
  globalThis.fetch = fetched as unknown as typeof fetch;
  return fetched;
}

describe('the global kintone', () => {
  it('knows the app, the user and the request token', () => {
    expect(kintone.app.getId()).toBe(3);
    expect(kintone.getLoginUser()).toMatchObject({ code: 'yamada', language: 'ja' });
    expect(kintone.getLoginUser()).not.toHaveProperty('isSystemAdmin');
    expect(kintone.getRequestToken()).toBe('token-1');
  });

  it('names the app of related records, whatever the form tells of it', () => {
    expect(kintone.app.getRelatedRecordsTargetAppId('関連')).toBe('7');
    expect(kintone.app.getRelatedRecordsTargetAppId('件名')).toBeNull();
  });

  it('gives a plugin a copy of its settings, null for a plugin the app lacks', () => {
    const config = kintone.plugin.app.getConfig('abc');
    expect(config).toEqual({ key: 'value' });
    if (config) config['key'] = 'other';
    expect(kintone.plugin.app.getConfig('abc')).toEqual({ key: 'value' });
    expect(kintone.plugin.app.getConfig('zzz')).toBeNull();
  });

  it('writes addresses with .json and the origin', () => {
    expect(kintone.api.url('/k/v1/records')).toBe(`${location.origin}/k/v1/records.json`);
    expect(kintone.api.urlForGet('/k/v1/records', { app: 3, ids: [1, 2] })).toBe(
      `${location.origin}/k/v1/records.json?app=3&ids%5B0%5D=1&ids%5B1%5D=2`,
    );
  });

  it('builds addresses of pages, and refuses a page kintone does not name or a missing number', async () => {
    expect(await kintone.buildPageUrl('APP_DETAIL', { appId: 3, recordId: 5 })).toMatch(
      /\/k\/3\/show#record=5$/,
    );
    expect(await kintone.buildPageUrl('APP_REPORT', { appId: 3, reportId: 8 })).toMatch(
      /\/k\/3\/report\?report=8$/,
    );
    await expect(kintone.buildPageUrl('APP_REPORT', { appId: 3 })).rejects.toThrow('reportId');
    await expect(kintone.buildPageUrl('APP_OTHER', { appId: 3 })).rejects.toThrow('APP_OTHER');
    expect(await kintone.isMobilePage()).toBe(false);
  });

  it.each([
    ['showNotification', ['WARNING', '言葉']],
    ['showNotification', ['INFO']],
    ['showLoading', ['SHOWN']],
  ])('%s(%j) is refused and draws nothing', async (name, given) => {
    const shown = kintone as unknown as Record<string, (...given: string[]) => Promise<void>>;
    await expect(shown[name]?.(...given)).rejects.toThrow(`kintone.${name}`);
    expect(document.querySelector('#kd-notification, #kd-loading')).toBeNull();
  });

  it('throws for what is documented but not emulated, names it on the page, and leaves the rest as it is', () => {
    const getId = (): number => 3;
    const root = { app: { getId } as Record<string, () => unknown> };
    addNotEmulated(root, ['app.getId', 'app.newToKintone'], refuse);
    expect(root.app['newToKintone']).toThrow('kintone.app.newToKintone');
    expect(document.body.textContent).toContain('kintone.app.newToKintone');
    expect([root.app['getId'], isRefusal(root.app['newToKintone'])]).toEqual([getId, true]);
    expect(kintone.notKnownToKintone).toBeUndefined();
  });

  it('says in the console that a documented event never happens here, and takes any other', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    kintone.events.on(['app.record.detail.show', 'my.own.event'], () => undefined);
    expect(warn).not.toHaveBeenCalled();
    const [missing] = EVENTS.filter(({ hasMobile, firesOnMobile }) => hasMobile && !firesOnMobile);
    if (missing) {
      kintone.events.on(`mobile.${missing.pc}`, () => undefined);
      expect(warn.mock.calls[0]?.[0]).toContain(missing.pc);
    }
    warn.mockRestore();
  });
});

describe('kintone.api', () => {
  it('sends the request token with every write, and parameters in the query of a read', async () => {
    const fetched = answer(200, { ok: true });
    await kintone.api('/k/v1/record', 'PUT', { app: 3 });
    const [url, init] = fetched.mock.calls[0] as [string, RequestInit];
    expect(url).toBe('/k/v1/record.json');
    expect(JSON.parse(String(init.body))).toEqual({ app: 3, __REQUEST_TOKEN__: 'token-1' });
    await kintone.api('/k/v1/record', 'GET', { app: 3 });
    expect(fetched.mock.calls[1]?.[0]).toBe('/k/v1/record.json?app=3');
  });

  it('sends a long read as a POST that says it is a GET', async () => {
    const fetched = answer(200, {});
    await kintone.api('/k/v1/records', 'GET', { query: 'あ'.repeat(3000) });
    const [, init] = fetched.mock.calls[0] as [string, RequestInit];
    expect(init.method).toBe('POST');
    expect(init.headers).toMatchObject({ 'X-HTTP-Method-Override': 'GET' });
  });

  it('rejects with kintone’s error, and gives an unreadable answer as it came', async () => {
    answer(400, {
      code: 'CB_VA01',
      id: 'x',
      message: '誤り',
      errors: { app: { messages: ['必須です。'] } },
    });
    await expect(kintone.api('/k/v1/record', 'GET', {})).rejects.toEqual({
      code: 'CB_VA01',
      id: 'x',
      message: '誤り',
      errors: { app: { messages: ['必須です。'] } },
    });
    answer(502, '<html>Bad Gateway</html>');
    await expect(kintone.api('/k/v1/record', 'GET', {})).rejects.toBe('<html>Bad Gateway</html>');
  });

  it('calls callbacks instead of returning a Promise', async () => {
    answer(200, { id: '1' });
    const told = await new Promise((resolve, reject) => {
      expect(kintone.api('/k/v1/record', 'POST', {}, resolve, reject)).toBeUndefined();
    });
    expect(told).toEqual({ id: '1' });
  });
});

describe('record.get and record.set', () => {
  it('answer for the open screen, null where there is no record', () => {
    expect(kintone.app.record.get()).toBeNull();
    setScreen({ recordId: 5, getRecord: () => ({ record: { 件名: { value: 'a' } } }) });
    expect(kintone.app.record.getId()).toBe(5);
    expect(kintone.app.record.get()).toEqual({ record: { 件名: { value: 'a' } } });
  });

  it('throw inside a handler', async () => {
    let message = '';
    events.on('app.record.detail.show', () => {
      try {
        kintone.app.record.get();
      } catch (error) {
        message = String(error);
      }
    });
    await fire('app.record.detail.show', {});
    expect(message).toContain('kintone.app.record.get()');
  });
});

describe('query strings', () => {
  it('leave out what is not set', () => {
    expect(withQuery('/k/v1/a.json', { a: undefined, b: null, c: '' })).toBe('/k/v1/a.json?c=');
  });
});
