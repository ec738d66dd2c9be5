/** Queries: which records each operator and function finds by field type, in which order, and what is refused. */
import { KintoneError } from '../../../emulator/errors';
import { daySpan } from '../../../emulator/query/ranges';
import { matchesWords } from '../../../emulator/query/words';
import { options, PROCESS, Stage, wrap } from '../records/harness';
import { from, testRows } from './rows';

const QUERY = 'cybozu.dev/ja/kintone/docs/overview/query';
const OPTIONS = 'cybozu.dev/ja/kintone/docs/overview/query, オプション';
const FUNCTIONS = 'cybozu.dev/ja/kintone/docs/overview/query, 関数';
const CONTRACT = 'contract: Query language †';
const COMPARED = 'observed: records-query-compare †';
const ERRORS = 'observed: records-query †';
const NOTES = 'observed: doc/kintone-query-behavior †';

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
    丸: { type: 'RADIO_BUTTON', options: options('要', '不要') },
    印: { type: 'CHECK_BOX', options: options('あ', 'い') },
    複数: { type: 'MULTI_SELECT', options: options('甲', '乙') },
    日: { type: 'DATE' },
    時: { type: 'TIME' },
    日時: { type: 'DATETIME' },
    添付: { type: 'FILE' },
    人: { type: 'USER_SELECT' },
    組織: { type: 'ORGANIZATION_SELECT' },
    群: { type: 'GROUP_SELECT' },
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

stage.db.run(
  `INSERT INTO files VALUES ('k1', '案.txt', 'text/plain', 3, x'616263', NULL, 'sato', '')`,
);
stage.now = '2026-11-23T16:00:00Z'; // the 24th, 1 o'clock in Tokyo
stage.add(app, {
  件名: '街灯の修理',
  リンク: 'https://example.com/',
  内容: '公園の街灯',
  装飾: '<b>太い</b>文字',
  数: '10',
  選択: '低',
  丸: '要',
  印: ['あ', 'い'],
  複数: ['甲'],
  日: '2026-11-24',
  時: '09:00',
  日時: '2026-11-23T15:00:00Z',
  添付: [{ fileKey: 'k1' }],
  人: [{ code: 'sato' }],
  組織: [{ code: 'kuminka' }],
  群: [{ code: 'everyone' }],
  表: [row('旗', '1', ['赤']), row('砂', '5', ['青'])],
});
stage.now = '2026-11-24T03:00:00Z';
stage.add(
  app,
  {
    件名: 'Park',
    内容: ' 　\n',
    装飾: '<div><br></div>',
    数: '-9.5',
    選択: '高',
    丸: '不要',
    印: ['あ'],
    複数: ['甲', '乙'],
    日: '2026-10-31',
    時: '13:30',
    日時: '2026-11-23T14:59:00Z',
    人: [{ code: 'ito' }],
    組織: [{ code: 'doboku' }],
    表: [row('旗', '5'), row('旗', '')],
  },
  'ito',
);
stage.add(app, { 丸: '' }); // everything empty

const find = (query: string): number[] => stage.find(app, query);

