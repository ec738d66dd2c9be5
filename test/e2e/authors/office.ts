/** The two apps the fixture plugins are used in: a register of lending requests, and the items it looks up. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { deployAndWait } from '../../../scripts/provision/deploy';

export interface Office {
  requests: number;
  items: number;
}

export const ITEMS = [
  { 品番: 'A-1', 品名: 'テント', 単価: '1500' },
  { 品番: 'A-2', 品名: '折りたたみ机', 単価: '300' },
  { 品番: 'B-1', 品名: 'ワイヤレスマイク', 単価: '800' },
];

const SECTIONS = ['総務企画課', 'コミュニティ支援課', 'まちづくり整備課'];
const STATES = ['受付', '貸出中', '返却済'];

/** Makes both apps, deploys them, and puts the items in. */
export async function makeOffice(client: KintoneRestAPIClient): Promise<Office> {
  const items = await makeApp(client, '備品台帳', {
    品番: { ...text('品番'), required: true, unique: true },
    品名: text('品名'),
    単価: number('単価'),
  });
  await client.record.addRecords({
    app: items,
    records: ITEMS.map((item) =>
      Object.fromEntries(Object.entries(item).map(([code, value]) => [code, { value }])),
    ),
  });
  const requests = await makeApp(
    client,
    '備品の貸出',
    {
      受付番号: text('受付番号'),
      件名: text('件名'),
      用件: { type: 'MULTI_LINE_TEXT', code: '用件', label: '用件' },
      担当課: choice('担当課', SECTIONS),
      状況: { ...choice('状況', STATES), defaultValue: '受付' },
      貸出日: { type: 'DATE', code: '貸出日', label: '貸出日' },
      電話番号: text('電話番号'),
      郵便番号: text('郵便番号'),
      明細: {
        type: 'SUBTABLE',
        code: '明細',
        label: '明細',
        fields: {
          品番: {
            ...text('品番'),
            lookup: {
              relatedApp: { app: String(items) },
              relatedKeyField: '品番',
              fieldMappings: [
                { field: '品名', relatedField: '品名' },
                { field: '単価', relatedField: '単価' },
              ],
              lookupPickerFields: ['品番', '品名'],
              filterCond: '',
              sort: '品番 asc',
            },
          },
          品名: text('品名'),
          単価: number('単価'),
          個数: { ...number('個数'), defaultValue: '1' },
          小計: { type: 'CALC', code: '小計', label: '小計', expression: '単価 * 個数' },
        },
      },
      合計: { type: 'CALC', code: '合計', label: '合計', expression: 'SUM(小計)' },
    },
    async (app) => {
      const { layout } = await client.app.getFormLayout({ app, preview: true });
      await client.app.updateFormLayout({
        app,
        layout: [
          ...layout,
          {
            type: 'ROW',
            fields: [{ type: 'SPACER', elementId: 'choose', size: { width: '240', height: '60' } }],
          },
        ],
      } as Parameters<typeof client.app.updateFormLayout>[0]);
      await client.app.updateViews({
        app,
        views: {
          貸出の一覧: {
            index: 0,
            type: 'LIST',
            name: '貸出の一覧',
            fields: ['受付番号', '件名', '状況', '担当課', '電話番号'],
            sort: '$id asc',
          },
          カレンダー: {
            index: 1,
            type: 'CUSTOM',
            name: 'カレンダー',
            html: '<div id="month-calendar"></div>',
            pager: false,
            device: 'ANY',
          },
        },
      });
    },
  );
  return { requests, items };
}

type Fields = Parameters<KintoneRestAPIClient['app']['addFormFields']>[0]['properties'];

async function makeApp(
  client: KintoneRestAPIClient,
  name: string,
  properties: Record<string, object>,
  more: (app: string) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const { app } = await client.app.addApp({ name });
  await client.app.addFormFields({ app, properties: properties as Fields });
  await more(app);
  await deployAndWait(client, Number(app));
  return Number(app);
}

const text = (code: string) => ({ type: 'SINGLE_LINE_TEXT', code, label: code });
const number = (code: string) => ({ type: 'NUMBER', code, label: code });
const choice = (code: string, labels: string[]) => ({
  type: 'DROP_DOWN',
  code,
  label: code,
  options: Object.fromEntries(
    labels.map((label, index) => [label, { label, index: String(index) }]),
  ),
});
