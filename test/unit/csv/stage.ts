/** An app with a field of every type a file carries, and its files written and read without HTTP. */
import type { AppDefinition } from '../../../emulator/apps/definition';
import {
  exportColumns,
  importColumns,
  START_HEADINGS,
  SYSTEM_TYPES,
} from '../../../emulator/csv/columns';
import { exportRecords } from '../../../emulator/csv/export';
import { importRecords, type ImportResult } from '../../../emulator/csv/import';
import { readCsv, type Charset } from '../../../emulator/csv/text';
import { options, Stage, type FieldSpec } from '../records/harness';

export const FIELDS: Record<string, FieldSpec> = {
  件名: { type: 'SINGLE_LINE_TEXT', required: true },
  番号: { type: 'SINGLE_LINE_TEXT', unique: true },
  内容: { type: 'MULTI_LINE_TEXT' },
  数量: { type: 'NUMBER', maxValue: '1000' },
  倍: { type: 'CALC', expression: '数量 * 2' },
  種別: { type: 'DROP_DOWN', options: options('道路', '公園') },
  方法: { type: 'CHECK_BOX', options: options('電話', '窓口', 'メール') },
  受付日: { type: 'DATE' },
  受付日時: { type: 'DATETIME' },
  時刻: { type: 'TIME' },
  担当: { type: 'USER_SELECT' },
  課: { type: 'ORGANIZATION_SELECT' },
  写真: { type: 'FILE' },
  明細: {
    type: 'SUBTABLE',
    fields: { 品名: { type: 'SINGLE_LINE_TEXT' }, 個数: { type: 'NUMBER' } },
  },
};

export class CsvStage extends Stage {
  write(app: AppDefinition, fields?: string[], charset: Charset = 'UTF-8'): Uint8Array {
    return exportRecords(this.context(), app, {
      query: 'order by $id asc',
      fields: fields ?? exportColumns(app.fields).map(({ field }) => field.code),
      heading: 'label',
      charset,
      delimiter: 'comma',
    });
  }

  /** Columns are found by their headings, as the page proposes them. */
  read(app: AppDefinition, bytes: Uint8Array, key?: string): ImportResult {
    const [first = [], ...rows] = readCsv(bytes, { charset: 'auto', delimiter: 'comma' });
    const known = importColumns(app.fields, () => true).filter(
      ({ field }) => !SYSTEM_TYPES.has(field.type),
    );
    const meanings = first.map((heading) =>
      heading === START_HEADINGS.ja
        ? ('start' as const)
        : known.find(({ field }) => field.label === heading),
    );
    const context = this.context();
    return this.db.transaction(() =>
      importRecords(context, app, { rows, meanings, firstLine: 2, key }),
    );
  }

  text(app: AppDefinition, fields: string[]): string {
    return new TextDecoder().decode(this.write(app, fields));
  }
}

export const bytes = (...lines: string[]): Uint8Array =>
  new TextEncoder().encode(lines.join('\r\n'));
