/**
 * Conditions on related records (`list.field`) find what looking at each record and each of its related records
 * would, by what the asker may view. The naive reading here knows nothing of emulator/query.
 */
import fc from 'fast-check';
import { options, Stage } from '../unit/records/harness';

const RUNS = 120;
const PATIENCE_MS = 120_000;

interface Related {
  key: string;
  number: string;
  word: string;
  price: string;
  mark: string[];
  rows: string[];
  /** Who may view the record: its owner alone, or all when nobody owns it. */
  owner: string;
}
interface Own {
  key: string;
  number: string;
}
type Test = (related: Related) => boolean;
/** `negative`: `test` is the positive one. Of a table's field it is asked of each row. */
interface Leaf {
  list: '案件' | '番号案件';
  text: string;
  negative: boolean;
  test: Test;
  row?: (word: string) => boolean;
}
type Rule = Leaf | { kind: 'and' | 'or'; items: Rule[] };

const KEYS = ['', '甲', '乙', '10'];
const NUMBERS = ['', '10', '10.0', '7', '0'];
const WORDS = ['', '街灯', 'Park', 'ごみ'];
const MARKS = ['赤', '青'];
const FILTER_PRICE = 500;

const related = fc.record<Related>({
  key: fc.constantFrom(...KEYS),
  number: fc.constantFrom(...NUMBERS),
  word: fc.constantFrom(...WORDS),
  price: fc.constantFrom('', '100', '300', '900'),
  mark: fc.subarray(MARKS),
  rows: fc.array(fc.constantFrom(...WORDS), { maxLength: 2 }),
  owner: fc.constantFrom('', 'sato', 'ito'),
});
const own = fc.record<Own>({
  key: fc.constantFrom(...KEYS),
  number: fc.constantFrom(...NUMBERS),
});

const list = fc.constantFrom<'案件' | '番号案件'>('案件', '番号案件');
const words = fc.subarray(WORDS, { minLength: 1 });
const quoted = (values: string[]) => `(${values.map((value) => `"${value}"`).join(', ')})`;
const not = (negative: boolean, word: string) => `${negative ? 'not ' : ''}${word}`;
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.tuple(list, fc.boolean(), words).map(([of, negative, values]) => ({
    list: of,
    negative,
    text: `${of}.件名 ${not(negative, 'in')} ${quoted(values)}`,
    test: ({ word }: Related) => values.includes(word),
  })),
  fc.tuple(list, fc.boolean(), fc.constantFrom('街灯', 'park')).map(([of, negative, word]) => ({
    list: of,
    negative,
    text: `${of}.件名 ${not(negative, 'like')} "${word}"`,
    test: (one: Related) => one.word.toLowerCase().includes(word),
  })),
  fc.tuple(list, fc.constantFrom('>', '<='), fc.constantFrom(100, 300)).map(([of, op, limit]) => ({
    list: of,
    negative: false,
    text: `${of}.金額 ${op} ${limit}`,
    // Nothing entered is below every number.
    test: ({ price }: Related) => {
      const value = price === '' ? -Infinity : Number(price);
      return op === '>' ? value > limit : value <= limit;
    },
  })),
  fc
    .tuple(list, fc.boolean(), fc.subarray(['', ...MARKS], { minLength: 1 }))
    .map(([of, negative, values]): Leaf => ({
      list: of,
      negative,
      text: `${of}.印 ${not(negative, 'in')} ${quoted(values)}`,
      test: ({ mark }) =>
        mark.length === 0 ? values.includes('') : mark.some((one) => values.includes(one)),
    })),
  fc.tuple(list, fc.boolean(), words).map(([of, negative, values]): Leaf => {
    const row = (word: string) => values.includes(word);
    const text = `${of}.品 ${not(negative, 'in')} ${quoted(values)}`;
    return { list: of, negative, text, test: ({ rows }) => rows.some(row), row };
  }),
);
const { rule } = fc.letrec<{ rule: Rule; group: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 2 }, leaf, tie('group')),
  group: fc.record({
    kind: fc.constantFrom('and', 'or'),
    items: fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
  }),
}));

const textOf = (of: Rule): string =>
  'items' in of ? of.items.map((item) => `(${textOf(item)})`).join(` ${of.kind} `) : of.text;

const flat = (rules: Rule[]): Rule[] =>
  rules.flatMap((one) => ('items' in one && one.kind === 'and' ? flat(one.items) : [one]));

