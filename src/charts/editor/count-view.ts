/** 何を数えるか: of which records, by records or rows, and what of them is measured. */
import { el } from '../../ui/dom';
import type { Amount, Dashboard, Measure, Take } from '../definition';
import { button, numberField, selectField, type Option } from './controls';
import { fieldOptions, inRows, replaced, without, type Desk } from './desk';
import { isAmount, isDate, isDistinct, subtables } from './fields';
import { text } from './form-messages';
import { measureOf } from './make';
import { topicsOf } from './topics';
import { takeName } from './words';

/** As many as the schema takes. */
const MOST_MEASURES = 8;

export function countView(desk: Desk): HTMLElement[] {
  const { chart, dashboard, choose } = desk;
  const add = (): void =>
    choose((now) => ({ ...now, measures: [...now.measures, measureOf({ of: 'records' })] }));
  return [
    ...(dashboard.sources.length > 1
      ? [
          selectField(
            { key: 'source', label: text().source, spot: 'source' },
            chart.source,
            dashboard.sources.map((source) => ({ value: source.id, label: sourceName(source) })),
            (source) => choose((now) => ({ ...now, source })),
          ),
        ]
      : [el('div', { 'data-spot': 'source' }, [el('div', { class: 'kumin-ce-problems' })])]),
    ...rowsView(desk),
    ...chart.measures.map((measure, at) => measureView(desk, measure, at)),
    chart.measures.length < MOST_MEASURES && button('add-measure', text().addMeasure, add),
  ].filter((each) => each !== false);
}

export function sourceName({ name, app }: Dashboard['sources'][number]): string {
  if (name !== '') return name;
  return app === null ? text().ownApp : text().appNumber(app);
}

function rowsView({ chart, fields, choose }: Desk): HTMLElement[] {
  const tables = subtables(fields);
  if (tables.length === 0 && chart.rows === '') return [];
  const known = tables.some(({ code }) => code === chart.rows);
  return [
    selectField(
      { key: 'rows', label: text().rows, help: text().rowsHelp, spot: 'rows' },
      chart.rows,
      [
        { value: '', label: text().rowsRecords },
        ...tables.map(({ code, label }) => ({ value: code, label: text().rowsOf(label) })),
        ...(known || chart.rows === ''
          ? []
          : [{ value: chart.rows, label: text().gone(chart.rows) }]),
      ],
      (rows) =>
        choose((now) => ({
          ...now,
          rows,
          measures: now.measures.map((measure) => countOf(measure, rows)),
        })),
    ),
  ];
}

/** Where rows count, rows are meant. */
function countOf(measure: Measure, rows: string): Measure {
  const { of } = measure.take;
  if (of !== 'records' && of !== 'rows') return measure;
  return { ...measure, take: { of: rows === '' ? 'records' : 'rows' } };
}

function measureView(desk: Desk, { take }: Measure, at: number): HTMLElement {
  const { chart, choose } = desk;
  const several = chart.measures.length > 1;
  const set = (next: Take): void =>
    choose((now) => ({
      ...now,
      measures: replaced(now.measures, at, (measure) => ({ ...measure, take: next })),
    }));
  return el('div', { class: 'kumin-ce-group', 'data-spot': `measure.${at}` }, [
    ...takeView(desk, take, `measure.${at}`, several ? text().takeNth(at + 1) : text().take, set),
    el('div', { class: 'kumin-ce-problems' }),
    several &&
      button(`remove-measure.${at}`, text().removeMeasure, () =>
        choose((now) => ({ ...now, measures: without(now.measures, at) })),
      ),
  ]);
}

