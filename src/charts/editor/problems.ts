/**
 * What is wrong with a chart or a dashboard against the fields as they are now. The editor shows each at the control
 * concerned (`spot`); the dashboard shows what stops a chart in its place, and who can mend it.
 */
import type { LookType } from '../../drawing/look';
import { kindOf } from '../../records/field-kind';
import type { How } from '../../records/grouping';
import type { Amount, Chart, Dashboard, Derive, Measure, Take } from '../definition';
import {
  askedField,
  howsOf,
  isAmount,
  isDate,
  isDistinct,
  subtables,
  type HowBy,
  type SourceFields,
} from './fields';
import { isPeriod } from '../narrowing';
import { spreads, takenBy } from './look-rules';

export type Wanted = 'level' | 'amount' | 'date' | 'distinct' | 'word';

export type Trouble =
  /** The app of the source was deleted, or the user may not read it. */
  | { code: 'sourceUnreadable' }
  | { code: 'fieldGone'; field: string }
  | { code: 'tableGone'; table: string }
  /** The field is there, but its type does not serve (any more). */
  | { code: 'unfitType'; field: string; type: string; wanted: Wanted }
  | { code: 'unfitHow'; field: string; how: HowBy }
  /** A field of a subtable, while something else than its rows counts. */
  | { code: 'otherRows'; field: string; table: string }
  | { code: 'fieldWanted' }
  | { code: 'edgesWanted'; field: string }
  | { code: 'nothingChosen'; field: string }
  | { code: 'levelsWanted' | 'levelsSpare'; look: LookType; levels: number }
  | { code: 'measuresWanted' | 'measuresSpare'; look: LookType; measures: number }
  | { code: 'amountWanted'; look: LookType }
  /** Made along time, or the latest of it, without a level of periods. */
  | { code: 'periodsWanted' }
  /** Weeks and days do not fit a 年度; no week of last 年度 is the same one. */
  | { code: 'weeksUnfit' }
  | { code: 'shareLevelWanted'; level: number };

export type Problem = Trouble & {
  /** The control: `source`, `rows`, `look`, `level.0`, `measure.0`, `derive.0`, `pick.0`, `toDate`. */
  spot: string;
  /** A chart cannot be counted, or is merely not shown as meant. */
  weight: 'stops' | 'hint';
};

/** @param fields of the chart's source, with those of joined apps; undefined: they may not be read, or there is no app */
export function problemsOf(chart: Chart, fields: SourceFields | undefined): Problem[] {
  if (!fields) return [{ code: 'sourceUnreadable', spot: 'source', weight: 'stops' }];
  const { rows } = chart;
  if (rows !== '' && !subtables(fields).some(({ code }) => code === rows)) {
    return [{ code: 'tableGone', table: rows, spot: 'rows', weight: 'stops' }];
  }
  const asked = (code: string, wanted: Wanted): Trouble | undefined =>
    fieldTrouble(fields, rows, code, wanted);
  const grouped = (field: string, how: How): Trouble | undefined =>
    asked(field, 'level') ?? howTrouble(fields, field, how, chart.look.type);
  return [
    ...chart.levels.flatMap(({ field, how }, at) => stops(`level.${at}`, [grouped(field, how)])),
    ...chart.measures.flatMap((measure, at) => [
      ...stops(`measure.${at}`, takeTroubles(measure.take, asked)),
      ...stops(`derive.${at}`, deriveTroubles(measure, chart, asked)),
    ]),
    ...chart.picks.flatMap(({ field, how, chosen }, at) =>
      stops(`pick.${at}`, [
        grouped(field, how) ??
          (('keys' in chosen ? chosen.keys : chosen.ago).length === 0
            ? { code: 'nothingChosen', field }
            : undefined),
      ]),
    ),
    ...(chart.toDate === '' ? [] : stops('toDate', [asked(chart.toDate, 'date')])),
    ...lookProblems(chart),
  ];
}

/** Problems of a slicer by source: a field of it that is gone or cannot be chosen from. */
export function slicerProblems(
  slicer: Dashboard['slicers'][number],
  sources: Readonly<Record<string, SourceFields | undefined>>,
): Problem[] {
  const entries = Object.entries(slicer.fields).filter(([, code]) => code !== '');
  const spot = `slicer.${slicer.id}`;
  if (entries.length === 0) return stops(spot, [{ code: 'fieldWanted' }]);
  return entries.flatMap(([source, code]) => {
    const fields = sources[source];
    if (!fields) return [];
    const found =
      fieldTrouble(fields, undefined, code, 'level') ??
      howTrouble(fields, code, slicer.how, undefined);
    return stops(`${spot}.${source}`, [found]);
  });
}

