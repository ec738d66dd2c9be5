/** @jest-environment jsdom */
import type { FieldProperty } from '../../../emulator/apps/definition';
import type { Boot, Device } from '../../../emulator/pages/boot';
import { installKintone, resetScreen, setScreen } from '../../../emulator/pages/api';

/** The global of the page: its members are what these tests are about. */
interface Kintone {
  app: Functions & { record: Functions };
  mobile: Functions & { app: Functions & { record: Functions }; portal: Functions };
  buildPageUrl(page: string, params: object): Promise<string>;
  getPageType(): Promise<{ type: string; page: string }>;
  isMobilePage(): Promise<boolean>;
}
type Functions = Record<string, (...values: unknown[]) => unknown>;

function kintoneOn(device: Device): Kintone {
  const boot: Boot = {
    page: 'index',
    device,
    language: 'ja',
    requestToken: '',
    app: { id: '3', name: '声', canAdmin: false, canAdd: true },
    pluginConfigs: {},
    resources: [],
  };
  installKintone(boot);
  return (window as unknown as { kintone: Kintone }).kintone;
}

afterEach(resetScreen);

test('on a phone kintone.mobile answers, and the functions of PCs answer null', () => {
  setScreen({ query: '種別 in ("要望") limit 20', recordId: 8 });
  const { app, mobile } = kintoneOn('MOBILE');
  expect([mobile.app['getId']?.(), app['getId']?.()]).toEqual([3, null]);
  expect(mobile.app['getQuery']?.()).toBe('種別 in ("要望") limit 20');
  expect(app['getQuery']?.()).toBeNull();
  expect([mobile.app.record['getId']?.(), app.record['getId']?.()]).toEqual([8, null]);
});

test('on a PC kintone.mobile answers null, so that `app.getId() || mobile.app.getId()` tells the device', () => {
  setScreen({ recordId: 8 });
  const { app, mobile } = kintoneOn('DESKTOP');
  expect([mobile.app['getId']?.(), app['getId']?.()]).toEqual([null, 3]);
  expect(mobile.app.record['get']?.()).toBeNull();
});

test('what answers by a Promise rejects on the other device and names itself', async () => {
  const pc = kintoneOn('DESKTOP');
  await expect(pc.mobile['createBottomSheet']?.({})).rejects.toThrow(
    'kintone.mobile.createBottomSheet',
  );
  const phone = kintoneOn('MOBILE');
  await expect(phone.app['showFilterButton']?.('HIDDEN')).rejects.toThrow(
    'kintone.app.showFilterButton',
  );
});

test('settings of the app are asked for by the same name on both devices', () => {
  for (const device of ['DESKTOP', 'MOBILE'] as const) {
    const { app, mobile } = kintoneOn(device);
    expect(app['getFormFields']).toBeInstanceOf(Function);
    expect(mobile.app['getFormFields']).toBeUndefined();
  }
});

test('there is one header space on phones, of the list or of the record', () => {
  const [list, record] = [document.createElement('div'), document.createElement('div')];
  const { mobile } = kintoneOn('MOBILE');
  const space = () => mobile.app['getHeaderSpaceElement']?.();
  expect(space()).toBeNull();
  setScreen({ recordHeaderMenuSpace: record });
  expect(space()).toBe(record);
  setScreen({ recordHeaderMenuSpace: null, headerSpace: list });
  expect(space()).toBe(list);
});

test('phones give no element of tables, related records and groups', () => {
  const element = document.createElement('div');
  const fields = Object.fromEntries(
    ['SUBTABLE', 'REFERENCE_TABLE', 'GROUP', 'NUMBER'].map((type) => [
      type,
      { type, code: type, label: type } as FieldProperty,
    ]),
  );
  setScreen({ fields, fieldElement: () => element });
  const { record } = kintoneOn('MOBILE').mobile.app;
  const given = Object.keys(fields).filter((code) => record['getFieldElement']?.(code) !== null);
  expect(given).toEqual(['NUMBER']);
});

test('pages of phones have their own names and addresses', async () => {
  setScreen({ pageType: 'APP_DETAIL' });
  const kintone = kintoneOn('MOBILE');
  expect(await kintone.getPageType()).toEqual({ type: 'APP', page: 'APP_DETAIL_MOBILE' });
  expect(await kintone.isMobilePage()).toBe(true);
  const url = await kintone.buildPageUrl('APP_EDIT_MOBILE', { appId: 3, recordId: 5 });
  expect(url).toMatch(/\/k\/m\/3\/show\?record=5#mode=edit$/);
});
