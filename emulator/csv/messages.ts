/** What kintone says of files it cannot read (kintone help, レコードの一括登録/更新に失敗した場合). */
import type { Bilingual } from '../errors';

export const IMPORT_FAULTS = {
  GAIA_IL16: (line: number, field: string): Bilingual => ({
    ja: `GAIA_IL16: ファイルの${line}行目のフィールド「${field}」の値に問題があります。フィールド「${field}」に設定されている条件（必須項目にする、値の重複を禁止するなど）を確認して、ファイルの値を修正してください。ドロップダウンやラジオボタンの場合は、設定されている選択肢のいずれかと、ファイルの値が一致していることを確認してください。`,
    en: `GAIA_IL16: The value of field "${field}" at row number ${line} of the file is invalid. Please confirm the field conditions such as "Required field" or "Prohibit duplicate values", and modify the value of the file. If the field type is a Drop-down or a Radio Button, please confirm that the value matches one of the options included in the field settings.`,
  }),
  GAIA_IL17: (line: number, field: string): Bilingual => ({
    ja: `GAIA_IL17: ファイルの${line}行目のフィールド「${field}」の形式が正しくありません。`,
    en: `GAIA_IL17: The format of field "${field}" at row number ${line} of the file is invalid.`,
  }),
  noSuchNumber: (number: string): Bilingual => ({
    ja: `レコード番号「${number}」のレコードはありません。`,
    en: `There is no record with the record number "${number}".`,
  }),
  wrongKey: {
    ja: '更新のキーには、レコード番号か「値の重複を禁止する」を設定したフィールドを選び、ファイルの列を対応付けてください。',
    en: 'Choose the record number or a field that prohibits duplicate values as the key, and map a column of the file to it.',
  },
  tooManyRows: {
    ja: '読み込めるのは10万行までです。ファイルを分けてください。',
    en: 'Up to 100,000 rows can be imported. Split the file.',
  },
  tooLarge: {
    ja: '読み込めるファイルは100MBまでです。ファイルを分けてください。',
    en: 'Files of up to 100 MB can be imported. Split the file.',
  },
  unreadable: (reason: string): Bilingual => ({
    ja: `ファイルを読み取れませんでした。文字コードと区切り文字を確認してください。（${reason}）`,
    en: `The file could not be read. Check its encoding and delimiter. (${reason})`,
  }),
  exportTooLarge: {
    ja: '書き出すファイルが100MBを超えます。フィールドかレコードを減らしてください。',
    en: 'The file would exceed 100 MB. Choose fewer fields or records.',
  },
} as const;
