/**
 * How a figure is drawn. Each look takes the levels and measures of its figure in its own way:
 *
 * | look | level 1 | level 2 | measures |
 * |---|---|---|---|
 * | column, bar, line, area | along the axis | series, or none | the first; several when there is no level 2 |
 * | combo | along the axis | none | each as bars or line, on the left or right axis |
 * | pareto | along the axis, greatest first | none | the first; its running share is drawn with it |
 * | histogram | ranges | none | the first |
 * | pie, doughnut | slices | none | the first |
 * | scatter | points | none | x, y |
 * | heatmap | rows | columns | the first |
 * | tiles | tiles | none | the first |
 * | box | along the axis | none | five: lowest, first quartile, median, third quartile, highest |
 * | kpi | time of the number, or none | time of the sparkline; none: level 1 | the number; more are said below it |
 * | ranking | places | none | the first is ranked by; more are said beside it |
 * | pivot | rows, then as many columns as `columns` says | | all |
 */
export type Look =
  | { type: 'column' | 'bar' | 'area'; stack: 'none' | 'stacked' | 'percent' }
  | {
      type: 'line' | 'combo' | 'pareto' | 'pie' | 'doughnut' | 'box' | 'heatmap' | 'ranking';
    }
  /** `width` of a range in the measure's unit; null: found from the values. */
  | { type: 'histogram'; width: number | null }
  | { type: 'scatter'; quadrants: 'mean' | 'median' | 'none' }
  /** `map` has one word (a key's label) for each tile, row by row, '' for a gap; empty: in order, `columns` to a row. */
  | { type: 'tiles'; columns: number; map: readonly (readonly string[])[] }
  /** The number of the whole, or of the latest period; the target is reached by more or by less. */
  | { type: 'kpi'; number: 'whole' | 'latest'; target: number | null; better: 'more' | 'less' }
  /** How many of the last levels are columns; totals below each group; deeper colour for greater numbers. */
  | { type: 'pivot'; columns: number; subtotals: 'shown' | 'hidden'; shading: 'none' | 'cells' };

export type LookType = Look['type'];
