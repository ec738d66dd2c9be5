/** The looks that are drawn in HTML; the others are plots. A new one is a file of its own and one entry here. */
import type { Drawing, Marks } from './draw';
import type { Figure } from './figure';
import { kpiView } from './kpi-view';
import type { Look, LookType } from './look';
import { pivotView } from './pivot-view';
import type { LookOf } from './plot';
import type { plots } from './plots';
import { rankingView } from './ranking-view';
import { tilesView } from './tiles-view';

type View<Type extends LookType> = (figure: Figure, look: LookOf<Type>, marks: Marks) => Drawing;
type InHtml = Exclude<LookType, keyof typeof plots>;

export const views: { [Type in InHtml]: View<Type> } = {
  tiles: tilesView,
  kpi: kpiView,
  ranking: rankingView,
  pivot: pivotView,
};

/** null: the look is drawn on a canvas. */
export function drawingOf(figure: Figure, look: Look, marks: Marks): Drawing | null {
  // The entry of a look's type takes that look, which the compiler cannot follow through the table.
  const view = (views as Partial<Record<LookType, View<LookType>>>)[look.type];
  return view ? view(figure, look, marks) : null;
}