describe('operators by field type', () => {
  testRows(
    [
      ...from<string, number[]>(QUERY, [
        ['$id =', '$id = 1', [1]],
        ['$id in', '$id in (1, "3")', [3, 1]],
        ['$id not in', '$id not in (1)', [3, 2]],
        ['$id >', '$id > 1', [3, 2]],
        ['record number with the code of the app', 'レコード番号 = "Q-2"', [2]],
        ['record number <=', 'レコード番号 <= 2', [2, 1]],
        ['text =', '件名 = "Park"', [2]],
        ['text !=', '件名 != "Park"', [3, 1]],
        ['text empty', '件名 = ""', [3]],
        ['text in', '件名 in ("Park", "")', [3, 2]],
        ['text not in', '件名 not in ("Park")', [3, 1]],
        ['text like', '件名 like "街灯"', [1]],
        ['text not like', '件名 not like "街灯"', [3, 2]],
        ['link =', 'リンク = "https://example.com/"', [1]],
        ['link like', 'リンク like "example"', [1]],
        ['lines like', '内容 like "公園"', [1]],
        ['lines not like', '内容 not like "公園"', [3, 2]],
        ['lines is empty', '内容 is empty', [3, 2]],
        ['lines is not empty', '内容 is not empty', [1]],
        ['rich text like', '装飾 like "太い"', [1]],
        ['rich text is empty', '装飾 is empty', [3, 2]],
        ['file name like', '添付 like "案"', [1]],
        ['no file', '添付 is empty', [3, 2]],
        ['number =', '数 = 10', [1]],
        ['number != finds empty ones too', '数 != 10', [3, 2]],
        ['number >', '数 > -9.5', [1]],
        ['number >=', '数 >= -9.5', [2, 1]],
        ['number in', '数 in ("-9.5", "10")', [2, 1]],
        ['number not in', '数 not in (10)', [3, 2]],
        ['calculated number', '倍 = -19', [2]],
        ['calculated date', '翌日 = "2026-11-01"', [2]],
        ['drop-down in', '選択 in ("高", "低")', [2, 1]],
        ['drop-down not in', '選択 not in ("高")', [3, 1]],
        ['radio button in', '丸 in ("要")', [1]],
        ['check box in: one is enough', '印 in ("あ")', [2, 1]],
        ['check box not in: none may be', '印 not in ("い")', [3, 2]],
        ['multiple choice in', '複数 in ("乙")', [2]],
        ['date =', '日 = "2026-10-31"', [2]],
        ['date <', '日 < "2026-11-24"', [2]],
        ['date >=', '日 >= "2026-01-01"', [2, 1]],
        ['date empty', '日 = ""', [3]],
        ['time >', '時 > "9:00"', [2]],
        ['time >=', '時 >= "09:00"', [2, 1]],
        ['date and time with an offset', '日時 = "2026-11-24T00:00:00+0900"', [1]],
        ['date and time <', '日時 < "2026-11-23T15:00:00Z"', [2]],
        ['user in', '人 in ("ito")', [2]],
        ['user not in', '人 not in ("ito")', [3, 1]],
        ['organization in', '組織 in ("doboku")', [2]],
        ['group in', '群 in ("everyone")', [1]],
        ['group not in', '群 not in ("everyone")', [3, 2]],
        ['creator in', '作成者 in ("ito")', [2]],
        ['modifier not in', '更新者 not in ("ito")', [3, 1]],
        ['created', '作成日時 < "2026-11-24T00:00:00Z"', [1]],
        ['status =', 'ステータス = "受付"', [3, 2, 1]],
        ['status not in', 'ステータス not in ("受付")', []],
        ['assignee: nobody', '作業者 in ("")', [3, 2, 1]],
        ['and', '数 > -100 and 件名 = "Park"', [2]],
        ['or', '件名 = "Park" or 数 = 10', [2, 1]],
        ['and before or', '件名 = "" or 件名 = "Park" and 数 = 10', [3]],
        ['brackets first', '(件名 = "" or 件名 = "Park") and 数 = -9.5', [2]],
        ['no condition', '', [3, 2, 1]],
      ]),
      ...from<string, number[]>(CONTRACT, [
        ['drop-down in ("") is unset', '選択 in ("")', [3]],
        ['check box in ("") is none', '印 in ("")', [3]],
        ['user in ("") is nobody', '人 in ("")', [3]],
        ['like finds Latin words whole', '件名 like "par"', []],
        ['kept to the minute', '日時 = "2026-11-23T15:00:59Z"', [1]],
        ['a table: one row is enough', '品 in ("旗")', [2, 1]],
        ['joined by and: the same row', '札 in ("赤") and 品 in ("旗")', [1]],
        ['not one row each', '札 in ("赤") and 品 in ("砂")', []],
        ['a negative one holds for every row', '品 not in ("砂")', [2]],
        ['and needs a row', '品 not in ("無い")', [2, 1]],
        ['like in a table', '品 like "砂"', [1]],
        ['not like in a table', '品 not like "砂"', [2]],
        ['newest first', '$id > 0', [3, 2, 1]],
      ]),
      ...from<string, number[]>(COMPARED, [
        ['a leading 0', '数 = "010"', [1]],
        ['a sign', '数 = "+10"', [1]],
        ['an exponent', '数 = "1e1"', [1]],
        ['decimals of 0', '数 = "10.0"', [1]],
        ['a blank before: no number', '数 = " 10"', []],
        ['a blank after: no number', '数 = "10 "', []],
        ['marks of thousands: no number', '数 = "1,0"', []],
        ['no number finds none with = …', '数 = "abc"', []],
        ['… nor with !=', '数 != "abc"', []],
        ['… nor with <', '数 < "abc"', []],
        ['… nor with in', '数 in ("abc")', []],
        ['… but not in finds all', '数 not in ("abc")', [3, 2, 1]],
        ['empty is not 0', '数 = "0"', []],
        ['nor unequal to itself', '数 != ""', [2, 1]],
        ['empty among others', '数 in ("010", "")', [3, 1]],
        ['not empty', '数 not in ("")', [2, 1]],
        ['empty is below all numbers', '数 < -1000000', [3]],
        ['and not above', '数 > -1000000', [2, 1]],
        ['<= too', '数 <= -9.5', [3, 2]],
        ['in a table too', '個 < -1000000', [2]],
        ['in a table: in', '個 in ("05")', [2, 1]],
        ['in a table: empty', '個 in ("")', [2]],
        ['an id with a leading 0', '$id = "02"', [2]],
        ['a record number with a sign', 'レコード番号 = "+2"', [2]],
        ['an id has no exponent', '$id = "2e0"', []],
        ['nor decimals', 'レコード番号 = "2.0"', []],
        ['no record has no number', 'レコード番号 = ""', []],
        ['all have one', 'レコード番号 != ""', [3, 2, 1]],
        ['a record number that is none', 'レコード番号 != "abc"', []],
      ]),
      ...from<string, number[]>(ERRORS, [
        ['neither unset nor this', '選択 not in ("", "高")', [1]],
      ]),
    ],
    find,
  );
});

