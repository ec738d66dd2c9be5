/** Any combination of conditions, at any time in any zone, finds exactly what looking at each record would. */
import fc from 'fast-check';
import type { Context } from '../../emulator/context';
import { storeFile } from '../../emulator/files/files';
import { options, Stage } from '../unit/records/harness';
import {
  anyOf,
  compareTexts,
  holds,
  inSpan,
  isLike,
  localDate,
  ordered,
  ORDERS,
  span,
  textOf,
  type Env,
  type Leaf,
  type Order,
  type Rule,
  type Sample,
  type TableRow,
} from './query-naive';

const RECORDS = 80;
const RUNS = 1000;
const PATIENCE_MS = 180_000;
const ZONES = ['Asia/Tokyo', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'UTC'];

class ZonedStage extends Stage {
  timezone = 'Asia/Tokyo';

  override context(user?: string): Context {
    return { ...super.context(user), timezone: this.timezone };
  }
}

const TEXTS = [
  '',
  '街灯',
  '街灯の修理',
  'ごみ Park',
  'parking',
  'Ｐａｒｋ12',
  'a"\\b',
  '１２ 公園',
];
const KEYWORDS = [
  '街灯',
  '修理',
  '街',
  'park',
  'PARK',
  '12',
  'ごみ　Park',
  'の修',
  'parking',
  '灯修',
];
const NUMBERS = ['', '-3', '0', '0.5', '10', '10.0', '1e2', '99999999999'];
const DAYS = [
  '',
  '2026-02-28',
  '2026-04-01',
  '2026-11-22',
  '2026-11-24',
  '2026-11-30',
  '2027-03-31',
];
const TIMES = ['', '00:00', '09:05', '23:59'];
const INSTANTS = ['', ...DAYS.slice(1).flatMap((day) => [`${day}T00:30:00Z`, `${day}T15:00:00Z`])];
const HTML = [
  { html: '', seen: '' },
  { html: '<div><br /></div>', seen: '' },
  { html: '<b>街灯</b>の&lt;修理&gt;', seen: '街灯 の<修理>' },
  { html: '<div>ごみ&nbsp;&amp;</div>', seen: 'ごみ &' },
];
const CHOICES = ['高', '中', '低'];
const PEOPLE = ['sato', 'ito', 'Administrator'];
const FUNCTIONS = [
  ...['TODAY()', 'YESTERDAY()', 'TOMORROW()', 'FROM_TODAY(5, DAYS)', 'FROM_TODAY(-3, WEEKS)'],
  ...['FROM_TODAY(3, MONTHS)', 'FROM_TODAY(-1, MONTHS)', 'FROM_TODAY(1, YEARS)', 'THIS_WEEK()'],
  ...['LAST_WEEK()', 'NEXT_WEEK(MONDAY)', 'THIS_WEEK(SUNDAY)', 'THIS_MONTH()', 'LAST_MONTH(LAST)'],
  ...['NEXT_MONTH(31)', 'THIS_MONTH(1)', 'THIS_YEAR()', 'LAST_YEAR()', 'NEXT_YEAR()'],
];

const some = (values: string[]) => fc.subarray(values);
const row = fc.record<TableRow>({
  品: fc.constantFrom(...TEXTS),
  個: fc.constantFrom(...NUMBERS),
  札: some(['赤', '青']),
  期: fc.constantFrom(...DAYS),
});
const sample = fc.record<Omit<Sample, 'id'>>({
  文: fc.constantFrom(...TEXTS),
  リンク: fc.constantFrom('', 'https://example.com/a', 'http://example.jp/park'),
  長: fc.constantFrom(...TEXTS, ' \n　', '街灯\nPark'),
  装: fc.constantFrom(...HTML),
  数: fc.constantFrom(...NUMBERS),
  選: fc.constantFrom('', ...CHOICES),
  輪: fc.constantFrom(...CHOICES),
  印: some(CHOICES),
  多: some(CHOICES),
  日: fc.constantFrom(...DAYS),
  時: fc.constantFrom(...TIMES),
  日時: fc.constantFrom(...INSTANTS),
  人: some(PEOPLE),
  組: some(['kuminka', 'doboku']),
  群: some(['everyone']),
  添: some(['街灯.png', 'Park.pdf']),
  表: fc.array(row, { maxLength: 3 }),
  作成者: fc.constantFrom(...PEOPLE),
  作成日時: fc.constantFrom(...INSTANTS.slice(1)),
});

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const order = fc.constantFrom(...(Object.keys(ORDERS) as Order[]));
const equal = fc.constantFrom<Order>('=', '!=');
const negation = fc.boolean();
const field = <F extends string>(...codes: F[]) => fc.constantFrom(...codes);
const list = (values: string[]): string => `(${values.map(quote).join(', ')})`;
const listOf = (values: string[]) => fc.subarray(values, { minLength: 1, maxLength: 3 });
const numeric = (a: string, b: string): number => Number(a) - Number(b);
/** Nothing entered is below every number. */
const orderedNumbers = (op: Order, value: string, wanted: string): boolean =>
  value === '' && op.startsWith('<') ? true : ordered(op, value, wanted, numeric);

