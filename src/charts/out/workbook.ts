/** The table of a figure as an xlsx file, with the 根拠票 as its second sheet. */
import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/universal';
import type { Figure } from '../../drawing/figure';
import type { Sheet as Table } from '../../drawing/sheet';
import { basisItems, notes, type BasisOf } from '../basis';
import { gridOf, type Grid, type GridCell } from './grid';
import { text } from './messages';

/** @param figure already masked where it must be */
export function xlsxFile(figure: Figure, sheet: Table, of: BasisOf): Promise<Blob> {
  const table = gridOf(figure, sheet);
  return writeXlsxFile(workbook(figure.title, table, sheet.headColumns, sheet.head.length, of), {
    fontFamily: 'Yu Gothic',
    fontSize: 11,
  }).toBlob();
}

/** Rows above the table: its title and an empty one. */
const ABOVE = 2;

export function workbook(
  title: string,
  table: Grid,
  headColumns: number,
  headRows: number,
  of: BasisOf,
): Sheet<Blob>[] {
  const said = (line: string): Row => [{ value: line, type: String }];
  return [
    {
      sheet: text().sheet,
      data: [
        [{ value: title, type: String, fontWeight: 'bold', fontSize: 14 }],
        [],
        ...table.map((row) => row.map((cell) => cell && xlsxCell(cell))),
        [],
        ...notes(of).map(said),
      ],
      columns: widths(table),
      stickyRowsCount: ABOVE + headRows,
      stickyColumnsCount: headColumns,
      ...((table[0]?.length ?? 0) > MOST_UPRIGHT && { orientation: 'landscape' as const }),
    },
    {
      sheet: text().basis,
      data: basisItems(of).flatMap(({ term, says }) =>
        says.map((line, index): Row => [
          {
            value: index === 0 ? term : '',
            type: String,
            fontWeight: 'bold',
            alignVertical: 'top',
          },
          { value: line, type: String, wrap: true },
        ]),
      ),
      columns: [{ width: 28 }, { width: 80 }],
    },
  ];
}

/** Columns of about 12 letters that fit on an upright A4. */
const MOST_UPRIGHT = 8;

const LINE = { borderStyle: 'thin', borderColor: '#8a8f98' } as const;

function xlsxCell(cell: GridCell): Row[number] {
  const { kind, words, number, rows, columns, total } = cell;
  const look = {
    ...LINE,
    ...(rows > 1 && { rowSpan: rows }),
    ...(columns > 1 && { columnSpan: columns }),
    ...((total || kind !== 'number') && { fontWeight: 'bold' as const }),
    ...(kind === 'number'
      ? total && { backgroundColor: '#f3f5f8' }
      : { backgroundColor: '#e6ebf2', wrap: true, alignVertical: 'center' as const }),
  };
  if (kind === 'number' && !Number.isNaN(number)) {
    return { ...look, value: number, type: Number, format: numberFormat(cell) };
  }
  // Of type text, a value is never a formula, whatever it begins with.
  return { ...look, value: words, type: String, ...(kind === 'number' && { align: 'right' }) };
}

/** `#,##0.0"日"`: Excel shows the number as the table does, and reckons with it. */
function numberFormat({ digits, unit }: GridCell): string {
  const places = digits > 0 ? `.${'0'.repeat(digits)}` : '';
  return `#,##0${places}${unit === '' ? '' : `"${unit.replace(/"/g, '')}"`}`;
}

/** In letters of half width, as Excel measures columns. */
function widths(table: Grid): { width: number }[] {
  const columns = table[0]?.length ?? 0;
  return Array.from({ length: columns }, (_, column) => {
    const texts = table.map((row) => row[column]).filter((cell) => cell && cell.columns === 1);
    const longest = Math.max(0, ...texts.map((cell) => halfWidths(cell?.words ?? '')));
    return { width: Math.min(40, Math.max(8, longest + 2)) };
  });
}

function halfWidths(words: string): number {
  return [...words].reduce((sum, letter) => sum + (/[ -~｡-ﾟ]/.test(letter) ? 1 : 2), 0);
}
