/** From a table to records: dates, names, columns, and the dry run. */
import type { FormField } from '../../../../src/kintone/host';
import { readCell, type CellRead } from '../../../../src/voice/import/cells';
import { mostAlike, nameIndex, type Choosable } from '../../../../src/voice/import/choice-names';
import { proposeColumns } from '../../../../src/voice/import/columns';
import { readDayAndTime, readTime } from '../../../../src/voice/import/dates';
import { ImportDraft } from '../../../../src/voice/import/draft';
import { daysOf, dryRun, type CheckedRow } from '../../../../src/voice/import/dry-run';
import { likeKey, nothingExisting, type Existing } from '../../../../src/voice/import/existing';
import { findingWords } from '../../../../src/voice/import/finding-words';
import { rowKey } from '../../../../src/voice/import/keys';
import { importTargets } from '../../../../src/voice/import/targets';
import { areas, fields, settings } from '../sample';

describe('a day as staff write it', () => {
  test.each([
    ['R7.4.1', '2025-04-01', undefined],
    ['令和7年4月1日', '2025-04-01', undefined],
    ['令和元年5月1日', '2019-05-01', undefined],
    ['H31.4.30', '2019-04-30', undefined],
    ['2025/4/1', '2025-04-01', undefined],
    ['2025-04-01', '2025-04-01', undefined],
    ['20250401', '2025-04-01', undefined],
    ['7.4.1', '2025-04-01', undefined],
    ['７．４．１', '2025-04-01', undefined],
    ['Ｒ７．４．１', '2025-04-01', undefined],
    ['令和7年4月1日（火）', '2025-04-01', undefined],
    ['2025/4/1(火) 10:30', '2025-04-01', 630],
    ['2025/4/1 10:30:15', '2025-04-01', 630],
    ['2025-04-01T10:30', '2025-04-01', 630],
    ['令和7年4月1日10時30分', '2025-04-01', 630],
    ['R7.4.1 午後2時', '2025-04-01', 840],
    ['R7.4.1　９：０５頃', '2025-04-01', 545],
    ['20250401 0930', '2025-04-01', 570],
  ])('%s', (written, day, minutes) => {
    expect(readDayAndTime(written)).toEqual(minutes === undefined ? { day } : { day, minutes });
  });

  test.each([
    ['4月1日', 'noYear'],
    ['4/1', 'noYear'],
    ['昨日', 'noDate'],
    ['R7.2.30', 'noDate'],
    ['H31.5.1', 'noDate'],
    ['4/1/2025', 'noDate'],
    ['2025/4/1 夕方', 'noTime'],
    ['2025/4/1 25:00', 'noTime'],
  ])('%s: %s', (written, fault) => {
    expect(readDayAndTime(written)).toBe(fault);
  });

  test.each([
    ['10:30', 630],
    ['10時半', 630],
    ['午前0時', 0],
    ['午後12時', 720],
    ['PM2:05', 845],
    ['2:05 pm', 845],
    ['1030', 630],
    ['24:00', undefined],
    ['10:61', undefined],
    ['午後13時', undefined],
    ['10', undefined],
  ])('the time %s', (written, minutes) => {
    expect(readTime(written)).toBe(minutes);
  });
});

describe('a cell', () => {
  const field = (type: string, more: Record<string, unknown> = {}): FormField => ({
    type,
    code: '項目',
    label: '項目',
    ...more,
  });
  const names = nameIndex([
    { value: '道路・公園', names: [] },
    { value: 'shimin', names: ['市民課'] },
    { value: 'miura', names: ['三浦 真由美'] },
  ]);
  const value = (given: unknown): CellRead => ({ kind: 'value', value: given });

  test.each<[string, FormField, CellRead]>([
    ['R7.4.1', field('DATE'), value('2025-04-01')],
    ['R7.4.1 9:00', field('DATETIME'), value('2025-04-01T00:00:00Z')],
    ['9時5分', field('TIME'), value('09:05')],
    ['１，２００', field('NUMBER'), value('1200')],
    ['1時間30分', field('NUMBER'), value('90')],
    ['15分', field('NUMBER'), value('15')],
    ['道路 公園', field('DROP_DOWN'), value('道路・公園')],
    ['市民課、市民課', field('ORGANIZATION_SELECT'), value([{ code: 'shimin' }])],
    ['三浦　真由美', field('USER_SELECT'), value([{ code: 'miura' }])],
    ['MIURA', field('USER_SELECT'), value([{ code: 'miura' }])],
    ['二行\nの件名', field('SINGLE_LINE_TEXT'), value('二行 の件名')],
    ['<b>\n&', field('RICH_TEXT'), value('&lt;b&gt;<br>&amp;')],
    ['－', field('NUMBER'), { kind: 'blank' }],
    ['', field('DATE'), { kind: 'blank' }],
    ['多い', field('NUMBER'), { kind: 'fault', fault: { rule: 'noNumber' } }],
    ['公園', field('DROP_DOWN'), { kind: 'fault', fault: { rule: 'unknownName', name: '公園' } }],
    [
      '長い件名',
      field('SINGLE_LINE_TEXT', { maxLength: '3' }),
      { kind: 'fault', fault: { rule: 'tooLong', most: 3, length: 4 } },
    ],
    [
      '-5',
      field('NUMBER', { minValue: '0', maxValue: '' }),
      { kind: 'fault', fault: { rule: 'outOfRange', least: 0, most: undefined } },
    ],
  ])('%j', (written, of, read) => {
    expect(readCell(written, of, { zone: 'Asia/Tokyo', names })).toEqual(read);
  });

  test('becomes what was decided for its value', () => {
    const decisions = new Map([
      ['公園', { kind: 'choose' as const, value: '道路・公園' }],
      ['？', { kind: 'empty' as const }],
      ['対象外', { kind: 'skip' as const }],
    ]);
    const read = (written: string): CellRead =>
      readCell(written, field('DROP_DOWN'), { zone: 'Asia/Tokyo', names, decisions });
    expect(['公園', '？', '対象外'].map(read)).toEqual([
      value('道路・公園'),
      { kind: 'blank' },
      { kind: 'skip' },
    ]);
  });
});