const leaf = (text: string, test: (record: Sample, env: Env) => boolean): Leaf => ({
  kind: 'leaf',
  text,
  holds: test,
});
/** @param word `in`, `like` or `is empty`; the test is the positive one */
const negatable = (
  code: string,
  word: 'in' | 'like',
  negative: boolean,
  value: string,
  test: (record: Sample, env: Env) => boolean,
): Leaf =>
  leaf(
    `${code} ${negative ? 'not ' : ''}${word} ${value}`,
    (record, env) => test(record, env) !== negative,
  );

const scalarLeaves: fc.Arbitrary<Leaf>[] = [
  fc
    .tuple(field('文', 'リンク'), equal, fc.constantFrom(...TEXTS))
    .map(([code, op, value]) =>
      leaf(`${code} ${op} ${quote(value)}`, (r) => ordered(op, r[code], value, compareTexts)),
    ),
  fc
    .tuple(field('文'), negation, listOf(TEXTS))
    .map(([code, not, values]) =>
      negatable(code, 'in', not, list(values), (r) => values.includes(r[code])),
    ),
  fc
    .tuple(field('選', '輪'), negation, listOf(['', ...CHOICES]))
    .map(([code, not, values]) =>
      negatable(code, 'in', not, list(values), (r) => values.includes(r[code])),
    ),
  fc
    .tuple(field('文', 'リンク', '長'), negation, fc.constantFrom(...KEYWORDS, 'example'))
    .map(([code, not, word]) =>
      negatable(code, 'like', not, quote(word), (r) => isLike(r[code], word)),
    ),
  fc
    .tuple(negation, fc.constantFrom(...KEYWORDS, '<修理>'))
    .map(([not, word]) =>
      negatable('装', 'like', not, quote(word), (r) => isLike(r.装.seen, word)),
    ),
  fc
    .tuple(negation, fc.constantFrom('街灯', 'park', 'pdf', 'ar'))
    .map(([not, word]) =>
      negatable('添', 'like', not, quote(word), (r) => r.添.some((name) => isLike(name, word))),
    ),
  fc.tuple(field('長', '装', '添'), negation).map(([code, not]) =>
    leaf(`${code} is ${not ? 'not ' : ''}empty`, (r) => {
      const seen = code === '添' ? r.添.join('') : code === '装' ? r.装.seen : r.長;
      return (seen.trim() === '') !== not;
    }),
  ),
  fc
    .tuple(order, fc.constantFrom(...NUMBERS.slice(1)))
    .map(([op, value]) => leaf(`数 ${op} ${quote(value)}`, (r) => orderedNumbers(op, r.数, value))),
  // An empty number counts as 0 in a calculation.
  fc
    .tuple(order, fc.constantFrom(...NUMBERS.slice(1)))
    .map(([op, value]) =>
      leaf(`計 ${op} ${value}`, (r) => ORDERS[op](Number(r.数) * 2 - Number(value))),
    ),
  fc
    .tuple(negation, listOf(NUMBERS))
    .map(([not, values]) =>
      negatable('数', 'in', not, list(values), (r) =>
        values.some((value) => ordered('=', r.数, value, numeric)),
      ),
    ),
  fc
    .tuple(field('$id', '番号'), order, fc.integer({ min: 1, max: RECORDS }))
    .map(([code, op, value]) => leaf(`${code} ${op} ${value}`, (r) => ORDERS[op](r.id - value))),
  fc
    .tuple(order, fc.constantFrom(...DAYS))
    .filter(([op, value]) => value !== '' || op === '=' || op === '!=')
    .map(([op, value]) =>
      leaf(`日 ${op} ${quote(value)}`, (r) => ordered(op, r.日, value, compareTexts)),
    ),
  fc
    .tuple(order, fc.constantFrom(...TIMES.slice(1)))
    .map(([op, value]) =>
      leaf(`時 ${op} ${quote(value)}`, (r) => ordered(op, r.時, value, compareTexts)),
    ),
  fc
    .tuple(field('日時', '作成日時'), order, fc.constantFrom(...INSTANTS.slice(1)))
    .map(([code, op, value]) =>
      leaf(`${code} ${op} ${quote(value)}`, (r) => ordered(op, r[code], value, compareTexts)),
    ),
  fc
    .tuple(order, fc.constantFrom(...FUNCTIONS))
    .map(([op, call]) =>
      leaf(`日 ${op} ${call}`, (r, { now, timezone }) =>
        inSpan(op, r.日, span(call, localDate(now, timezone))),
      ),
    ),
  fc
    .tuple(field('日時', '作成日時'), order, fc.constantFrom(...FUNCTIONS))
    .map(([code, op, call]) =>
      leaf(`${code} ${op} ${call}`, (r, { now, timezone }) => {
        const date = r[code] === '' ? '' : localDate(new Date(r[code]), timezone);
        return inSpan(op, date, span(call, localDate(now, timezone)));
      }),
    ),
  fc
    .tuple(field('日時', '作成日時'), order)
    .map(([code, op]) =>
      leaf(`${code} ${op} NOW()`, (r, { now }) =>
        ordered(op, r[code], `${now.toISOString().slice(0, 16)}:00Z`, compareTexts),
      ),
    ),
  fc
    .tuple(
      fc.oneof(
        fc.tuple(field('印', '多'), listOf(['', ...CHOICES])),
        fc.tuple(field('人', '組', '群'), listOf(['', ...PEOPLE, 'doboku', 'everyone'])),
      ),
      negation,
    )
    .map(([[code, values], not]) =>
      negatable(code, 'in', not, list(values), (r) => anyOf(r[code], values)),
    ),
  negation.map((not) =>
    negatable('人', 'in', not, '(LOGINUSER(), "ito")', (r, { user }) => anyOf(r.人, [user, 'ito'])),
  ),
  negation.map((not) =>
    negatable('作成者', 'in', not, '(LOGINUSER())', (r, { user }) => r.作成者 === user),
  ),
  fc.constant(
    leaf('組 in (PRIMARY_ORGANIZATION())', (r, { organization }) =>
      organization === undefined ? true : anyOf(r.組, [organization]),
    ),
  ),
];

