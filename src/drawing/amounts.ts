/** Numbers of a figure where its unit stands once for all of them: in cells, on bars and along axes. */
import { inUnit, numberWords } from '../ui/numbers';
import type { Figure, Measure, Place } from './figure';
import { text } from './messages';

/** The words of a number without its unit, which the head or the axis says: `1,234`, 「－」. */
export function bareWords(figure: Figure, measure: number, place: Place): string {
  const words = figure.words(measure, place);
  const unit = figure.measures[measure]?.unit ?? '';
  if (words === inUnit('1', unit)) return '1';
  return unit !== '' && words.endsWith(unit) && words.length > unit.length
    ? words.slice(0, -unit.length).trimEnd()
    : words;
}

/** A number that the figure does not have (a target, a mean of points), as its measure is written. */
export function amountWords(value: number, { digits, unit }: Measure): string {
  return inUnit(numberWords(value, { digits, unit }), unit);
}

/** Of an axis: as many places as the step needs. */
export function tickWords(value: number, unit = ''): string {
  return numberWords(value, { unit });
}

/** 「件数（件）」; the unit alone says nothing, and a measure may have none, or be called by it (Records). */
export function measureTitle({ label, unit }: Pick<Measure, 'label' | 'unit'>): string {
  const said = unit.trim();
  return said === '' || said === label.toLowerCase() ? label : text().withUnit(label, said);
}

/** A share of 100, one place: `34.5%`. */
export function shareWords(part: number, whole: number): string {
  return whole > 0 ? `${numberWords((part / whole) * 100, { digits: 1 })}%` : '';
}
