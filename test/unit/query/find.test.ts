/** Which records a query finds: operators by type, subtables, functions, order. */
import { options, PROCESS, Stage, wrap } from '../records/harness';

const stage = new Stage();
const app = stage.app(
  {
    件名: { type: 'SINGLE_LINE_TEXT' },
    リンク: { type: 'LINK' },
    内容: { type: 'MULTI_LINE_TEXT' },
    装飾: { type: 'RICH_TEXT' },
    数: { type: 'NUMBER' },
    倍: { type: 'CALC', expression: '数 * 2', format: 'NUMBER' },
    翌日: { type: 'CALC', expression: '日 + 60*60*24', format: 'DATE' },
    選択: { type: 'DROP_DOWN', options: options('高', '中', '低') },
    印: { type: 'CHECK_BOX', options: options('あ', 'い') },
    日: { type: 'DATE' },
    時: { type: 'TIME' },
    日時: { type: 'DATETIME' },
    人: { type: 'USER_SELECT' },
    組織: { type: 'ORGANIZATION_SELECT' },
    表: {
      type: 'SUBTABLE',
      fields: {
        品: { type: 'SINGLE_LINE_TEXT' },
        個: { type: 'NUMBER' },
        札: { type: 'CHECK_BOX', options: options('赤', '青') },
      },
    },
  },
  { code: 'Q', process: PROCESS },
);
const row = (品: string, 個: string, 札: string[] = []): object => ({
  value: wrap({ 品, 個, 札 }),
});

stage.now = '2026-11-23T16:00:00Z'; // the 24th, 1 o'clock in Tokyo
stage.add(app, {
  件名: '街灯の修理',
  リンク: 'https://example.com/',
  内容: '公園の街灯',
  装飾: '<b>太い</b>文字',
  数: '10',
  選択: '低',
  印: ['あ', 'い'],
  日: '2026-11-24',
  時: '09:00',
  日時: '2026-11-23T15:00:00Z',
  人: [{ code: 'sato' }],
  組織: [{ code: 'kuminka' }],
  表: [row('旗', '1', ['赤']), row('砂', '5', ['青'])],
});
stage.now = '2026-11-24T03:00:00Z';
stage.add(
  app,
  {
    件名: 'Park',
    内容: ' 　\n',
    装飾: '<div><br></div>',
    数: '9.5',
    選択: '高',
    印: ['あ'],
    日: '2026-10-31',
    時: '13:30',
    日時: '2026-11-23T14:59:00Z',
    人: [{ code: 'ito' }],
    組織: [{ code: 'doboku' }],
    表: [row('旗', '5'), row('旗', '7')],
  },
  'ito',
);
stage.add(app, {}); // everything empty