const rowLeaf = (
  text: string,
  negative: boolean,
  test: (row: TableRow, env: Env) => boolean,
): Leaf => ({ kind: 'row', text, negative, holds: (r, env) => test(r, env) !== negative });
const inTable = fc.constantFrom<Order>('<', '>', '<=', '>=');
const rowLeaves: fc.Arbitrary<Leaf>[] = [
  fc
    .tuple(negation, listOf(TEXTS))
    .map(([not, values]) =>
      rowLeaf(`品 ${not ? 'not in' : 'in'} ${list(values)}`, not, (r) => values.includes(r.品)),
    ),
  fc
    .tuple(negation, fc.constantFrom(...KEYWORDS))
    .map(([not, word]) =>
      rowLeaf(`品 ${not ? 'not like' : 'like'} ${quote(word)}`, not, (r) => isLike(r.品, word)),
    ),
  fc
    .tuple(inTable, fc.constantFrom(...NUMBERS.slice(1)))
    .map(([op, value]) =>
      rowLeaf(`個 ${op} ${value}`, false, (r) => orderedNumbers(op, r.個, value)),
    ),
  fc
    .tuple(negation, listOf(['', '赤', '青']))
    .map(([not, values]) =>
      rowLeaf(`札 ${not ? 'not in' : 'in'} ${list(values)}`, not, (r) => anyOf(r.札, values)),
    ),
  fc
    .tuple(inTable, fc.constantFrom(...FUNCTIONS))
    .map(([op, call]) =>
      rowLeaf(`期 ${op} ${call}`, false, (r, { now, timezone }) =>
        inSpan(op, r.期, span(call, localDate(now, timezone))),
      ),
    ),
];

const anyLeaf = fc.oneof(...scalarLeaves, ...rowLeaves, ...rowLeaves);
const { rule } = fc.letrec<{ rule: Rule; group: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3 }, anyLeaf, tie('group')),
  group: fc.record({
    kind: fc.constantFrom('and', 'or'),
    items: fc.array(tie('rule'), { minLength: 2, maxLength: 4 }),
  }),
}));
const env = fc.record({
  now: fc.constantFrom(...INSTANTS.slice(1), '2028-02-29T23:59:00Z', '2026-11-01T05:30:00Z'),
  timezone: fc.constantFrom(...ZONES),
  user: fc.constantFrom('sato', 'ito'),
});