/** @param rows which rows count; undefined: whichever */
export function fieldTrouble(
  fields: SourceFields,
  rows: string | undefined,
  code: string,
  wanted: Wanted,
): Trouble | undefined {
  if (code === '') return { code: 'fieldWanted' };
  const found = askedField(fields, code);
  if (!found) return { code: 'fieldGone', field: code };
  const { field, table } = found;
  if (!serves[wanted](field)) return { code: 'unfitType', field: code, type: field.type, wanted };
  if (rows !== undefined && table !== '' && table !== rows) {
    return { code: 'otherRows', field: code, table };
  }
  return undefined;
}

const serves: Record<Wanted, (field: SourceFields[string]) => boolean> = {
  level: (field) => howsOf(field).length > 0,
  amount: isAmount,
  date: isDate,
  distinct: isDistinct,
  word: (field) => kindOf(field) === 'word',
};

function howTrouble(
  fields: SourceFields,
  code: string,
  how: How,
  look: LookType | undefined,
): Trouble | undefined {
  const field = askedField(fields, code)?.field;
  if (field && !howsOf(field).includes(how.by))
    return { code: 'unfitHow', field: code, how: how.by };
  // A histogram finds its ranges from the values.
  if (how.by === 'ranges' && how.edges.length === 0 && look !== 'histogram') {
    return { code: 'edgesWanted', field: code };
  }
  return undefined;
}

type Asking = (code: string, wanted: Wanted) => Trouble | undefined;

function takeTroubles(take: Take, asked: Asking): (Trouble | undefined)[] {
  switch (take.of) {
    case 'records':
    case 'rows':
      return [];
    case 'distinct':
      return [asked(take.field, 'distinct')];
    default:
      return amountTroubles(take.amount, asked);
  }
}

function amountTroubles(amount: Amount, asked: Asking): (Trouble | undefined)[] {
  return 'field' in amount
    ? [asked(amount.field, 'amount')]
    : [asked(amount.from, 'date') ?? asked(amount.to, 'date')];
}

function deriveTroubles(
  { derive }: Measure,
  { levels }: Chart,
  asked: Asking,
): (Trouble | undefined)[] {
  if (!derive) return [];
  if (derive.as === 'rate') return takeTroubles(derive.against, asked);
  if (derive.as === 'share') {
    const level = derive.over === 'whole' ? 0 : derive.over === 'level1' ? 1 : 2;
    return levels.length < level ? [{ code: 'shareLevelWanted', level }] : [];
  }
  const along = levels.find(({ how }) => isPeriod(how.by));
  if (!along) return [{ code: 'periodsWanted' }];
  return weeksUnfit(derive, along.how.by) ? [{ code: 'weeksUnfit' }] : [];
}

function weeksUnfit(derive: Derive, by: HowBy): boolean {
  if (derive.as === 'running') {
    return derive.restart === 'fiscalYear' && (by === 'week' || by === 'day');
  }
  return 'against' in derive && derive.against === 'lastFiscalYear' && by === 'week';
}

function lookProblems({ look, levels, measures }: Chart): Problem[] {
  const { type } = look;
  const takes = takenBy(type);
  const found: Problem[] = [];
  if (levels.length < takes.levels.least) {
    found.push(
      ...stops('look', [{ code: 'levelsWanted', look: type, levels: takes.levels.least }]),
    );
  }
  if (levels.length > takes.levels.most) {
    found.push(hint({ code: 'levelsSpare', look: type, levels: takes.levels.most }));
  }
  if (measures.length < takes.measures.least) {
    found.push(
      ...stops('look', [{ code: 'measuresWanted', look: type, measures: takes.measures.least }]),
    );
  }
  // Beside series of a second level there is no room for another measure.
  const most = levels.length > 1 && type !== 'pivot' && type !== 'kpi' ? 1 : takes.measures.most;
  if (measures.length > most && measures.length >= takes.measures.least) {
    found.push(hint({ code: 'measuresSpare', look: type, measures: most }));
  }
  const [level] = levels;
  const [measure] = measures;
  const ranged = type === 'histogram' && level !== undefined;
  if (spreads.has(type) && !ranged && measure && !('amount' in measure.take)) {
    found.push(...stops('look', [{ code: 'amountWanted', look: type }]));
  }
  if (type === 'kpi' && (look.number === 'latest' || level) && !(level && isPeriod(level.how.by))) {
    found.push(...stops('look', [{ code: 'periodsWanted' }]));
  }
  return found;
}

function stops(spot: string, troubles: readonly (Trouble | undefined)[]): Problem[] {
  return troubles.flatMap((trouble) => (trouble ? [{ ...trouble, spot, weight: 'stops' }] : []));
}

function hint(trouble: Trouble): Problem {
  return { ...trouble, spot: 'look', weight: 'hint' };
}
