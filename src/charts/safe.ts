/** What of a chart may be shared: small numbers hidden, in the figure and in what is said of it. Pure. */
import type { Figure } from '../drawing/figure';
import type { Answer, Basis } from './answer';
import type { Chart } from './definition';
import { masked, maskedBasis, shownBy } from './masking';

export function safeFigure(
  chart: Chart,
  { figure, records }: Pick<Answer, 'figure' | 'records'>,
  maskBelow: number,
): Figure {
  return masked(figure, records, maskBelow, shownBy(figure, chart));
}

export function safeBasis(
  chart: Chart,
  answer: Pick<Answer, 'figure' | 'records' | 'basis'>,
  maskBelow: number,
): Basis {
  return maskedBasis(answer.basis, safeFigure(chart, answer, maskBelow), maskBelow);
}
