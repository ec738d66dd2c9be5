/** An app with every kind of field a person can fill in, for tests of the record screens on a phone. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';

/** Tells what a change handler is told in `title`, and lets 道路 name the sort of work. */
const MOBILE_FILE = `
const told = (event) => {
  const row = event.changes.row ? event.changes.row.value.item.value : '';
  window.told = [...(window.told ?? []), [event.type, event.changes.field.value, row].join('|')];
  return event;
};
for (const screen of ['create', 'edit']) {
  for (const code of ['marks', 'day', 'people', 'lines', 'item', 'count']) {
    kintone.events.on('mobile.app.record.' + screen + '.change.' + code, told);
  }
  kintone.events.on('mobile.app.record.' + screen + '.change.kind', (event) => {
    event.record.title.value = event.changes.field.value + 'の件';
    return told(event);
  });
}`;

export interface PhoneApps {
  app: string;
  places: string;
}

/** @returns ids of the app and of the one its lookup reads */
export async function makePhoneApps(client: KintoneRestAPIClient): Promise<PhoneApps> {
  const { app: api, file, record } = client;
  const field = (type: string, code: string, label: string) => ({ type, code, label });
  const text = (code: string, label: string) => field('SINGLE_LINE_TEXT', code, label);
  const { app: places } = await api.addApp({ name: '施設' });
  await api.addFormFields({
    app: places,
    properties: { name: text('name', '施設名'), where: text('where', '所在地') } as never,
  });
  await api.deployApp({ apps: [{ app: places }] });
  await record.addRecords({
    app: places,
    records: [
      { name: { value: '八幡西図書館' }, where: { value: '黒崎三丁目15番3号' } },
      { name: { value: '折尾図書館' }, where: { value: '光明一丁目9番17号' } },
    ],
  });

  const options = (...labels: string[]) => ({
    options: Object.fromEntries(
      labels.map((label, index) => [label, { label, index: String(index) }]),
    ),
  });
  const { app } = await api.addApp({ name: '現場の記録' });
  const properties = {
    title: { ...text('title', '件名'), required: true },
    memo: field('MULTI_LINE_TEXT', 'memo', 'くわしい内容'),
    rich: field('RICH_TEXT', 'rich', '説明'),
    amount: { ...field('NUMBER', 'amount', '金額'), unit: '円', unitPosition: 'AFTER' },
    day: field('DATE', 'day', '日付'),
    time: field('TIME', 'time', '時刻'),
    at: field('DATETIME', 'at', '受付日時'),
    route: { ...field('RADIO_BUTTON', 'route', '経路'), ...options('窓口', '電話') },
    marks: { ...field('CHECK_BOX', 'marks', '区分'), ...options('急ぎ', '写真あり') },
    kind: { ...field('DROP_DOWN', 'kind', '種類'), ...options('道路', '公園') },
    areas: { ...field('MULTI_SELECT', 'areas', '地域'), ...options('黒崎', '折尾', '香月') },
    people: field('USER_SELECT', 'people', '担当者'),
    files: field('FILE', 'files', '写真'),
    site: { ...field('LINK', 'site', '参考ページ'), protocol: 'WEB' },
    address: text('address', '所在地'),
    place: {
      ...text('place', '施設'),
      lookup: {
        relatedApp: { app: places },
        relatedKeyField: 'name',
        fieldMappings: [{ field: 'address', relatedField: 'where' }],
        lookupPickerFields: ['where'],
        filterCond: '',
        sort: '',
      },
    },
    lines: {
      ...field('SUBTABLE', 'lines', '作業'),
      fields: { item: text('item', '作業名'), count: field('NUMBER', 'count', '人数') },
    },
  };
  await api.addFormFields({ app, properties: properties as never });
  const user = (code: string) => ({ entity: { type: 'USER', code } });
  await api.updateProcessManagement({
    app,
    enable: true,
    states: {
      受付: { name: '受付', index: 0, assignee: { type: 'ONE', entities: [] } },
      確認: {
        name: '確認',
        index: 1,
        assignee: { type: 'ONE', entities: [user('sato'), user('ito')] },
      },
    },
    actions: [{ name: '確認に回す', from: '受付', to: '確認' }],
  } as never);
  const { fileKey } = await file.uploadFile({ file: { name: 'phone.js', data: MOBILE_FILE } });
  await api.updateAppCustomize({ app, mobile: { js: [{ type: 'FILE', file: { fileKey } }] } });
  await api.deployApp({ apps: [{ app }] });
  return { app, places };
}
