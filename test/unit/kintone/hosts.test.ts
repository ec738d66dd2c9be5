/** @jest-environment jsdom */
import { desktopHost } from '../../../src/kintone/desktop';
import type { Host } from '../../../src/kintone/host';
import { mobileHost } from '../../../src/kintone/mobile';

const refuse = (): never => {
  throw new Error('record.get inside a handler');
};

type Handler = (event: object) => unknown;

/** The global `kintone` as far as a host uses it; what a ward's kintone lacks is left out. */
function install(extra: object = {}) {
  const handlers: Record<string, Handler[]> = {};
  const asked: { path: string; method: string; body: unknown }[] = [];
  const header = document.createElement('div');
  const menu = document.createElement('div');
  const app = {
    getId: () => 8,
    getQueryCondition: () => '分野 in ("道路・公園")',
    getHeaderSpaceElement: () => null as HTMLElement | null,
    getHeaderMenuSpaceElement: () => null as HTMLElement | null,
    record: {
      get: () => ({ record: { 件名: { value: '街灯' } } }),
      getHeaderMenuSpaceElement: () => menu,
      getSpaceElement: () => null,
    },
  };
  const api = async (path: string, method: string, body: unknown) => {
    asked.push({ path, method, body });
    if (path.includes('organizations')) {
      return { organizationTitles: [{ organization: { code: 'somu', name: '総務企画課' } }] };
    }
    return { properties: { 件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' } } };
  };
  Object.assign(globalThis, {
    kintone: {
      app,
      mobile: { app: { ...app, getId: () => 9, getHeaderSpaceElement: () => header } },
      api: Object.assign(api, { url: (path: string) => `${path}.json` }),
      events: {
        on: (types: string | string[], handler: Handler) =>
          [types].flat().forEach((type) => (handlers[type] ??= []).push(handler)),
      },
      getLoginUser: () => ({ code: 'sato', name: '佐藤', language: 'zh', timezone: 'Asia/Tokyo' }),
      ...extra,
    },
  });
  return { handlers, asked, header, menu };
}

test('a row of the list is edited on a PC only: a phone has no such event', () => {
  const pc = install();
  desktopHost().on('index.edit.submit', () => undefined);
  expect(Object.keys(pc.handlers)).toEqual(['app.record.index.edit.submit']);
  const phone = install();
  mobileHost().on('index.edit.submit', () => undefined);
  expect(phone.handlers).toEqual({});
});

describe.each<[string, () => Host, string, number]>([
  ['a PC', desktopHost, 'app.record.', 8],
  ['a phone', mobileHost, 'mobile.app.record.', 9],
])('the host on %s', (_device, open, prefix, appId) => {
  test('hears its own events, and changes on both forms', () => {
    const { handlers } = install();
    const host = open();
    host.on('detail.process.proceed', () => undefined);
    host.onChange('経路', () => undefined);
    expect(Object.keys(handlers)).toEqual([
      `${prefix}detail.process.proceed`,
      `${prefix}create.change.経路`,
      `${prefix}edit.change.経路`,
    ]);
  });

  test('knows app, user and list; who reads neither Japanese nor English reads English', () => {
    install();
    const host = open();
    expect(host.appId).toBe(appId);
    expect(host.user).toMatchObject({ code: 'sato', language: 'en', timezone: 'Asia/Tokyo' });
    expect(host.listCondition()).toBe('分野 in ("道路・公園")');
    expect(host.getRecord()).toEqual({ 件名: { value: '街灯' } });
  });

  test('waits for the record while handlers run, for kintone refuses it until they have ended', async () => {
    const get = jest.fn(() => ({ record: { 件名: { value: '街灯' } } }));
    get
      .mockImplementationOnce(refuse)
      .mockImplementationOnce(refuse)
      .mockImplementationOnce(refuse);
    const app = { getId: () => 1, record: { get } };
    install({ app, mobile: { app } });
    const host = open();
    expect(host.getRecord()).toBeNull();
    const { signal } = new AbortController();
    await expect(host.recordAtRest(signal)).resolves.toEqual({ 件名: { value: '街灯' } });
    expect(get).toHaveBeenCalledTimes(4);
    await expect(host.recordAtRest(AbortSignal.abort())).resolves.toBeNull();
  });

  test('asks for the form once, however often it is needed', async () => {
    const { asked } = install();
    const host = open();
    await Promise.all([host.formFields(), host.formFields()]);
    expect(asked).toEqual([
      { path: '/k/v1/app/form/fields.json', method: 'GET', body: { app: appId } },
    ]);
  });

  test('finds my organizations on an older kintone too, the primary one first on a newer', async () => {
    install();
    await expect(open().myOrganizations()).resolves.toEqual([{ code: 'somu', name: '総務企画課' }]);
    const organization = (code: string, primary: boolean) => ({
      organization: { code, name: '', primary },
    });
    install({
      user: {
        getOrganizations: async () => [organization('shimin', false), organization('hoken', true)],
      },
    });
    await expect(open().myOrganizations()).resolves.toEqual([
      { code: 'hoken', name: 'hoken' },
      { code: 'shimin', name: 'shimin' },
    ]);
  });

  test('tells bad news even where kintone has no notifications', () => {
    install();
    open().notify('error', '<b>保存できません</b>');
    expect(document.querySelector('.kumin-toast-error')?.textContent).toBe('<b>保存できません</b>');
    document.body.replaceChildren();
  });
});

test('a record’s page on a PC has one space, above its menu', () => {
  const { menu } = install();
  expect(desktopHost().headerElement()).toBe(menu);
  expect(desktopHost().headerMenuElement()).toBe(menu);
});
