/** Lookups on saving: what is copied, when, what empties it, and which keys are refused. */
import type { Context } from '../../../emulator/context';
import { KintoneError } from '../../../emulator/errors';
import { options, Stage, wrap, type FieldSpec } from '../records/harness';
import { from, testRows } from './rows';

const OBSERVED = 'observed: record-lookup †';
const NOTES = 'observed: doc/kintone-behavior-notes 10 †';
const TIP = 'cybozu.dev/ja/kintone/tips …/update-record-lookup-using-rest-api';
const HELP = 'help: k/ja/user/app_settings/form/form_parts/field_lookup';

type Values = Record<string, unknown>;
/** `add` and `put` write the order, `source` changes the first product. */
type Steps = ['add' | 'put' | 'source', Values][];

const lookup = (
  app: number,
  relatedKeyField: string,
  copies: Record<string, string>,
  filterCond = '',
) => ({
  relatedApp: { app: String(app), code: '' },
  relatedKeyField,
  fieldMappings: Object.entries(copies).map(([field, relatedField]) => ({ field, relatedField })),
  lookupPickerFields: [],
  filterCond,
  sort: '',
});

/** The order after the steps, or how they end. */
function order(steps: Steps): unknown {
  const stage = new Stage();
  const products = stage.app({
    品番: { type: 'SINGLE_LINE_TEXT', unique: true },
    名: { type: 'SINGLE_LINE_TEXT' },
    価格: { type: 'NUMBER' },
    棚: { type: 'SINGLE_LINE_TEXT' },
    日: { type: 'DATE' },
    色: { type: 'CHECK_BOX', options: options('赤', '黄') },
  });
  const one = { 品番: 'P001', 名: 'りんご', 価格: '100', 棚: 'A', 日: '2026-11-01', 色: ['赤'] };
  const first = stage.add(products, one);
  stage.add(products, { 品番: 'P002', 名: 'みかん', 価格: '80', 棚: 'B', 色: ['黄'] });
  stage.add(products, { 品番: 'P003', 名: 'ぶどう', 価格: '300', 棚: 'B' });
  const copies = { 商品: '名', 単価: '価格', 入荷: '日', 色: '色' };
  const fields: Record<string, FieldSpec> = {
    品番: { type: 'SINGLE_LINE_TEXT', lookup: lookup(products.id, '品番', copies, '価格 < 200') },
    商品: { type: 'SINGLE_LINE_TEXT' },
    単価: { type: 'NUMBER' },
    入荷: { type: 'DATE' },
    色: { type: 'CHECK_BOX', options: options('赤', '黄') },
    数: { type: 'NUMBER' },
    計: { type: 'CALC', expression: '単価 * 数', format: 'NUMBER' },
    棚: { type: 'SINGLE_LINE_TEXT', lookup: lookup(products.id, '棚', { 棚品: '名' }) },
    棚品: { type: 'SINGLE_LINE_TEXT' },
    番: {
      type: 'NUMBER',
      lookup: lookup(products.id, 'レコード番号', { 番品: '名', 写番: 'レコード番号' }),
    },
    番品: { type: 'SINGLE_LINE_TEXT' },
    写番: { type: 'NUMBER' },
    明細: {
      type: 'SUBTABLE',
      fields: {
        行番: {
          type: 'SINGLE_LINE_TEXT',
          lookup: lookup(products.id, '品番', { 行品: '名', 行価: '価格' }),
        },
        行品: { type: 'SINGLE_LINE_TEXT' },
        行価: { type: 'NUMBER' },
      },
    },
  };
  const app = stage.app(fields);
  let id = '';
  try {
    for (const [step, values] of steps) {
      if (step === 'add') id = stage.add(app, values);
      else {
        const target = step === 'put' ? { app: app.id, id } : { app: products.id, id: first };
        stage.call('PUT', 'record.json', { ...target, record: wrap(values) });
      }
    }
  } catch (error) {
    if (!(error instanceof KintoneError)) throw error;
    return {
      code: error.code,
      message: error.text.ja,
      errors: error.errors,
      saved: stage.find(app, ''),
    };
  }
  const kept = stage.get(app, id);
  const rows = kept.明細 as { value: Record<string, { value: unknown }> }[];
  const { 商品, 単価, 入荷, 色, 計, 棚品, 番品, 写番 } = kept;
  const table = rows.map(({ value }) => [value.行品?.value, value.行価?.value]);
  return { 商品, 単価, 入荷, 色, 計, 棚品, 番品, 写番, table };
}

