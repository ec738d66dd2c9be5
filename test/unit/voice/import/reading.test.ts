/** From the bytes of a file to a table. */
import { strToU8, zipSync } from 'fflate';
import { csvRows, delimiterOf } from '../../../../src/voice/import/csv-rows';
import { decode, detectEncoding, kindOf } from '../../../../src/voice/import/decode';
import { proposeHeading, tableOf, type Grid } from '../../../../src/voice/import/grid';
import { openWorkbook, WorkbookError } from '../../../../src/voice/import/xlsx';
import { dateKindOf, serialText } from '../../../../src/voice/import/xlsx-dates';
import { openFile, readFile } from '../../../../src/voice/import/file';
import { inSlices } from '../../../../src/voice/import/slices';
import { toCp932 } from '../../../../src/text/cp932';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([0xff, 0xfe, ...[...Buffer.from(text, 'utf16le')]]);
const all = <T, R>(steps: Generator<T, R>): R => {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

describe('the encoding of a CSV file', () => {
  test.each([
    ['UTF-8 with a mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('件名')]), 'utf-8'],
    ['UTF-8 without', bytes('件名'), 'utf-8'],
    ['CP932', toCp932('件名、①㈱髙').bytes, 'cp932'],
    ['Excel’s Unicode text', utf16('件名\t内容'), 'utf-16le'],
    ['plain letters', bytes('a,b'), 'utf-8'],
  ])('%s', (_, file, encoding) => {
    expect(detectEncoding(file)).toBe(encoding);
    expect(decode(file, detectEncoding(file))).toMatchObject({ unreadable: 0 });
    expect(kindOf(file)).toBe('text');
  });

  test('is read without its mark, and says what a wrong one cannot read', () => {
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('件名')]);
    expect(decode(marked, 'utf-8').text).toBe('件名');
    expect(decode(toCp932('件名').bytes, 'utf-8').unreadable).toBeGreaterThan(0);
  });
});