describe('functions', () => {
  testRows(
    from<string, number[]>(FUNCTIONS, [
      ['TODAY is the whole day', '日時 = TODAY()', [1]],
      ['before today', '日時 < TODAY()', [2]],
      ['not today', '日 != TODAY()', [3, 2]],
      ['until this month', '日 <= THIS_MONTH()', [2, 1]],
      ['after last month', '日 > LAST_MONTH()', [1]],
      ['last of last month', '日 = LAST_MONTH(LAST)', [2]],
      ['from this week on', '日 >= THIS_WEEK()', [1]],
      ['NOW to the minute', '作成日時 = NOW()', [3, 2]],
      ['until now', '日時 <= NOW()', [2, 1]],
      ['LOGINUSER', '作成者 in (LOGINUSER())', [3, 1]],
      ['LOGINUSER not', '作成者 not in (LOGINUSER())', [2]],
      ['LOGINUSER among others', '人 in (LOGINUSER(), "ito")', [2, 1]],
      ['PRIMARY_ORGANIZATION', '組織 in (PRIMARY_ORGANIZATION())', [1]],
    ]),
    find,
  );
  testRows(
    from<string, number[]>(FUNCTIONS, [
      [
        'without a primary organization the condition is left out',
        '組織 in (PRIMARY_ORGANIZATION()) and $id > 1',
        [3, 2],
      ],
    ]),
    (query) => stage.find(app, query, 'ito'),
  );

  // 2026-11-24 is a Tuesday; a span ends before its second day.
  const spanOf = (call: string, today: string): unknown => {
    const [, name = '', args = ''] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
    const { from: first, to } = daySpan(name, args ? args.split(',') : [], today);
    return [first, to];
  };
  testRows(
    [
      ...from<string, string[]>(FUNCTIONS, [
        ['today', 'TODAY()', ['2026-11-24', '2026-11-25']],
        ['yesterday', 'YESTERDAY()', ['2026-11-23', '2026-11-24']],
        ['tomorrow', 'TOMORROW()', ['2026-11-25', '2026-11-26']],
        ['days back', 'FROM_TODAY(-5,DAYS)', ['2026-11-19', '2026-11-20']],
        ['weeks on', 'FROM_TODAY(2,WEEKS)', ['2026-12-08', '2026-12-09']],
        ['months on', 'FROM_TODAY(3,MONTHS)', ['2027-02-24', '2027-02-25']],
        ['years back', 'FROM_TODAY(-1,YEARS)', ['2025-11-24', '2025-11-25']],
        ['a week is Sunday to Saturday', 'THIS_WEEK()', ['2026-11-22', '2026-11-29']],
        ['a day of last week', 'LAST_WEEK(SATURDAY)', ['2026-11-21', '2026-11-22']],
        ['a day of next week', 'NEXT_WEEK(MONDAY)', ['2026-11-30', '2026-12-01']],
        ['this month', 'THIS_MONTH()', ['2026-11-01', '2026-12-01']],
        ['its last day', 'THIS_MONTH(LAST)', ['2026-11-30', '2026-12-01']],
        ['a day of next month', 'NEXT_MONTH(5)', ['2026-12-05', '2026-12-06']],
        ['last year', 'LAST_YEAR()', ['2025-01-01', '2026-01-01']],
        ['next year', 'NEXT_YEAR()', ['2027-01-01', '2028-01-01']],
      ]),
      ...from<string, string[]>(NOTES, [
        ['a day the month has not', 'THIS_MONTH(31)', ['2026-12-01', '2026-12-02']],
      ]),
    ],
    (call) => spanOf(call, '2026-11-24'),
  );
  testRows(
    from<string, string[]>('assumed', [
      ['the day a month back has not', 'FROM_TODAY(-1,MONTHS)', ['2026-02-28', '2026-03-01']],
    ]),
    (call) => spanOf(call, '2026-03-31'),
  );
});