type SortCode = '文' | '数' | '選' | '日' | '日時' | '作成日時' | '作成者' | '$id';
const sortKeys = fc.uniqueArray(
  fc.record({
    code: field<SortCode>('文', '数', '選', '日', '日時', '作成日時', '作成者', '$id'),
    down: fc.boolean(),
  }),
  { maxLength: 3, selector: ({ code }) => code },
);

/** Empty first; choices in the order of their settings; texts by code point; newest first among equals. */
function compareBy(code: SortCode, a: Sample, b: Sample): number {
  if (code === '$id') return a.id - b.id;
  if (code === '選') return CHOICES.indexOf(a.選) - CHOICES.indexOf(b.選);
  if (code !== '数') return Buffer.compare(Buffer.from(a[code]), Buffer.from(b[code]));
  const place = (value: string): number => (value === '' ? -Infinity : Number(value));
  return place(a.数) === place(b.数) ? 0 : place(a.数) - place(b.数);
}

const text = (code: string, type: string) => ({ [code]: { type } });
const stage = new ZonedStage();
const app = stage.app({
  番号: { type: 'RECORD_NUMBER' },
  ...text('文', 'SINGLE_LINE_TEXT'),
  ...text('リンク', 'LINK'),
  ...text('長', 'MULTI_LINE_TEXT'),
  ...text('装', 'RICH_TEXT'),
  ...text('数', 'NUMBER'),
  計: { type: 'CALC', expression: '数 * 2', format: 'NUMBER' },
  選: { type: 'DROP_DOWN', options: options(...CHOICES) },
  輪: { type: 'RADIO_BUTTON', options: options(...CHOICES) },
  印: { type: 'CHECK_BOX', options: options(...CHOICES) },
  多: { type: 'MULTI_SELECT', options: options(...CHOICES) },
  ...text('日', 'DATE'),
  ...text('時', 'TIME'),
  ...text('日時', 'DATETIME'),
  ...text('人', 'USER_SELECT'),
  ...text('組', 'ORGANIZATION_SELECT'),
  ...text('群', 'GROUP_SELECT'),
  ...text('添', 'FILE'),
  表: {
    type: 'SUBTABLE',
    fields: {
      ...text('品', 'SINGLE_LINE_TEXT'),
      ...text('個', 'NUMBER'),
      札: { type: 'CHECK_BOX', options: options('赤', '青') },
      ...text('期', 'DATE'),
    },
  },
});
const codes = (values: string[]) => values.map((code) => ({ code }));
const records = fc.sample(sample, { numRuns: RECORDS, seed: 7 }).map((given, index): Sample => {
  const { 作成者, 作成日時, 装, 人, 組, 群, 添, 表, ...plain } = given;
  stage.now = 作成日時;
  const upload = { contentType: 'text/plain', body: new Uint8Array(1) };
  stage.add(
    app,
    {
      ...plain,
      ...{ 装: 装.html, 人: codes(人), 組: codes(組), 群: codes(群) },
      添: 添.map((name) => ({
        fileKey: storeFile(stage.context(作成者), { name, ...upload }),
      })),
      表: 表.map((cells) => ({
        value: Object.fromEntries(Object.entries(cells).map(([code, value]) => [code, { value }])),
      })),
    },
    作成者,
  );
  return { ...given, id: index + 1 };
});

test(
  'a query finds what a naive filter finds, in the order asked for',
  () => {
    let found = 0;
    fc.assert(
      fc.property(env, rule, sortKeys, ({ now, timezone, user }, condition, keys) => {
        stage.now = now;
        stage.timezone = timezone;
        const organization = user === 'sato' ? 'kuminka' : undefined;
        const here = { now: new Date(now), timezone, user, organization };
        const expected = records
          .filter((record) => holds(condition, record, here))
          .sort((a, b) => {
            for (const { code, down } of keys) {
              const result = compareBy(code, a, b);
              if (result !== 0) return down ? -result : result;
            }
            return b.id - a.id;
          })
          .map(({ id }) => id);
        const sorted = keys.map(({ code, down }) => `${code} ${down ? 'desc' : 'asc'}`);
        const by = keys.length > 0 ? `order by ${sorted.join(', ')} ` : '';
        expect(stage.find(app, `${textOf(condition)} ${by}limit 500`, user)).toEqual(expected);
        if (expected.length > 0 && expected.length < RECORDS) found += 1;
      }),
      { numRuns: RUNS },
    );
    // Conditions that find nothing, or everything, would promise little.
    expect(found).toBeGreaterThan(RUNS / 2);
  },
  PATIENCE_MS,
);
