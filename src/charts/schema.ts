/** The form in which dashboards are read from settings, files and addresses: what passes is a `Dashboard`. */
import * as v from 'valibot';
import type { Look } from '../drawing/look';
import type { How } from '../records/grouping';
import { MOST_LEVELS } from '../records/summary';
import type { Amount, Chart, Dashboard, Take } from './definition';

const MOST_MEASURES = 8;
/** Columns of a dashboard's grid. */
export const GRID_COLUMNS = 12;

const word = v.pipe(v.string(), v.nonEmpty());
/** Of a field; '' until one is chosen: a chart that is half made is kept, too. */
const code = v.string();
const app = v.pipe(v.number(), v.integer(), v.minValue(1));
const list = <Item extends v.GenericSchema>(item: Item) => v.optional(v.array(item), []);

const how: v.GenericSchema<unknown, How> = v.variant('by', [
  v.object({
    by: v.picklist([
      'value',
      'fiscalYear',
      'half',
      'quarter',
      'month',
      'week',
      'day',
      'weekday',
      'hour',
    ]),
  }),
  v.object({
    by: v.literal('ranges'),
    edges: v.pipe(
      v.array(v.number()),
      v.check((edges) => edges.every((edge, at) => at === 0 || edge > (edges[at - 1] ?? edge))),
    ),
  }),
]);

const grouping = { field: code, how };

const chosen = v.union([
  v.object({ keys: v.array(v.string()) }),
  v.object({ ago: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))) }),
]);

const amount: v.GenericSchema<unknown, Amount> = v.union([
  v.object({ from: code, to: code, days: v.picklist(['calendar', 'office']) }),
  v.object({ field: code }),
]);

const take: v.GenericSchema<unknown, Take> = v.variant('of', [
  v.object({ of: v.picklist(['records', 'rows']) }),
  v.object({ of: v.picklist(['sum', 'mean', 'median', 'min', 'max']), amount }),
  v.object({
    of: v.literal('percentile'),
    amount,
    percent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  }),
  v.object({ of: v.literal('distinct'), field: code }),
  v.object({ of: v.literal('joinedSum'), amount: v.object({ field: code }) }),
]);

const derive = v.variant('as', [
  v.object({ as: v.literal('share'), over: v.picklist(['whole', 'level1', 'level2']) }),
  v.object({
    as: v.literal('rate'),
    against: take,
    per: v.optional(v.pipe(v.number(), v.gtValue(0)), 1),
  }),
  v.object({ as: v.literal('running'), restart: v.picklist(['never', 'fiscalYear']) }),
  v.object({
    as: v.literal('moving'),
    length: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(366)),
  }),
  v.object({
    as: v.picklist(['difference', 'ratio']),
    against: v.picklist(['previous', 'lastFiscalYear']),
  }),
]);

const look: v.GenericSchema<unknown, Look> = v.variant('type', [
  v.object({
    type: v.picklist(['column', 'bar', 'area']),
    stack: v.optional(v.picklist(['none', 'stacked', 'percent']), 'none'),
  }),
  v.object({
    type: v.picklist(['line', 'combo', 'pareto', 'pie', 'doughnut', 'box', 'heatmap', 'ranking']),
  }),
  v.object({
    type: v.literal('histogram'),
    width: v.optional(v.nullable(v.pipe(v.number(), v.gtValue(0))), null),
  }),
  v.object({
    type: v.literal('scatter'),
    quadrants: v.optional(v.picklist(['mean', 'median', 'none']), 'mean'),
  }),
  v.object({
    type: v.literal('tiles'),
    columns: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), 6),
    map: list(v.array(v.string())),
  }),
  v.object({
    type: v.literal('kpi'),
    number: v.optional(v.picklist(['whole', 'latest']), 'whole'),
    target: v.optional(v.nullable(v.number()), null),
    better: v.optional(v.picklist(['more', 'less']), 'more'),
  }),
  v.object({
    type: v.literal('pivot'),
    columns: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)), 1),
    subtotals: v.optional(v.picklist(['shown', 'hidden']), 'shown'),
    shading: v.optional(v.picklist(['none', 'cells']), 'none'),
  }),
]);

const level = v.object({
  ...grouping,
  order: v.optional(v.picklist(['form', 'descending', 'ascending']), 'form'),
  top: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
  zeros: v.optional(v.picklist(['shown', 'hidden']), 'shown'),
});

const measure = v.object({
  label: v.optional(v.string(), ''),
  take,
  derive: v.optional(v.nullable(derive), null),
  unit: v.optional(v.string(), ''),
  digits: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6)), 0),
  drawnAs: v.optional(v.picklist(['bars', 'line']), 'bars'),
  axis: v.optional(v.picklist(['left', 'right']), 'left'),
});

export const chartSchema: v.GenericSchema<unknown, Chart> = v.object({
  id: word,
  title: v.string(),
  source: word,
  rows: v.optional(v.string(), ''),
  look,
  levels: v.pipe(list(level), v.maxLength(MOST_LEVELS)),
  measures: v.pipe(v.array(measure), v.minLength(1), v.maxLength(MOST_MEASURES)),
  picks: list(v.object({ ...grouping, chosen })),
  toDate: v.optional(v.string(), ''),
  size: v.optional(
    v.object({
      width: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(GRID_COLUMNS)),
      height: v.picklist(['low', 'middle', 'high']),
    }),
    { width: 6, height: 'middle' },
  ),
});

const join = v.object({ prefix: word, app, field: word, key: word });

const source = v.object({
  id: word,
  name: v.optional(v.string(), ''),
  app: v.nullable(app),
  condition: v.optional(v.string(), ''),
  list: v.optional(v.picklist(['follows', 'ignores']), 'follows'),
  joins: list(join),
});

const slicer = v.object({
  id: word,
  label: v.optional(v.string(), ''),
  fields: v.record(v.string(), word),
  how,
  initial: v.optional(v.nullable(chosen), null),
});

/** 少数 below this may tell of a person; 5 is what many offices take, so each dashboard can set its own. */
export const MASK_BELOW = 5;

export const dashboardSchema: v.GenericSchema<unknown, Dashboard> = v.pipe(
  v.object({
    id: word,
    title: v.string(),
    places: v.object({
      lists: v.union([v.picklist(['all', 'none']), v.array(v.string())]),
      space: v.optional(v.string(), ''),
      matches: list(v.object({ source: word, field: word, ofRecord: word })),
    }),
    sources: v.pipe(v.array(source), v.minLength(1)),
    slicers: list(slicer),
    charts: list(chartSchema),
    maskBelow: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      MASK_BELOW,
    ),
    era: v.optional(v.picklist(['wareki', 'seireki']), 'wareki'),
  }),
  v.check(({ sources, charts }) =>
    charts.every((chart) => sources.some(({ id }) => id === chart.source)),
  ),
);
