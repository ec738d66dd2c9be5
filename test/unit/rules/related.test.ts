/** Queries on related records: what `list.field` finds, whom it finds it for, and what is refused. */
import type { AppDefinition, AppRight } from '../../../emulator/apps/definition';
import { KintoneError } from '../../../emulator/errors';
import { options, Stage } from '../records/harness';
import { from, testRows } from './rows';

const QUERY = 'cybozu.dev/ja/kintone/docs/overview/query';
const CONDITION = 'help: help.cybozu.com/ja/k/user/display_relatedrecords.html';
const SETTING = 'openapi.yaml: referenceTable is null without view permissions for the app';

const stage = new Stage();
const anyone = { type: 'GROUP' as const, code: 'everyone' };
const list = (app: number, field: string, relatedField: string, filterCond = '') => ({
  type: 'REFERENCE_TABLE',
  referenceTable: {
    relatedApp: { app: String(app), code: '' },
    condition: { field, relatedField },
    filterCond,
  },
});

const cases = stage.app(
  {
    顧客: { type: 'SINGLE_LINE_TEXT' },
    顧客番号: { type: 'NUMBER' },
    題: { type: 'SINGLE_LINE_TEXT' },
    額: { type: 'NUMBER' },
    度: { type: 'DROP_DOWN', options: options('高', '低') },
    印: { type: 'CHECK_BOX', options: options('急', '済') },
    日: { type: 'DATE' },
    記: { type: 'MULTI_LINE_TEXT' },
    秘: { type: 'SINGLE_LINE_TEXT' },
    元: { type: 'SINGLE_LINE_TEXT' },
    表: {
      type: 'SUBTABLE',
      fields: { 品: { type: 'SINGLE_LINE_TEXT' }, 個: { type: 'NUMBER' } },
    },
  },
  {
    kept: {
      'field/acl': {
        rights: [
          {
            code: '秘',
            entities: [
              {
                entity: { type: 'USER', code: 'sato' },
                accessibility: 'WRITE',
                includeSubs: false,
              },
              { entity: anyone, accessibility: 'NONE', includeSubs: false },
            ],
          },
        ],
      },
      'record/acl': {
        rights: [
          {
            filterCond: '額 > 1000',
            entities: [
              { entity: { type: 'USER', code: 'sato' }, ...right(true) },
              { entity: anyone, ...right(false) },
            ],
          },
        ],
      },
    },
  },
);
function right(viewable: boolean) {
  return { viewable, editable: viewable, deletable: viewable, includeSubs: false };
}
const rightsOf = (code: string): AppRight[] => [
  { ...(cases.rights[0] as AppRight), entity: { type: 'USER', code } },
];
const closed = stage.app({ 鍵: { type: 'SINGLE_LINE_TEXT' } }, { rights: rightsOf('sato') });

const customers: AppDefinition = stage.app(
  {
    名: { type: 'SINGLE_LINE_TEXT' },
    上: { type: 'SINGLE_LINE_TEXT' },
    案件: list(cases.id, '名', '顧客'),
    大口: list(cases.id, '名', '顧客', '額 >= 100 and 度 in ("高")'),
    番号で: list(cases.id, 'レコード番号', '顧客番号'),
    秘密で: list(cases.id, '名', '秘'),
    閉: list(closed.id, '名', '鍵'),
  },
  { code: 'KO' },
);
// A list of the app's own records: its number is known only now.
const own = { code: '子', label: '子', fieldId: 9001, ...list(customers.id, '名', '上') };
const branches = stage.deploy(customers, {
  ...customers,
  fields: { ...customers.fields, 子: own },
});

stage.add(branches, { 名: '青空' }); // 1
stage.add(branches, { 名: '緑' }); // 2
stage.add(branches, { 名: '', 上: '青空' }); // 3
stage.add(branches, { 名: '支店', 上: '青空' }); // 4
const row = (品: string, 個: string) => ({ value: { 品: { value: 品 }, 個: { value: 個 } } });
stage.add(cases, {
  ...{ 顧客: '青空', 顧客番号: '2', 題: '街灯', 額: '100', 度: '高', 印: ['急'], 秘: '緑' },
  ...{ 日: '2026-11-24', 記: '公園の街灯', 表: [row('旗', '1'), row('杭', '5')] },
});
stage.add(cases, { 顧客: '青空', 題: 'ごみ', 額: '50', 度: '低', 表: [row('旗', '9')] });
stage.add(cases, { 顧客: '緑', 題: 'ごみ', 額: '5000', 度: '高', 日: '2026-12-01' });
stage.add(cases, { 顧客: '', 題: '無縁', 額: '1' });
stage.add(closed, { 鍵: '緑' });

const find = ([query, user]: [string, string?]): unknown => stage.find(branches, query, user);

