/** Functions and figures of a graph in words. */
import type { ComputedReport } from '../../reports/types';
import { plainText, type Locale } from '../fields/values';
import { text } from './messages';

type Aggregation = ComputedReport['aggregations'][number];

export function aggregationLabel({ type, label }: Aggregation): string {
  return type === 'COUNT' ? text().count : text()[type](label);
}

/** A figure as its field shows values; nothing where no record has one. */
export function figureText({ field }: Aggregation, value: string | null, locale: Locale): string {
  if (value === null) return '';
  return field ? plainText(field, value, locale) : value;
}