describe('the word search', () => {
  testRows<[string, string], boolean>(
    [
      ...from<[string, string], boolean>(CONTRACT, [
        ['a run of Japanese', ['公園の街灯が暗い', '街灯'], true],
        ['a whole Latin word', ['gamma keyword', 'keyword'], true],
        ['not its beginning', ['gamma keyword', 'key'], false],
        ['not within a number', ['A1', '1'], false],
        ['a Latin word beside Japanese', ['park公園', 'park'], true],
      ]),
      ...from<[string, string], boolean>('assumed', [
        ['all words', ['公園の街灯が暗い', '街 暗い'], true],
        ['one missing', ['公園の街灯が暗い', '街 明るい'], false],
        ['case does not count', ['This is a PARK light', 'park'], true],
        ['nor width of kana', ['ｶﾞｲﾄｳ', 'ガイトウ'], true],
        ['nor of letters', ['ＡＢＣ公園', 'abc'], true],
      ]),
    ],
    ([text, keyword]) => matchesWords(text, keyword),
  );
});

describe('order and pages', () => {
  testRows(
    from<string, number[]>(OPTIONS, [
      ['numbers, empty first', 'order by 数 asc', [3, 2, 1]],
      ['the other way round', 'order by 数 desc', [1, 2, 3]],
      ['asc may be left out', 'order by $id', [1, 2, 3]],
      ['several keys', 'order by 作成者 asc, 数 desc', [2, 1, 3]],
      ['after a condition', '数 > -100 order by 日 asc', [2, 1]],
      ['limit', 'order by $id asc limit 2', [1, 2]],
      ['offset', 'order by $id asc limit 2 offset 1', [2, 3]],
      ['offset alone', 'offset 1', [2, 1]],
    ]),
    find,
  );
  testRows(
    from<string, number[]>('assumed', [
      ['choices in the order of the settings', 'order by 選択 asc', [3, 2, 1]],
      ['among equals by the next key', 'order by ステータス asc, $id asc', [1, 2, 3]],
    ]),
    find,
  );
});