test.each<[string, number[]]>([
  ['', [3, 2, 1]],
  ['$id = 1', [1]],
  ['$id in (1, "3")', [3, 1]],
  ['$revision = 1 and $id > 1', [3, 2]],
  ['レコード番号 = "Q-2"', [2]],
  ['レコード番号 <= 2', [2, 1]],
  ['件名 = "Park"', [2]],
  ['件名 != "Park"', [3, 1]],
  ['件名 = ""', [3]],
  ['件名 in ("Park", "")', [3, 2]],
  ['件名 not in ("Park")', [3, 1]],
  ['件名 like "街灯"', [1]],
  ['件名 like "par"', []],
  ['件名 not like "街灯"', [3, 2]],
  ['リンク like "example"', [1]],
  ['内容 like "公園"', [1]],
  ['内容 is empty', [3, 2]],
  ['内容 is not empty', [1]],
  ['装飾 like "太い"', [1]],
  ['装飾 is empty', [3, 2]],
  ['数 = 10', [1]],
  ['数 = "10.0"', [1]],
  ['数 != 10', [3, 2]],
  ['数 > 9.5', [1]],
  ['数 >= 9.5', [2, 1]],
  ['数 < 100', [2, 1]],
  ['数 = ""', [3]],
  ['数 in ("9.5", "")', [3, 2]],
  ['数 not in (10)', [3, 2]],
  ['倍 = 19', [2]],
  ['翌日 = "2026-11-01"', [2]],
  ['選択 in ("高", "低")', [2, 1]],
  ['選択 in ("")', [3]],
  ['選択 not in ("高")', [3, 1]],
  ['印 in ("い")', [1]],
  ['印 in ("あ")', [2, 1]],
  ['印 not in ("い")', [3, 2]],
  ['印 in ("")', [3]],
  ['日 = "2026-10-31"', [2]],
  ['日 < "2026-11-24"', [2]],
  ['日 >= "2026-01-01"', [2, 1]],
  ['日 = ""', [3]],
  ['日 = TODAY()', [1]],
  ['日 != TODAY()', [3, 2]],
  ['日 < TODAY()', [2]],
  ['日 <= THIS_MONTH()', [2, 1]],
  ['日 > LAST_MONTH()', [1]],
  ['日 = LAST_MONTH(LAST)', [2]],
  ['時 > "9:00"', [2]],
  ['時 >= "09:00"', [2, 1]],
  ['日時 = TODAY()', [1]], // midnight in Tokyo
  ['日時 < TODAY()', [2]],
  ['日時 = "2026-11-24T00:00:00+0900"', [1]],
  ['日時 = "2026-11-23T15:00:59Z"', [1]], // kept to the minute
  ['日時 <= NOW()', [2, 1]],
  ['作成日時 = NOW()', [3, 2]],
  ['作成日時 = TODAY()', [3, 2, 1]],
  ['作成者 in (LOGINUSER())', [3, 1]],
  ['作成者 not in (LOGINUSER())', [2]],
  ['人 in (LOGINUSER(), "ito")', [2, 1]],
  ['人 not in ("ito")', [3, 1]],
  ['人 in ("")', [3]],
  ['組織 in (PRIMARY_ORGANIZATION())', [1]],
  ['ステータス = "受付"', [3, 2, 1]],
  ['ステータス not in ("受付")', []],
  ['作業者 in ("")', [3, 2, 1]],
  // a positive condition needs one row, several joined by and the same row
  ['品 in ("旗")', [2, 1]],
  ['品 in ("旗") and 個 >= 5', [2]],
  ['(品 in ("旗")) or 個 = 1 and $id = 1'.replace('個 = 1', '個 in (1)'), [2, 1]],
  ['札 in ("赤") and 品 in ("旗")', [1]],
  ['札 in ("赤") and 品 in ("砂")', []],
  // a negative one at least one row, and all rows
  ['品 not in ("砂")', [2]],
  ['品 not in ("無い")', [2, 1]],
  ['品 like "砂"', [1]],
  ['品 not like "砂"', [2]],
  ['札 in ("")', [2]],
  // order
  ['order by 数 asc', [3, 2, 1]],
  ['order by 数 desc', [1, 2, 3]],
  ['order by 選択 asc', [3, 2, 1]], // as in the settings: 高, 中, 低
  ['order by 作成者 asc, 数 desc', [2, 1, 3]],
  ['order by ステータス asc, $id asc', [1, 2, 3]],
  ['order by $id asc limit 2 offset 1', [2, 3]],
  ['数 > 0 order by 日 asc limit 1', [2]],
  ['limit 0', []],
])('%s', (query, expected) => {
  expect(stage.find(app, query)).toEqual(expected);
});

test('without a primary organization the condition is left out', () => {
  expect(stage.find(app, '組織 in (PRIMARY_ORGANIZATION()) and $id > 1', 'ito')).toEqual([3, 2]);
});

test.each([
  ['内容 = "x"', 'GAIA_IQ03'],
  ['数 like "1"', 'GAIA_IQ03'],
  ['選択 = "高"', 'GAIA_IQ03'],
  ['日 in ("2026-01-01")', 'GAIA_IQ03'],
  ['品 = "旗"', 'GAIA_IQ07'],
  ['個 != 1', 'GAIA_IQ07'],
  ['無い = 1', 'GAIA_IQ11'],
  ['表 in ("x")', 'GAIA_IQ03'],
  ['order by 無い', 'GAIA_IQ11'],
  ['limit 501', 'GAIA_QU01'],
  ['offset 10001', 'GAIA_QU02'],
  ['日 = FROM_TODAY(1)', 'GAIA_IQ23'],
  ['日 = THIS_WEEK(8)', 'GAIA_IQ25'],
  ['日 = THIS_MONTH(0)', 'GAIA_IL08'],
  ['数 = "abc"', 'CB_VA01'],
  ['件名 = ', 'CB_VA01'],
  ['order by 印', 'EMULATOR_NOT_EMULATED'],
  ['日時 = "2026-11-24"', 'EMULATOR_NOT_EMULATED'],
])('%s is refused with %s', (query, code) => {
  expect(stage.fault(() => stage.find(app, query)).code).toBe(code);
});

test('indexed equality does not scan', () => {
  const plan = stage.db.all<{ detail: string }>(
    `EXPLAIN QUERY PLAN SELECT id FROM records_${app.id} WHERE f${app.fields.件名?.fieldId} = ? ORDER BY id DESC`,
    'x',
  );
  expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH .* USING (COVERING )?INDEX/);
});
