/**
 * Fields a query may use. One the asker may never view is unknown to the query; one that may be viewed
 * in some records only is compared in those alone, so that no answer tells what it holds elsewhere.
 */
import type { Sql } from './comparison';
import { unknownField } from './errors';

/** For a field code: viewable in every record, in none, or where the SQL holds. */
export type VisibleFields = (code: string) => 'always' | 'never' | Sql;

export const everyField: VisibleFields = () => 'always';

/**
 * @param written the code as the query has it
 * @returns where the field may be viewed, or undefined: everywhere @throws KintoneError GAIA_IQ11
 */
export function seen(visible: VisibleFields, code: string, written = code): Sql | undefined {
  const where = visible(code);
  if (where === 'never') throw unknownField(written);
  return where === 'always' ? undefined : where;
}
