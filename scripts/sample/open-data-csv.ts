/**
 * The published files of 交通事故 and 公園: which column goes to which field, and what a clerk does to a file in Excel
 * before reading it in. Columns that say the same again (codes, parts of the date, the constant 件数) are not read. Pure.
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

export interface OpenDataFile {
  app: 'traffic' | 'parks';
  /** In apps/data. */
  file: string;
  /** What the log calls it. */
  name: string;
  /** Finds records of this file, whoever read them in: it is not read twice. */
  loaded: string;
  /** Field codes by heading of the file. */
  columns: Record<string, string>;
  /** Code of the update key; '' adds every row. */
  key: string;
  /** The file as it is read in. */
  prepare(published: Uint8Array): Uint8Array;
}

const ACCIDENT_COLUMNS = {
  事故内容区分: '事故内容',
  事故類型区分: '事故類型',
  天候区分: '天候',
  昼夜区分: '昼夜',
  時間帯区分: '時間帯',
  曜日区分: '曜日',
  死者数: '死者数',
  '発生日時（年月日）': '発生日',
  '発生日時（時間）': '発生時刻',
  負傷者数: '負傷者数',
  路線: '路線',
  路線コード: '路線コード',
  道路形状区分: '道路形状',
  経度: '経度',
  緯度: '緯度',
};

const PARK_COLUMNS = {
  ID: 'ID',
  公園名: '公園名',
  '住所（番地まで）': '住所',
  緯度: '緯度',
  経度: '経度',
  '面積（㎡）': '面積',
  供用開始年: '供用開始年',
  トイレ詳細: 'トイレ',
  駐車場詳細: '駐車場',
  施設等: '施設',
  設置遊具: '遊具',
  公園HPアドレス: 'URL',
  公園紹介文: '紹介文',
  焼津市OpenPhoto写真: '写真番号',
};

export const OPEN_DATA: readonly OpenDataFile[] = [
  ...[2019, 2020, 2021].map((year): OpenDataFile => ({
    app: 'traffic',
    file: `yaizu-traffic-accidents-${year}.csv`,
    name: `交通事故 ${year}年`,
    loaded: `発生日 >= "${year}-01-01" and 発生日 <= "${year}-12-31"`,
    columns: ACCIDENT_COLUMNS,
    key: '',
    prepare: (published) => published,
  })),
  {
    app: 'parks',
    file: 'yaizu-parks.csv',
    name: '公園',
    loaded: '',
    columns: PARK_COLUMNS,
    key: 'ID',
    prepare: (published) => withPlainNumbers(published, '面積（㎡）'),
  },
];

/**
 * What Excel writes once the column's format is 「標準」 instead of 「数値（桁区切り）」: `32,500 ` → `32500`. Nothing
 * else of the file changes but its quotes.
 */
export function withPlainNumbers(published: Uint8Array, heading: string): Uint8Array {
  const [headings = [], ...rows] = parse(Buffer.from(published), { bom: true }) as string[][];
  const column = headings.indexOf(heading);
  const mended = rows.map((row) =>
    row.map((cell, index) => (index === column ? cell.replaceAll(',', '').trim() : cell)),
  );
  return Buffer.from(stringify([headings, ...mended], { record_delimiter: 'windows', bom: true }));
}