describe('the choice most like a value', () => {
  const of = (labels: string[]): Choosable[] => labels.map((value) => ({ value, names: [] }));
  test.each([
    ['公園', ['道路・公園', 'ごみ・環境'], '道路・公園'],
    ['道路・公園関係', ['道路・公園', 'ごみ・環境'], '道路・公園'],
    ['黒崎市民センター', areas, '黒崎'],
    ['永犬丸西市民センター', areas, '永犬丸西'],
    ['TEL', ['窓口', '電話'], '電話'],
    ['来庁', ['窓口', '電話'], '窓口'],
    ['E-mail', ['窓口', 'メール'], 'メール'],
    ['宇宙', ['窓口', '電話'], undefined],
    ['', ['窓口'], undefined],
  ])('%s', (written, labels, choice) => {
    expect(mostAlike(written, of(labels))).toBe(choice);
  });
});

describe('columns', () => {
  const targets = importTargets(settings(), fields);

  test('only the plugin itself writes links, transfers and publication', () => {
    const slots = targets.map(({ slot }) => slot);
    expect(slots).toEqual(
      expect.arrayContaining(['receivedAt', 'body', 'section', 'publicSummary']),
    );
    for (const own of ['sendKey', 'publication', 'publicChecker', 'transfers', 'trace']) {
      expect(slots).not.toContain(own);
    }
  });

  test('are proposed by name', () => {
    const columns = ['No.', '受付年月日', '受付時刻', '課名', '声の内容', '市民センター名', '備考'];
    const cells = ['1', 'R6.4.1', '10:30', '市民課', '道路に穴がある', '黒崎', ''];
    const table = { columns, rows: [{ number: 2, cells }] };
    expect(proposeColumns(table, targets)).toEqual({
      受付日時: 1,
      '(time)': 2,
      受付部署: 3,
      内容: 4,
      地域: 5,
      内部メモ: 6,
    });
  });

  test('are proposed by what they hold, and a name is not believed against it', () => {
    const table = {
      columns: ['A', 'B', '回答日'],
      rows: [
        { number: 1, cells: ['R6.4.1', '要望', 'まだ'] },
        { number: 2, cells: ['R6.4.2', '苦情', '未定'] },
      ],
    };
    expect(proposeColumns(table, targets)).toEqual({ 受付日時: 0, 種別: 1 });
  });
});

