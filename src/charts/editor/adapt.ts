/**
 * A chart under another look: what the new look needs and can be found is added, and nothing that a person chose is
 * taken away; what cannot be found is a problem that the form shows.
 */
import type { LookType } from '../../drawing/look';
import type { Amount, Chart, Measure } from '../definition';
import type { SourceFields } from './fields';
import { spreads, takenBy } from './look-rules';
import { lookOf, measureOf } from './make';
import { topicsOf } from './topics';

export function withLook(chart: Chart, type: LookType, fields: SourceFields): Chart {
  const look = lookOf(type);
  const stack = 'stack' in chart.look ? chart.look.stack : 'none';
  return {
    ...chart,
    look: 'stack' in look ? { ...look, stack } : look,
    measures: measuresFor(chart.measures, type, fields),
  };
}

function measuresFor(measures: Measure[], type: LookType, fields: SourceFields): Measure[] {
  const [first, ...others] = measures;
  if (!first) return measures;
  if (spreads.has(type) && !('amount' in first.take)) {
    const amount = amountIn(fields);
    return amount ? [measureOf({ of: 'median', amount }), ...others] : measures;
  }
  if (measures.length < takenBy(type).measures.least) {
    const amount = amountIn(fields);
    const added = measureOf(amount ? { of: 'mean', amount } : { of: 'records' });
    return [...measures, type === 'combo' ? { ...added, drawnAs: 'line', axis: 'right' } : added];
  }
  return measures;
}

/** A number of the form, or how many days something took. */
function amountIn(fields: SourceFields): Amount | undefined {
  const { amounts, span } = topicsOf(fields);
  const [number] = amounts;
  if (number) return { field: number.code };
  return span && { from: span.from.code, to: span.to.code, days: 'calendar' };
}