test.each([
  ['nothing', new Uint8Array(), 'empty'],
  ['a zip', Uint8Array.from([0x50, 0x4b, 3, 4]), 'xlsx'],
  ['an old or locked workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0]), 'xls'],
  ['a PDF', bytes('%PDF-1.7'), 'other'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'other'],
])('%s is known by its first bytes', (_, file, kind) => {
  expect(kindOf(file)).toBe(kind);
});

describe('CSV', () => {
  test.each<[string, string, string[][]]>([
    [
      'lines',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no break at the end',
      'a,b\nc,',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    ['quotes and commas', '"a,""b""",c', [['a,"b"', 'c']]],
    ['a break in a cell', '"上\r\n下",c\n', [['上\n下', 'c']]],
    ['a quote inside a cell', '5"管,b', [['5"管', 'b']]],
    ['an empty line', 'a\n\nb', [['a'], [''], ['b']]],
    ['old line ends', 'a\rb', [['a'], ['b']]],
  ])('%s', (_, text, rows) => {
    expect([...csvRows(text, ',')]).toEqual(rows);
  });

  test('says in which row a quote never ends', () => {
    expect(all(csvRows('a\n"b\nc', ','))).toEqual({ unclosed: 2 });
    expect(all(csvRows('a\nb', ','))).toEqual({});
  });

  test.each([
    ['a\tb\nc\td', '\t'],
    ['a;b;c', ';'],
    ['a,b', ','],
    ['"x;y;z",b', ','],
    ['a', ','],
  ])('%j is cut at %j', (text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});

describe('the heading', () => {
  test('is the first row with several cells: a title stands over it', () => {
    const grid: Grid = {
      rows: [['令和6年度 区民の声'], [], ['日付', '内容'], ['R6.4.1', '穴']],
      merges: [],
    };
    expect(proposeHeading(grid)).toEqual({ from: 3, to: 3 });
    expect(tableOf(grid, { from: 3, to: 3 })).toEqual({
      columns: ['日付', '内容'],
      rows: [{ number: 4, cells: ['R6.4.1', '穴'] }],
    });
  });

  test('of merged lines joins their names', () => {
    const grid: Grid = {
      rows: [
        ['受付', '', '内容'],
        ['日', '課', ''],
        ['R6.4.1', '市民課', '穴'],
      ],
      merges: [
        { top: 0, left: 0, bottom: 0, right: 1 },
        { top: 0, left: 2, bottom: 1, right: 2 },
      ],
    };
    expect(proposeHeading(grid)).toEqual({ from: 1, to: 2 });
    expect(tableOf(grid, { from: 1, to: 2 }).columns).toEqual(['受付 日', '受付 課', '内容']);
  });

  test('may be absent, and names may be empty or twice', () => {
    const grid: Grid = { rows: [['a', '', 'a']], merges: [] };
    expect(tableOf(grid, { from: 0, to: 0 })).toEqual({
      columns: ['(A)', '(B)', '(C)'],
      rows: [{ number: 1, cells: ['a', '', 'a'] }],
    });
    expect(tableOf(grid, { from: 1, to: 1 }).columns).toEqual(['a (A)', '(B)', 'a (C)']);
  });

  test('a day merged over several rows counts for each', () => {
    const grid: Grid = {
      rows: [
        ['日付', '内容'],
        ['R6.4.1', '穴'],
        ['', '灯り'],
      ],
      merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
    };
    expect(tableOf(grid, { from: 1, to: 1 }).rows[1]).toEqual({
      number: 3,
      cells: ['R6.4.1', '灯り'],
    });
  });
});

describe('dates of a workbook', () => {
  test.each<[number, string | undefined, ReturnType<typeof dateKindOf>]>([
    [0, undefined, undefined],
    [14, undefined, 'date'],
    [22, undefined, 'date and time'],
    [57, undefined, 'date'],
    [32, undefined, 'time'],
    [176, '[$-411]ggge"年"m"月"d"日"', 'date'],
    [176, 'yyyy/m/d h:mm', 'date and time'],
    [176, 'h"時"mm"分"', 'time'],
    [176, '#,##0"円"', undefined],
    [176, '[Red]0.00E+00', undefined],
    [176, 'General', undefined],
    [176, '0_);[Red]\\(0\\)', undefined],
  ])('format %d %s is %s', (id, code, kind) => {
    expect(dateKindOf(id, code)).toBe(kind);
  });

  test.each<[number, Parameters<typeof serialText>[1], boolean, string]>([
    [45748, 'date', false, '2025-04-01'],
    [45748.4375, 'date and time', false, '2025-04-01 10:30'],
    [0.4375, 'time', false, '10:30'],
    [1, 'date', false, '1900-01-01'],
    [44286, 'date', true, '2025-04-01'],
    [1e9, 'date', false, '1000000000'],
  ])('%d as %s (1904: %s) is %s', (serial, kind, from1904, text) => {
    expect(serialText(serial, kind, from1904)).toBe(text);
  });
});

/** A workbook of two sheets as Excel writes one. */
function workbook(sheet: string): Uint8Array<ArrayBuffer> {
  const part = (xml: string): Uint8Array => strToU8(`<?xml version="1.0"?>${xml}`);
  return Uint8Array.from(
    zipSync({
      'xl/workbook.xml': part(
        '<workbook xmlns:r="r"><sheets><sheet name="R6&amp;R7" sheetId="1" r:id="rId1"/><sheet name="空" sheetId="2" r:id="rId2"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': part(
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      ),
      'xl/styles.xml': part(
        '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="[$-411]ge\\.m\\.d"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
      ),
      'xl/sharedStrings.xml': part(
        '<sst><si><t>日付</t></si><si><r><t>内</t></r><r><t>容</t></r><rPh sb="0" eb="2"><t>ナイヨウ</t></rPh></si><si><t xml:space="preserve">1行_x000D_\n2行 &lt;b&gt;&#x26;</t></si></sst>',
      ),
      'xl/worksheets/sheet1.xml': part(sheet),
      'xl/worksheets/sheet2.xml': part('<worksheet><sheetData/></worksheet>'),
    }),
  );
}

describe('a workbook', () => {
  const sheet =
    '<worksheet><cols><col min="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="3"><c r="A3" s="1"><v>45748</v></c><c r="B3" t="s"><v>2</v></c><c r="D3"><v>7.0999999999999996</v></c><c r="E3" s="1"/></row><row r="4"><c r="A4" t="inlineStr"><is><t>中</t></is></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="str"><f>A1</f><v>式</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>';

  test('gives texts, dates, numbers and merged cells', () => {
    const book = openWorkbook(workbook(sheet));
    expect(book.sheets).toEqual(['R6&R7', '空']);
    expect(all(book.read(0))).toEqual({
      rows: [
        ['日付', '内容'],
        [],
        ['2025-04-01', '1行\n2行 <b>&', '', '7.1'],
        ['中', 'TRUE', '式'],
      ],
      merges: [{ top: 0, left: 0, bottom: 1, right: 0 }],
    });
    expect(all(book.read(1))).toEqual({ rows: [], merges: [] });
  });

  test('with prefixes and without references, as other programs write it', () => {
    const other =
      '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(all(openWorkbook(workbook(other)).read(0)).rows).toEqual([['日付', '5']]);
  });

  test('that is none is told from one that is', () => {
    expect(() => openWorkbook(Uint8Array.from([0x50, 0x4b, 3, 4]))).toThrow(WorkbookError);
    expect(() => openWorkbook(zipSync({ 'a.txt': strToU8('a') }))).toThrow(WorkbookError);
  });
});

describe('a chosen file', () => {
  const signal = new AbortController().signal;
  const open = (content: Uint8Array<ArrayBuffer>) => openFile('log.csv', content);

  test.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['empty', new Uint8Array(), 'fileEmpty'],
    ['damaged', Uint8Array.from([0x50, 0x4b, 3, 4]), 'fileDamaged'],
    ['locked', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'fileXls'],
    ['another', Uint8Array.from([0x25, 0x50, 0x44, 0x46]), 'fileOther'],
  ])('that is %s says so', async (_, content, key) => {
    expect(await open(content)).toEqual({ key });
  });

  test('has the same digest each time, and its rows', async () => {
    const content = Uint8Array.from(toCp932('日付,内容\r\nR6.4.1,"道に\n穴"\r\n').bytes);
    const file = await open(content);
    if ('key' in file) throw new Error(file.key);
    expect((await open(content)) as typeof file).toMatchObject({ digest: file.digest });
    expect(await readFile(file, { encoding: 'cp932', sheet: 0 }, signal)).toEqual({
      grid: {
        rows: [
          ['日付', '内容'],
          ['R6.4.1', '道に\n穴'],
        ],
        merges: [],
      },
      unreadable: 0,
    });
  });

  test('with a hundred columns and 10,000 rows is read', async () => {
    const row = Array.from({ length: 100 }, (_, at) => `値${at}`).join(',');
    const text = Array.from({ length: 10_000 }, () => row).join('\n');
    const file = await open(Uint8Array.from(bytes(text)));
    if ('key' in file) throw new Error(file.key);
    const read = await readFile(file, { encoding: 'utf-8', sheet: 0 }, signal);
    expect('grid' in read && read.grid.rows.length).toBe(10_000);
  });
});

test('long work stops at once when it is no longer wanted', async () => {
  const stop = new AbortController();
  function* endless(): Generator<void, never> {
    for (;;) yield;
  }
  const running = inSlices(endless(), stop.signal);
  stop.abort(new Error('closed'));
  await expect(running).rejects.toThrow('closed');
});
