import { ALL, type Figure } from '../../../src/drawing/figure';
import { sheetOf, type Sheet } from '../../../src/drawing/sheet';
import { figureOf } from '../../figure';

/** A sheet as it looks: a head of two rows or columns is written once, where it begins. */
function drawn(figure: Figure, sheet: Sheet): string[] {
  const line = (heads: Sheet['head'][number]): string[] =>
    heads.map(
      ({ text, rows, columns }) => `${text}${rows * columns > 1 ? `(${rows}x${columns})` : ''}`,
    );
  return [
    ...sheet.head.map((row) => line(row).join(' ')),
    ...sheet.rows.map((row) =>
      [
        ...line(row.heads),
        '|',
        ...row.cells.map(({ measure, place }) => figure.words(measure, place)),
      ].join(' '),
    ),
  ];
}

const months = ['4月', '5月'] as const;
const byMonth = figureOf({
  levels: [
    ['分野', ['道路', '福祉', '未入力']],
    ['月', months],
  ],
  at: (_, [category = 0, month = 0]) => category * 10 + month,
});

test('分野×月は、行が分野、列が月、両側に合計', () => {
  const sheet = sheetOf(byMonth, 1, 'shown');
  expect(drawn(byMonth, sheet)).toEqual([
    '分野 4月 5月 合計',
    '道路 | 0件 1件 1件',
    '福祉 | 10件 11件 21件',
    '未入力 | 20件 21件 41件',
    '合計 | 30件 33件 63件',
  ]);
  expect(sheet.across).toBe('月');
  expect(sheet.rows.at(-1)?.total).toBe(true);
  expect(sheet.rows[0]?.cells.map(({ total }) => total)).toEqual([false, false, true]);
});

test('列の階層がなければ、列は指標', () => {
  const figure = figureOf({
    levels: [['分野', ['道路', '福祉']]],
    measures: [{}, { label: '平均', unit: '日', digits: 1, adds: false }],
    at: (measure, [category = 0]) => (measure === 0 ? 3 : 1.5 + category),
    total: (measure) => (measure === 0 ? 6 : 2.25),
  });
  expect(drawn(figure, sheetOf(figure, 0, 'shown'))).toEqual([
    '分野 件数 平均',
    '道路 | 3件 1.5日',
    '福祉 | 3件 2.5日',
    '全体 | 6件 2.3日',
  ]);
});

test('2段の行は、まとまりごとに小計が下に付き、隠すこともできる', () => {
  const figure = figureOf({
    levels: [
      ['地区', ['東', '西']],
      ['館', ['一', '二', '三']],
      ['月', months],
    ],
    at: (_, [area = 0, center = 0]) => (area === 0 ? (center < 2 ? 1 : 0) : center === 2 ? 5 : 0),
  });
  expect(drawn(figure, sheetOf(figure, 1, 'shown'))).toEqual([
    '地区 館 4月 5月 合計',
    '東(3x1) 一 | 1件 1件 2件',
    '二 | 1件 1件 2件',
    '小計 | 2件 2件 4件',
    '西(2x1) 三 | 5件 5件 10件',
    '小計 | 5件 5件 10件',
    '合計(1x2) | 7件 7件 14件',
  ]);
  expect(drawn(figure, sheetOf(figure, 1, 'hidden'))).toEqual([
    '地区 館 4月 5月 合計',
    '東(2x1) 一 | 1件 1件 2件',
    '二 | 1件 1件 2件',
    '西 三 | 5件 5件 10件',
    '合計(1x2) | 7件 7件 14件',
  ]);
});

test('2段の列では、上の段が下の段をまたぎ、指標が一番下に並ぶ', () => {
  const figure = figureOf({
    levels: [
      ['分野', ['道路']],
      ['年度', ['6年度', '7年度']],
      ['月', months],
    ],
    measures: [{}, { label: '分', unit: '分' }],
    at: (measure, [, year = 0, month = 0]) => (year === 1 && month === 1 ? 0 : measure + 1),
  });
  expect(drawn(figure, sheetOf(figure, 2, 'shown'))).toEqual([
    '分野(3x1) 6年度(1x6) 7年度(1x4) 合計(2x2)',
    '4月(1x2) 5月(1x2) 小計(1x2) 4月(1x2) 小計(1x2)',
    '件数 分 件数 分 件数 分 件数 分 件数 分 件数 分',
    '道路 | 1件 2分 1件 2分 2件 4分 1件 2分 1件 2分 3件 6分',
    '合計 | 1件 2分 1件 2分 2件 4分 1件 2分 1件 2分 3件 6分',
  ]);
});

test('記録のない地区も1行で残る', () => {
  const figure = figureOf({
    levels: [
      ['地区', ['東', '西']],
      ['館', ['一']],
    ],
    at: (_, [area = 0]) => area,
  });
  expect(drawn(figure, sheetOf(figure, 0, 'shown'))).toEqual([
    '地区 館 件数',
    '東(1x2) | 0件',
    '西(2x1) 一 | 1件',
    '小計 | 1件',
    '合計(1x2) | 1件',
  ]);
});

test('合計に値のない指標（累計など）だけの表に、合計の行はない', () => {
  const figure = figureOf({
    levels: [['月', months]],
    at: (_, [month = 0]) => month,
    total: () => NaN,
  });
  expect(sheetOf(figure, 0, 'shown').rows).toHaveLength(2);
});

test('秘匿された数は、合計も図に尋ねるので足し戻されない', () => {
  const figure = figureOf({
    levels: [
      ['分野', ['道路', '福祉']],
      ['月', months],
    ],
    at: () => 3,
    hidden: ([category, month]) => category === 1 || (category === ALL && month !== ALL),
  });
  expect(drawn(figure, sheetOf(figure, 1, 'shown')).slice(2)).toEqual([
    '福祉 | ＊ ＊ ＊',
    '合計 | ＊ ＊ 12件',
  ]);
});

test('キーのない図は頭だけ、階層のない図は1行', () => {
  const none = figureOf({
    levels: [
      ['分野', []],
      ['月', months],
    ],
    at: () => 0,
  });
  expect(drawn(none, sheetOf(none, 1, 'shown'))).toEqual(['分野 4月 5月']);
  const single = figureOf({ levels: [], at: () => 5 });
  expect(drawn(single, sheetOf(single, 0, 'shown'))).toEqual(['件数', '| 5件']);
});
