/** What the parts of a chart's form work on, and the options they offer. */
import type { Chart, Dashboard } from '../definition';
import type { Option } from './controls';
import { askedFields, type Asked, type SourceFields } from './fields';
import { text } from './form-messages';

export interface Desk {
  chart: Chart;
  dashboard: Dashboard;
  /** Of the chart's source. */
  fields: SourceFields;
  /** A choice: the form is drawn anew, as other controls may follow from it. */
  choose(change: (chart: Chart) => Chart): void;
  /** A letter typed in `place`: the form stays as it is under the hands. */
  type(place: string, change: (chart: Chart) => Chart): void;
}

/** Fields that serve; the one chosen stays in sight even if it does not, and its problem speaks of it. */
export function fieldOptions(
  fields: SourceFields,
  chosen: string,
  serves: (asked: Asked) => boolean,
): Option[] {
  const all = askedFields(fields);
  const serving = all.filter(serves).map(({ code, label }) => ({ value: code, label }));
  if (chosen === '') return [{ value: '', label: text().choose }, ...serving];
  if (serving.some(({ value }) => value === chosen)) return serving;
  const label = all.find(({ code }) => code === chosen)?.label ?? text().gone(chosen);
  return [{ value: chosen, label }, ...serving];
}

/** Fields of what is counted: of the record, and of the table whose rows count. */
export function inRows({ rows }: Chart): (asked: Asked) => boolean {
  return ({ table }) => table === '' || table === rows;
}

export function replaced<Item>(
  items: readonly Item[],
  at: number,
  item: (old: Item) => Item,
): Item[] {
  return items.map((old, index) => (index === at ? item(old) : old));
}

export function without<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at);
}

/** The one at `at` changes places with its neighbour. */
export function swapped<Item>(items: readonly Item[], at: number, with_: number): Item[] {
  const result = [...items];
  const [one, other] = [result[at], result[with_]];
  if (one !== undefined && other !== undefined) [result[at], result[with_]] = [other, one];
  return result;
}

/** Numbers as people write them: 10、20, 30. What is no number is left out. */
export function numbersIn(written: string): number[] {
  return written
    .normalize('NFKC')
    .split(/[、,\s]+/)
    .filter((each) => each !== '')
    .map(Number)
    .filter((each) => Number.isFinite(each));
}