describe('refused', () => {
  const refusal = (query: string): unknown => {
    try {
      stage.find(app, query);
    } catch (error) {
      if (!(error instanceof KintoneError)) throw error;
      const first = Object.values(error.errors ?? {})[0]?.messages[0];
      return { code: error.code, message: (first ?? error.text).ja };
    }
    return 'found';
  };
  const wrongSyntax = { code: 'CB_VA01', message: 'クエリ記法が間違っています。' };
  const wrongQuery = { code: 'GAIA_IL08', message: 'クエリの指定が不正です。' };
  const operator = (field: string, sign: string): unknown => ({
    code: 'GAIA_IQ03',
    message: `${field}フィールドのフィールドタイプには演算子${sign}を使用できません。`,
  });
  const inTable = (field: string, sign: string): unknown => ({
    code: 'GAIA_IQ07',
    message: `レコードを読み込めません。テーブルに設定している場合、${field}フィールドのフィールドタイプには、演算子${sign}を使用できません。`,
  });
  testRows(
    [
      ...from<string, unknown>(QUERY, [
        ['lines have no =', '内容 = "x"', operator('内容', '=')],
        ['rich text has no !=', '装飾 != "x"', operator('装飾', '!=')],
        ['numbers have no like', '数 like "1"', operator('数', 'like')],
        ['texts have no >', '件名 > "a"', operator('件名', '>')],
        ['texts have no is empty', '件名 is empty', operator('件名', 'is')],
        ['drop-downs have no =', '選択 = "高"', operator('選択', '=')],
        ['radio buttons have no !=', '丸 != "要"', operator('丸', '!=')],
        ['dates have no in', '日 in ("2026-01-01")', operator('日', 'in')],
        ['times have no like', '時 like "09"', operator('時', 'like')],
        ['users have no =', '人 = "ito"', operator('人', '=')],
        ['creators have no =', '作成者 = "ito"', operator('作成者', '=')],
        ['assignees have no =', '作業者 = "ito"', operator('作業者', '=')],
        ['files have no in', '添付 in ("a")', operator('添付', 'in')],
        ['a table itself', '表 in ("x")', operator('表', 'in')],
      ]),
      ...from<string, unknown>('observed: error list of public clients †', [
        ['= in a table', '品 = "旗"', inTable('品', '=')],
        ['!= in a table', '個 != 1', inTable('個', '!=')],
      ]),
      ...from<string, unknown>(ERRORS, [
        [
          'an unknown field',
          '無い = 1',
          { code: 'GAIA_IQ11', message: '指定されたフィールド（無い）が見つかりません。' },
        ],
        [
          'one to order by',
          'order by 無い',
          { code: 'GAIA_IQ11', message: '指定されたフィールド（無い）が見つかりません。' },
        ],
        [
          'an option there is not',
          '印 in ("う")',
          { code: 'GAIA_IQ10', message: 'フィールド「印」の項目に「う」は存在しません。' },
        ],
        [
          'said before a wrong operator',
          '選択 = "無"',
          { code: 'GAIA_IQ10', message: 'フィールド「選択」の項目に「無」は存在しません。' },
        ],
        ['half a condition', '件名 = ', wrongSyntax],
        ['three =', '件名 ===', wrongSyntax],
        ['a tab in a text', '件名 = "a\tb"', wrongSyntax],
        ['single quotes', "件名 = 'a'", wrongSyntax],
        ['a lonely bracket', '(件名 = "a"', wrongSyntax],
      ]),
      ...from<string, unknown>(COMPARED, [
        ['above nothing', '数 > ""', wrongQuery],
        ['below nothing', '数 <= ""', wrongQuery],
        ['a record number above nothing', 'レコード番号 > ""', wrongQuery],
      ]),
      ...from<string, unknown>(NOTES, [
        ['no unit', '日 = FROM_TODAY(1)', wrongQuery],
        [
          'an unknown unit',
          '日 = FROM_TODAY(5, HOURS)',
          {
            code: 'GAIA_IQ25',
            message:
              'FROM_TODAY()の第2引数には、「DAYS」「WEEKS」「MONTHS」「YEARS」のいずれかを指定します。',
          },
        ],
        [
          'day 0',
          '日 = THIS_MONTH(0)',
          {
            code: 'GAIA_IQ23',
            message: '指定した日にち（0）は無効です。1から31までの整数で指定します。',
          },
        ],
        [
          'day 32',
          '日 = NEXT_MONTH(32)',
          {
            code: 'GAIA_IQ23',
            message: '指定した日にち（32）は無効です。1から31までの整数で指定します。',
          },
        ],
        ['an argument where there is none', '日 = TODAY(1)', wrongQuery],
      ]),
      ...from<string, unknown>('assumed', [
        ['an unknown day of the week', '日 = THIS_WEEK(HOLIDAY)', wrongQuery],
      ]),
      ...from<string, unknown>(OPTIONS, [
        [
          'more than 500',
          'limit 501',
          { code: 'GAIA_QU01', message: 'limitには、500以下の値を指定してください。' },
        ],
        [
          'farther than 10,000',
          'offset 10001',
          {
            code: 'GAIA_QU02',
            message:
              'offsetには、10,000以下の値を指定してください。大量のレコードを取得する場合は、カーソルAPIを使用してください。',
          },
        ],
      ]),
      ...from<string, unknown>('assumed: not emulated', [
        [
          'check boxes to order by',
          'order by 印',
          {
            code: 'EMULATOR_NOT_EMULATED',
            message: 'このエミュレーターでは「order by 印 (CHECK_BOX)」は再現されていません。',
          },
        ],
        [
          'a date and time compared with a date',
          '日時 = "2026-11-24"',
          {
            code: 'EMULATOR_NOT_EMULATED',
            message:
              'このエミュレーターでは「a date without time compared with 日時」は再現されていません。',
          },
        ],
      ]),
    ],
    refusal,
  );
});

test('indexed equality does not scan', () => {
  const plan = stage.db.all<{ detail: string }>(
    `EXPLAIN QUERY PLAN SELECT id FROM records_${app.id} WHERE f${app.fields.件名?.fieldId} = ? ORDER BY id DESC`,
    'x',
  );
  expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH .* USING (COVERING )?INDEX/);
});
