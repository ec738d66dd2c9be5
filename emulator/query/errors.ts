/** Errors of queries that can be read but not run. Codes: kintone-contract.md, "Query language". */
import { KintoneError } from '../errors';

export const wrongOperator = (field: string, operator: string): KintoneError =>
  new KintoneError(400, 'GAIA_IQ03', {
    ja: `${field}フィールドのフィールドタイプには演算子${operator}を使用できません。`,
    en: `The operator ${operator} cannot be used with the field type of ${field}.`,
  });

export const wrongFunction = (field: string, name: string): KintoneError =>
  new KintoneError(400, 'GAIA_IQ03', {
    ja: `${field}フィールドのフィールドタイプには関数${name}を使用できません。`,
    en: `The function ${name} cannot be used with the field type of ${field}.`,
  });

export const equalInTable = (field: string, operator: string): KintoneError =>
  new KintoneError(400, 'GAIA_IQ07', {
    ja: `レコードを読み込めません。テーブルに設定している場合、${field}フィールドのフィールドタイプには、演算子${operator}を使用できません。`,
    en: `The operator ${operator} cannot be used with ${field}, which is in a table. Use "in" or "not in".`,
  });

/** The code is that of tables; which one the service gives is not described (assumed). */
export const equalInRelated = (field: string, operator: string): KintoneError =>
  new KintoneError(400, 'GAIA_IQ07', {
    ja: `レコードを読み込めません。関連レコード一覧の${field}フィールドには、演算子${operator}を使用できません。`,
    en: `The operator ${operator} cannot be used with ${field}, a field of related records. Use "in" or "not in".`,
  });

export const unknownField = (field: string): KintoneError =>
  new KintoneError(400, 'GAIA_IQ11', {
    ja: `指定されたフィールド（${field}）が見つかりません。`,
    en: `Specified field (${field}) not found.`,
  });

export const noSuchOption = (field: string, option: string): KintoneError =>
  new KintoneError(400, 'GAIA_IQ10', {
    ja: `フィールド「${field}」の項目に「${option}」は存在しません。`,
    en: `The option "${option}" does not exist in the field "${field}".`,
  });

export const wrongQuery = (): KintoneError =>
  new KintoneError(400, 'GAIA_IL08', {
    ja: 'クエリの指定が不正です。',
    en: 'The query is invalid.',
  });

export const limitTooBig = (): KintoneError =>
  new KintoneError(400, 'GAIA_QU01', {
    ja: 'limitには、500以下の値を指定してください。',
    en: 'limit must be less than or equal to 500.',
  });

export const offsetTooBig = (): KintoneError =>
  new KintoneError(400, 'GAIA_QU02', {
    ja: 'offsetには、10,000以下の値を指定してください。大量のレコードを取得する場合は、カーソルAPIを使用してください。',
    en: 'offset must be less than or equal to 10,000. To get more records, use the cursor API.',
  });