/** How something is measured, and of what. */
export function takeView(
  desk: Desk,
  take: Take,
  key: string,
  label: string,
  set: (take: Take) => void,
): HTMLElement[] {
  const { chart, fields } = desk;
  const kinds: Take['of'][] = [
    'records',
    ...(chart.rows === '' ? [] : (['rows'] as const)),
    'sum',
    'mean',
    'median',
    'min',
    'max',
    'percentile',
    'distinct',
    ...(take.of === 'joinedSum' || joinedAmount(fields) !== undefined
      ? (['joinedSum'] as const)
      : []),
  ];
  const options = kinds.map((of): Option<Take['of']> => ({ value: of, label: takeName(of) }));
  return [
    selectField({ key: `${key}.of`, label }, take.of, options, (of) => set(taking(of, take, desk))),
    ...(take.of === 'distinct'
      ? [
          selectField(
            { key: `${key}.field`, label: text().distinct },
            take.field,
            fieldOptions(
              fields,
              take.field,
              (asked) => isDistinct(asked.field) && inRows(chart)(asked),
            ),
            (field) => set({ ...take, field }),
          ),
        ]
      : []),
    ...(take.of === 'joinedSum'
      ? [
          selectField(
            { key: `${key}.amount`, label: text().amount },
            take.amount.field,
            fieldOptions(
              fields,
              take.amount.field,
              ({ code, field }) => isJoined(code) && isAmount(field),
            ),
            (field) => set({ ...take, amount: { field } }),
          ),
        ]
      : []),
    ...('amount' in take && take.of !== 'joinedSum'
      ? amountView(desk, take.amount, key, (amount) => set({ ...take, amount }))
      : []),
    ...(take.of === 'percentile'
      ? [
          numberField(
            { key: `${key}.percent`, label: text().percent },
            take.percent,
            { min: 0, max: 100, step: 'any' },
            (percent) => percent !== null && set({ ...take, percent }),
          ),
        ]
      : []),
  ];
}

/** What was chosen of one measure is kept for the next. */
function taking(of: Take['of'], before: Take, { fields, chart }: Desk): Take {
  if (of === 'records' || of === 'rows') return { of };
  if (of === 'distinct') return { of, field: before.of === 'distinct' ? before.field : '' };
  if (of === 'joinedSum') {
    const now = 'amount' in before && 'field' in before.amount ? before.amount.field : '';
    return { of, amount: { field: isJoined(now) ? now : (joinedAmount(fields) ?? '') } };
  }
  const amount = 'amount' in before ? before.amount : firstAmount(fields, chart.rows);
  return of === 'percentile' ? { of, amount, percent: 90 } : { of, amount };
}

/** A field of a joined app is called `prefix.code`; no code of a field holds a full stop (kintone). */
function isJoined(code: string): boolean {
  return code.includes('.');
}

function joinedAmount(fields: Desk['fields']): string | undefined {
  return Object.entries(fields).find(([code, field]) => isJoined(code) && isAmount(field))?.[0];
}

function firstAmount(fields: Desk['fields'], rows: string): Amount {
  const { amounts, span } = topicsOf(fields);
  const [first] = amounts;
  if (first) return { field: first.code };
  if (span && rows === '') return { from: span.from.code, to: span.to.code, days: 'calendar' };
  return { field: '' };
}

const CALENDAR = ' calendar';
const OFFICE = ' office';

function amountView(
  { chart, fields }: Desk,
  amount: Amount,
  key: string,
  set: (amount: Amount) => void,
): HTMLElement[] {
  const here = inRows(chart);
  const chosen = 'field' in amount ? amount.field : amount.days === 'office' ? OFFICE : CALENDAR;
  const days = [
    { value: CALENDAR, label: text().daysCalendar },
    { value: OFFICE, label: text().daysOffice },
  ];
  const numbers = fieldOptions(
    fields,
    'field' in amount ? amount.field : '',
    (asked) => isAmount(asked.field) && here(asked),
  ).filter(({ value }) => 'field' in amount || value !== '');
  const dates = (field: string): Option[] =>
    fieldOptions(fields, field, (asked) => isDate(asked.field) && here(asked));
  return [
    selectField(
      { key: `${key}.amount`, label: text().amount },
      chosen,
      [...numbers, ...days],
      (next) => {
        if (next !== CALENDAR && next !== OFFICE) return set({ field: next });
        const { span, date } = topicsOf(fields);
        const between =
          'from' in amount
            ? amount
            : { from: span?.from.code ?? date?.code ?? '', to: span?.to.code ?? '' };
        set({ ...between, days: next === OFFICE ? 'office' : 'calendar' });
      },
    ),
    ...('from' in amount
      ? [
          selectField(
            { key: `${key}.from`, label: text().from },
            amount.from,
            dates(amount.from),
            (from) => set({ ...amount, from }),
          ),
          selectField({ key: `${key}.to`, label: text().to }, amount.to, dates(amount.to), (to) =>
            set({ ...amount, to }),
          ),
        ]
      : []),
  ];
}