const nothing = {
  商品: '',
  単価: '',
  入荷: null,
  色: [],
  計: '0',
  棚品: '',
  番品: '',
  写番: '',
  table: [],
};
const apple = { ...nothing, 商品: 'りんご', 単価: '100', 入荷: '2026-11-01', 色: ['赤'] };
const orange = { ...nothing, 商品: 'みかん', 単価: '80', 色: ['黄'] };
const unknown = (code: string, key: string, saved: number[] = []): unknown => ({
  code: 'GAIA_LO04',
  message: `フィールド「${code}」の値「${key}」が、ルックアップの参照先のフィールドにないか、またはアプリやフィールドの閲覧権限がありません。`,
  errors: undefined,
  saved,
});
const notUnique = {
  code: 'GAIA_LO03',
  message:
    'ルックアップの参照先から値をコピーできません。「コピー元のフィールド」に指定したフィールドの設定で「値の重複を禁止する」を選択しておく必要があります。',
  errors: undefined,
  saved: [],
};
const rows = (...keys: string[]): Values => ({
  明細: keys.map((行番) => ({ value: wrap({ 行番 }) })),
});

testRows<Steps, unknown>(
  [
    ...from<Steps, unknown>(OBSERVED, [
      ['a key copies', [['add', { 品番: 'P001' }]], apple],
      [
        'what is given for copies is passed over',
        [['add', { 品番: 'P001', 商品: '偽', 単価: '9' }]],
        apple,
      ],
      ['an empty key copies nothing', [['add', { 品番: '' }]], nothing],
      ['no key copies nothing', [['add', {}]], nothing],
      ['a key nobody has', [['add', { 品番: 'P999' }]], unknown('品番', 'P999')],
      [
        'another key copies anew',
        [
          ['add', { 品番: 'P001' }],
          ['put', { 品番: 'P002' }],
        ],
        orange,
      ],
      [
        'an emptied key empties',
        [
          ['add', { 品番: 'P001' }],
          ['put', { 品番: '' }],
        ],
        nothing,
      ],
      [
        'no key in an update keeps',
        [
          ['add', { 品番: 'P001' }],
          ['put', { 数: '2' }],
        ],
        { ...apple, 計: '200' },
      ],
      [
        'changed to one nobody has',
        [
          ['add', { 品番: 'P001' }],
          ['put', { 品番: 'P999' }],
        ],
        unknown('品番', 'P999', [1]),
      ],
      [
        'the source may change',
        [
          ['add', { 品番: 'P001' }],
          ['source', { 名: '青りんご', 価格: '120' }],
        ],
        apple,
      ],
      [
        '… and an update of another field keeps the copy',
        [
          ['add', { 品番: 'P001' }],
          ['source', { 名: '青りんご' }],
          ['put', { 数: '0' }],
        ],
        apple,
      ],
      ['by record number', [['add', { 番: '2' }]], { ...nothing, 番品: 'みかん', 写番: '2' }],
      ['a record number nobody has', [['add', { 番: '99' }]], unknown('番', '99')],
      [
        'a record number emptied',
        [
          ['add', { 番: '2' }],
          ['put', { 番: '' }],
        ],
        nothing,
      ],
      [
        'in each row of a table',
        [['add', rows('P001', 'P002')]],
        {
          ...nothing,
          table: [
            ['りんご', '100'],
            ['みかん', '80'],
          ],
        },
      ],
      [
        'an empty key in a row',
        [['add', rows('P001', '', 'P002')]],
        {
          ...nothing,
          table: [
            ['りんご', '100'],
            ['', ''],
            ['みかん', '80'],
          ],
        },
      ],
      ['a key nobody has in a row', [['add', rows('P001', 'ZZZ')]], unknown('行番', 'ZZZ')],
    ]),
    ...from<Steps, unknown>(NOTES, [
      ['copies given without a key are passed over', [['add', { 商品: '偽', 単価: '9' }]], nothing],
      [
        'copies given in an update are passed over',
        [
          ['add', { 品番: 'P001' }],
          ['put', { 商品: '偽' }],
        ],
        apple,
      ],
      [
        'copies are calculated with',
        [['add', { 品番: 'P002', 数: '3' }]],
        { ...orange, 計: '240' },
      ],
    ]),
    ...from<Steps, unknown>(HELP, [
      [
        'the filter is for the person who picks',
        [['add', { 品番: 'P003' }]],
        { ...nothing, 商品: 'ぶどう', 単価: '300' },
      ],
    ]),
    ...from<Steps, unknown>(TIP, [
      [
        'the same key given again copies anew',
        [
          ['add', { 品番: 'P001' }],
          ['source', { 名: '青りんご' }],
          ['put', { 品番: 'P001' }],
        ],
        { ...apple, 商品: '青りんご' },
      ],
      [
        '… in a row too',
        [
          ['add', rows('P001')],
          ['source', { 名: '青りんご' }],
          ['put', rows('P001')],
        ],
        { ...nothing, table: [['青りんご', '100']] },
      ],
    ]),
    ...from<Steps, unknown>('observed: emxas.co.jp/blog/2025/03/17/2798 †', [
      ['a key that may be in several records', [['add', { 棚: 'B' }]], notUnique],
      ['… though it is in one', [['add', { 棚: 'A' }]], notUnique],
      ['… or in none', [['add', { 棚: 'Z' }]], notUnique],
      ['… emptied', [['add', { 棚: '' }]], nothing],
    ]),
    ...from<Steps, unknown>('assumed', [
      ['a key with other case', [['add', { 品番: 'p001' }]], unknown('品番', 'p001')],
    ]),
  ],
  order,
);

