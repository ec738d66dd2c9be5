/** What of a chart may be shared: small numbers hidden, in the figure and in what is said of it. Pure. */
import type { Figure } from '../drawing/figure';
import type { Answer, Basis } from './answer';
import type { Chart } from './definition';
import { masked, maskedBasis, shownBy } from './masking';

export function safeFigure(
  chart: Chart,
  answer: Pick<Answer, 'figure' | 'records' | 'reckoned'>,
  maskBelow: number,
): Figure {
  return masked(answer.figure, answer.records, maskBelow, shownBy(answer, chart));
}

export function safeBasis(
  chart: Chart,
  answer: Pick<Answer, 'figure' | 'records' | 'reckoned' | 'basis'>,
  maskBelow: number,
): Basis {
  return maskedBasis(
    answer.basis,
    { figure: safeFigure(chart, answer, maskBelow), reckoned: answer.reckoned },
    maskBelow,
  );
}