describe('found', () => {
  testRows<[string, string?], unknown>(
    [
      ...from<[string, string?], unknown>(QUERY, [
        ['a text that is', ['案件.題 in ("街灯")'], [1]],
        ['one of two', ['案件.題 in ("街灯", "ごみ")'], [2, 1]],
        ['none is', ['案件.題 not in ("街灯")'], [2]],
        ['words', ['案件.記 like "街灯"'], [1]],
        ['a number above', ['案件.額 > 50'], [2, 1]],
        ['a choice', ['案件.度 in ("低")'], [1]],
        ['several choices', ['案件.印 in ("急")'], [1]],
        ['none chosen', ['案件.印 in ("")'], [2, 1]],
        ['lines that are empty', ['案件.記 is empty'], [2, 1]],
        ['a date function', ['案件.日 <= TODAY()'], [1]],
        ['who made it', ['案件.作成者 in (LOGINUSER())'], [2, 1]],
        ['a field of its table', ['案件.品 in ("杭")'], [1]],
        ['beside own fields', ['案件.題 in ("ごみ") and 名 = "緑"'], [2]],
        ['or', ['案件.題 in ("街灯") or 名 = "支店"'], [4, 1]],
      ]),
      ...from<[string, string?], unknown>(CONDITION, [
        ['only what meets the further filter', ['大口.題 in ("ごみ", "街灯")'], [2, 1]],
        ['… and nothing else', ['大口.度 in ("低")'], []],
        ['an empty key relates to nothing', ['案件.題 in ("無縁")'], []],
        ['by record number', ['番号で.題 in ("街灯")'], [2]],
        ['of the same app', ['子.名 in ("支店")'], [1]],
        ['… its own key is not asked', ['子.名 in ("青空")'], []],
      ]),
      ...from<[string, string?], unknown>('assumed', [
        ['all in one related record', ['案件.題 in ("街灯") and 案件.度 in ("低")'], []],
        ['… and in one row of it', ['案件.品 in ("旗") and 案件.個 > 4'], [1]],
        ['… not in two', ['案件.品 in ("杭") and 案件.題 in ("ごみ")'], []],
        ['two lists apart', ['案件.度 in ("低") and 大口.題 in ("街灯")'], [1]],
        ['a negative one needs a related record', ['案件.題 not in ("無い")'], [2, 1]],
        ['… of a table, a row', ['案件.品 not in ("無い")'], [1]],
      ]),
      ...from<[string, string?], unknown>('as rights of records and fields say elsewhere', [
        ['records the asker may not view are not there', ['案件.題 in ("ごみ")', 'ito'], [1]],
        ['… nor counted for a negative one', ['案件.題 not in ("街灯")', 'ito'], []],
        ['a field only some may view', ['案件.秘 in ("緑")', 'sato'], [1]],
        ['a list by a field only some may view', ['秘密で.題 in ("街灯")', 'sato'], [2]],
        ['an app only some may view', ['閉.鍵 in ("緑")', 'sato'], [2]],
      ]),
    ],
    find,
  );
});

describe('refused', () => {
  const refusal = ([query, user]: [string, string?]): unknown => {
    try {
      return stage.find(branches, query, user);
    } catch (error) {
      if (!(error instanceof KintoneError)) throw error;
      return [error.code, error.text.ja];
    }
  };
  const unknown = (code: string) => [
    'GAIA_IQ11',
    `指定されたフィールド（${code}）が見つかりません。`,
  ];
  const operator = (code: string, sign: string) => [
    'GAIA_IQ03',
    `${code}フィールドのフィールドタイプには演算子${sign}を使用できません。`,
  ];
  const equal = (code: string, sign: string) => [
    'GAIA_IQ07',
    `レコードを読み込めません。関連レコード一覧の${code}フィールドには、演算子${sign}を使用できません。`,
  ];
  testRows<[string, string?], unknown>(
    [
      ...from<[string, string?], unknown>(QUERY, [
        ['=: in takes its place', ['案件.題 = "街灯"'], equal('案件.題', '=')],
        ['!=: not in takes its place', ['案件.額 != 1'], equal('案件.額', '!=')],
        ['numbers have no like', ['案件.額 like "1"'], operator('案件.額', 'like')],
        ['texts have no is empty', ['案件.題 is empty'], operator('案件.題', 'is')],
        ['dates have no in', ['案件.日 in ("2026-11-24")'], operator('案件.日', 'in')],
        ['the list itself', ['案件 in ("x")'], operator('案件', 'in')],
        ['a table itself', ['案件.表 in ("x")'], operator('案件.表', 'in')],
        ['a field there is not', ['案件.無い in ("x")'], unknown('案件.無い')],
        ['a list there is not', ['無い.題 in ("x")'], unknown('無い.題')],
        ['no list', ['名.題 in ("x")'], unknown('名.題')],
        [
          'statuses without process management',
          ['案件.ステータス in ("x")'],
          unknown('案件.ステータス'),
        ],
        ['nothing to order by', ['order by 案件.題'], unknown('案件.題')],
        [
          'an option there is not',
          ['案件.度 in ("中")'],
          ['GAIA_IQ10', 'フィールド「案件.度」の項目に「中」は存在しません。'],
        ],
      ]),
      ...from<[string, string?], unknown>(SETTING, [
        ['an app the asker may not view', ['閉.鍵 in ("緑")', 'ito'], unknown('閉.鍵')],
      ]),
      ...from<[string, string?], unknown>('as hidden fields elsewhere', [
        ['a field the asker may not view', ['案件.秘 in ("緑")', 'ito'], unknown('案件.秘')],
        ['a list by one', ['秘密で.題 in ("街灯")', 'ito'], unknown('秘密で.題')],
      ]),
      ...from<[string, string?], unknown>('assumed', [
        ['ids', ['案件.$id in (1)'], unknown('案件.$id')],
        ['a list of a list', ['子.案件.題 in ("街灯")'], unknown('子.案件.題')],
      ]),
    ],
    refusal,
  );
});