test('a person who picks on a screen needs no unique key, and keeps what was copied until the key changes [assumed]', () => {
  class Screen extends Stage {
    override context(user?: string): Context {
      return { ...super.context(user), ofScreen: true };
    }
  }
  const stage = new Screen();
  const products = stage.app({
    棚: { type: 'SINGLE_LINE_TEXT' },
    名: { type: 'SINGLE_LINE_TEXT' },
  });
  const first = stage.add(products, { 棚: 'A', 名: 'りんご' });
  const app = stage.app({
    棚: { type: 'SINGLE_LINE_TEXT', lookup: lookup(products.id, '棚', { 商品: '名' }) },
    商品: { type: 'SINGLE_LINE_TEXT' },
  });
  const id = stage.add(app, { 棚: 'A' });
  expect(stage.get(app, id)).toMatchObject({ 商品: 'りんご' });
  const renamed = { app: products.id, id: first, record: wrap({ 名: '青りんご' }) };
  stage.call('PUT', 'record.json', renamed);
  stage.call('PUT', 'record.json', { app: app.id, id, record: wrap({ 棚: 'A' }) });
  expect(stage.get(app, id)).toMatchObject({ 商品: 'りんご' });

  // help: k/ja/user/app_settings/form/form_parts/field_lookup: of several records a person picks one.
  const second = stage.add(products, { 棚: 'A', 名: 'みかん' });
  const other = stage.add(products, { 棚: 'B', 名: 'ぶどう' });
  const pick = (pickedId: string) =>
    stage.call('PUT', 'record.json', {
      app: app.id,
      id,
      record: { 棚: { value: 'A', pickedId } },
    });
  pick(second);
  expect(stage.get(app, id)).toMatchObject({ 商品: 'みかん' });
  pick(first);
  expect(stage.get(app, id)).toMatchObject({ 商品: '青りんご' });
  expect(stage.fault(() => pick(other))).toMatchObject({ code: 'GAIA_LO03' });
});