describe('the dry run', () => {
  const now = new Date('2026-05-11T01:00:00Z');
  const user = { code: 'sato', name: '佐藤', language: 'ja' as const, timezone: 'Asia/Tokyo' };
  const heading = ['受付日', '内容', '分野', '経路', '連絡先', '回答日'];

  function draftOf(rows: string[][]): ImportDraft {
    const draft = new ImportDraft(settings(), fields, user, { users: [], organizations: [] });
    draft.file = {
      name: 'log.csv',
      digest: 'abc',
      content: { kind: 'csv', bytes: new Uint8Array(), detected: 'utf-8' },
    };
    draft.useGrid({ rows: [heading, ...rows], merges: [] }, 0);
    return draft;
  }

  function check(draft: ImportDraft, existing: Existing = nothingExisting): CheckedRow[] {
    if (!draft.table) throw new Error('no table');
    return [...dryRun(draft.table, draft.plan(now, '送信キー', existing))];
  }

  const words = (row: CheckedRow | undefined): string[] =>
    (row?.findings ?? []).map((finding) => findingWords(finding, finding.code));

  const good = ['R7.4.1', '歩道の段差が危ない', '道路・公園', '電話', '', ''];

  test('makes the record, with empty values said so that kintone puts nobody’s name in', () => {
    const [row] = check(draftOf([good]));
    expect(row).toMatchObject({
      number: 2,
      fate: { kind: 'import' },
      findings: [],
      isTimeless: true,
    });
    expect(row?.record).toMatchObject({
      受付日時: { value: '2025-03-31T15:00:00Z' },
      内容: { value: '歩道の段差が危ない' },
      分野: { value: '道路・公園' },
      経路: { value: '電話' },
      受付者: { value: [] },
      受付部署: { value: [] },
      送信キー: { value: 'imp-abc-0-2' },
    });
    expect(row?.record).not.toHaveProperty('公表区分');
  });

  test.each<[string, string[], string[]]>([
    ['a day that is none', ['昨日', ...good.slice(1)], ['「受付日時」を日付として読めません']],
    ['an empty text', ['R7.4.1', '', ...good.slice(2)], ['「内容」が空です']],
    ['the future', ['R9.4.1', ...good.slice(1)], ['受付日時が今より後']],
    ['an answer before', [...good.slice(0, 5), 'R7.3.1'], ['回答日が受付日より前']],
    ['a マイナンバー', ['R7.4.1', '番号は123456789018です', ...good.slice(2)], ['マイナンバー']],
    [
      'an unknown choice',
      ['R7.4.1', '歩道の段差が危ない', '宇宙開発', '電話', '', ''],
      ['「宇宙開発」はありません'],
    ],
  ])('%s is an error', (_, cells, said) => {
    const [row] = check(draftOf([cells]));
    expect(row).toMatchObject({ fate: { kind: 'faulty' }, record: {} });
    expect(words(row)).toEqual(said.map((each) => expect.stringContaining(each)));
  });

  test('what cannot be asked again is only warned of', () => {
    const [row] = check(draftOf([['R7.4.1', '暗い', '', '電話', '090-1', '']]));
    expect(row?.fate).toEqual({ kind: 'import' });
    expect(row?.findings.map(({ level }) => level)).toEqual(['warning', 'warning']);
  });

  test('contact details outside their field are counted, in it they are not', () => {
    const rows = check(
      draftOf([
        ['R7.4.1', '090-1234-5678に電話がほしい', '', '電話', '', ''],
        ['R7.4.1', '街灯が切れている', '', '電話', '090-1234-5678', ''],
      ]),
    );
    expect(rows.map(({ findings }) => findings.map(({ problem }) => problem.rule))).toEqual([
      ['personal'],
      [],
    ]);
  });

  test('a row that is there already, or looks like one, is told apart', () => {
    const draft = draftOf([
      good,
      ['R7.4.1', '歩道の　段差が、危ない。', '', '電話', '', ''],
      ['R7.4.2', '別の声です', '', '電話', '', ''],
    ]);
    const existing: Existing = {
      byKey: new Map([[rowKey(draft.keyPrefix(), 2), 7]]),
      byText: new Map([[likeKey('2025-04-01', '歩道の段差が危ない'), 7]]),
    };
    const rows = check(draft, existing);
    expect(rows.map(({ fate }) => fate)).toEqual([
      { kind: 'present', id: 7 },
      { kind: 'alike', id: 7 },
      { kind: 'import' },
    ]);
    expect(words(rows[1])).toEqual([
      '2行目と日付も内容も同じです。別の声なら、そのままで構いません。',
    ]);
  });

  test('an unknown value is proposed once, and what a person decides holds', () => {
    const draft = draftOf([['R7.4.1', '歩道の段差が危ない', '公園', 'TEL', '', '']]);
    const [category, channel] = ['分野', '経路'].map((code) =>
      draft.targets.find((target) => target.code === code),
    );
    if (!category || !channel) throw new Error('no target');
    expect(draft.unknownNames(category)).toEqual([{ written: '公園', rows: 1 }]);
    expect(draft.unknownNames(channel)).toEqual([{ written: 'TEL', rows: 1 }]);
    expect(check(draft)[0]?.record).toMatchObject({
      分野: { value: '道路・公園' },
      経路: { value: '電話' },
    });
    draft.decide('分野', '公園', undefined);
    draft.unknownNames(category);
    expect(check(draft)[0]?.fate).toEqual({ kind: 'faulty' });
    draft.decide('分野', '公園', { kind: 'skip' });
    expect(check(draft)[0]?.fate).toEqual({ kind: 'skipped' });
  });

  test('an empty cell takes the value chosen once', () => {
    const draft = draftOf([['R7.4.1', '歩道の段差が危ない', '', '', '', '']]);
    draft.useDefault('経路', '窓口');
    draft.useDefault('分野', 'その他');
    expect(check(draft)[0]?.record).toMatchObject({
      経路: { value: '窓口' },
      分野: { value: 'その他' },
    });
  });

  test('tells between which days the rows lie', () => {
    const draft = draftOf([
      good,
      ['R6.4.1', '古い声です', '', '', '', ''],
      ['昨日', 'x', '', '', '', ''],
    ]);
    if (!draft.table) throw new Error('no table');
    const steps = daysOf(draft.table, draft.plan(now, '送信キー', nothingExisting));
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value).toEqual({ first: '2024-04-01', last: '2025-04-01' });
  });

  test('the heading may change without losing the columns chosen, if they stay the same', () => {
    const draft = draftOf([good]);
    draft.useColumn('回答日', undefined);
    draft.useHeading({ from: 1, to: 1 });
    expect(draft.columns['回答日']).toBeUndefined();
    draft.useHeading({ from: 0, to: 0 });
    expect(draft.table?.rows).toHaveLength(2);
  });
});
