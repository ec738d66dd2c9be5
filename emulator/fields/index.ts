/** Field types of kintone: what a value may be, how it is kept, what REST shows of it. */
export { kindOf } from './registry';
export { checkField } from './check';
export { Place, Problems, MESSAGES } from './problems';
export { rowsOf } from './subtable';
export { codeOf } from './lists';
export { normalizeNumber } from './numbers';
export { normalizeDate, normalizeDateTime, normalizeTime } from './date-forms';
export type { FieldKind, ReadScope, Stored, StoredRow, WriteScope } from './type';