function holds(of: Rule, relatedOf: (list: Leaf['list']) => Related[]): boolean {
  if ('items' in of && of.kind === 'or') return of.items.some((item) => holds(item, relatedOf));
  const items = 'items' in of ? flat(of.items) : [of];
  const leaves = items.filter((item): item is Leaf => !('items' in item));
  const together = (['案件', '番号案件'] as const).every((name) => {
    const asked = leaves.filter((one) => one.list === name && !one.negative);
    return asked.length === 0 || relatedOf(name).some((one) => meetsAll(asked, one));
  });
  const apart = leaves
    .filter(({ negative }) => negative)
    .every(({ list: name, test, row }) => {
      const there = relatedOf(name).filter(({ rows }) => !row || rows.length > 0);
      return there.length > 0 && there.every((one) => !test(one));
    });
  return together && apart && items.every((item) => !('items' in item) || holds(item, relatedOf));
}

/** Conditions on the table of one related record meet in one of its rows. */
function meetsAll(asked: Leaf[], one: Related): boolean {
  const rows = asked.flatMap(({ row }) => row ?? []);
  return (
    asked.every(({ test, row }) => row !== undefined || test(one)) &&
    (rows.length === 0 || one.rows.some((word) => rows.every((row) => row(word))))
  );
}

const everyone = { type: 'GROUP' as const, code: 'everyone' };
const may = (viewable: boolean) => ({
  viewable,
  ...{ editable: false, deletable: false, includeSubs: false },
});
/** A record that somebody owns is that person's alone. */
const RIGHTS = {
  rights: [
    {
      filterCond: '持ち主 not in ("")',
      entities: [
        { entity: { type: 'FIELD_ENTITY', code: '持ち主' }, ...may(true) },
        { entity: everyone, ...may(false) },
      ],
    },
  ],
};

test(
  'a query on related records finds what a naive filter finds',
  () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(own, { minLength: 1, maxLength: 6 }),
        fc.array(related, { maxLength: 8 }),
        rule,
        fc.constantFrom('sato', 'ito'),
        (owns, all, condition, user) => {
          const stage = new Stage();
          const cases = stage.app(
            {
              顧客: { type: 'SINGLE_LINE_TEXT' },
              番: { type: 'NUMBER' },
              件名: { type: 'SINGLE_LINE_TEXT' },
              金額: { type: 'NUMBER' },
              印: { type: 'CHECK_BOX', options: options(...MARKS) },
              持ち主: { type: 'USER_SELECT' },
              表: { type: 'SUBTABLE', fields: { 品: { type: 'SINGLE_LINE_TEXT' } } },
            },
            { kept: { 'record/acl': RIGHTS } },
          );
          const reference = (field: string, relatedField: string, filterCond: string) => ({
            type: 'REFERENCE_TABLE',
            referenceTable: {
              relatedApp: { app: String(cases.id), code: '' },
              condition: { field, relatedField },
              filterCond,
            },
          });
          const customers = stage.app({
            名: { type: 'SINGLE_LINE_TEXT' },
            番: { type: 'NUMBER' },
            案件: reference('名', '顧客', ''),
            番号案件: reference('番', '番', `金額 < ${FILTER_PRICE}`),
          });
          for (const one of all) {
            stage.add(cases, {
              ...{ 顧客: one.key, 番: one.number, 件名: one.word, 金額: one.price, 印: one.mark },
              持ち主: one.owner === '' ? [] : [{ code: one.owner }],
              表: one.rows.map((word) => ({ value: { 品: { value: word } } })),
            });
          }
          for (const { key, number } of owns) stage.add(customers, { 名: key, 番: number });
          const seen = all.filter(({ owner }) => owner === '' || owner === user);
          const expected = owns.flatMap((one, index) => {
            const lists = {
              案件: seen.filter(({ key }) => key !== '' && key === one.key),
              番号案件: seen.filter(
                ({ number, price }) =>
                  number !== '' &&
                  one.number !== '' &&
                  Number(number) === Number(one.number) &&
                  Number(price) < FILTER_PRICE,
              ),
            };
            return holds(condition, (name) => lists[name]) ? [index + 1] : [];
          });
          const query = `${textOf(condition)} order by $id asc`;
          expect(stage.find(customers, query, user)).toEqual(expected);
          if (expected.length > 0) found += 1;
        },
      ),
      { numRuns: RUNS },
    );
    expect(found).toBeGreaterThan(RUNS / 10);
  },
  PATIENCE_MS,
);
