/**
 * Published open data as the CSV that the 施設 app takes: the columns get the app's field codes, the
 * values stay as published. A column that the 公共施設一覧 does not have goes to 説明 with its name.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** Columns of the published files under the names that the recommended data set uses for them. */
const SAME_AS: Record<string, string> = {
  // One published file writes a dash for the long-vowel sign.
  '都道府県コ―ド又は市区町村コ―ド': '都道府県コード又は市区町村コード',
  種別: '備考',
};

const LEFT_OUT = new Set(['FAX番号', '認可等年月日']);

/**
 * @param published the CSV file, UTF-8 with or without a byte order mark
 * @param columns field codes of the app
 * @param source where the data is from, as its licence asks it to be named
 */
export function facilityCsv(published: Buffer, columns: string[], source: string): string {
  const rows = parse(published, { columns: true, bom: true }) as Record<string, string>[];
  return stringify(
    rows.map((row) => facility(row, new Set(columns), source)),
    { header: true, columns, bom: true },
  );
}

function facility(row: Record<string, string>, columns: Set<string>, source: string) {
  const values: Record<string, string> = { 出典: source };
  const others: string[] = [];
  for (const [name, value] of Object.entries(row)) {
    const column = SAME_AS[name] ?? name;
    if (columns.has(column)) {
      values[column] = [values[column], value].filter(Boolean).join(' ');
    } else if (value !== '' && !LEFT_OUT.has(name)) {
      others.push(`${name}: ${value}`);
    }
  }
  values['説明'] = [values['説明'], ...others].filter(Boolean).join('\n');
  values['施設キー'] = `${values['都道府県コード又は市区町村コード']}-${values['NO']}`;
  return values;
}
