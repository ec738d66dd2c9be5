/** 細かい設定: order and number of keys, names and units, comparisons, what counts at all, the size. */
import { el } from '../../ui/dom';
import type { Chart, Level, Measure } from '../definition';
import { flat } from '../source-data';
import { measureLabel } from '../taking';
import { button, numberField, selectField, textField, tickField } from './controls';
import { chosenView, nothingChosen } from './chosen-view';
import { deriveView } from './derive-view';
import { fieldOptions, inRows, replaced, without, type Desk } from './desk';
import { fieldName, isDate } from './fields';
import { text } from './form-messages';
import { groupingView } from './levels-view';
import { pickOf } from './make';

export function detailsView(desk: Desk): HTMLElement[] {
  const { chart } = desk;
  return [
    ...chart.levels
      .filter(({ field }) => field !== '')
      .map((level) => levelDetails(desk, level, chart.levels.indexOf(level))),
    ...chart.measures.map((measure, at) => measureDetails(desk, measure, at)),
    ...picksView(desk),
    toDateField(desk),
    ...sizeFields(desk),
  ];
}

function group(heading: string, children: HTMLElement[]): HTMLElement {
  return el('fieldset', { class: 'kumin-ce-group' }, [el('legend', {}, heading), ...children]);
}

function levelDetails({ fields, choose, type }: Desk, level: Level, at: number): HTMLElement {
  const edit =
    (parts: Partial<Level>) =>
    (chart: Chart): Chart => ({
      ...chart,
      levels: replaced(chart.levels, at, (old) => ({ ...old, ...parts })),
    });
  const key = `order.${at}`;
  return group(text().ofLevel(fieldName(fields, level.field)), [
    selectField(
      { key, label: text().order },
      level.order,
      [
        { value: 'form', label: text().orderForm },
        { value: 'descending', label: text().orderDescending },
        { value: 'ascending', label: text().orderAscending },
      ],
      (order) => choose(edit({ order })),
    ),
    numberField(
      { key: `${key}.top`, label: text().top, help: text().topHelp },
      level.top,
      { min: 1 },
      (top) => type(`${key}.top`, edit({ top })),
    ),
    tickField({ key: `${key}.zeros`, label: text().zeros }, level.zeros === 'shown', (shown) =>
      choose(edit({ zeros: shown ? 'shown' : 'hidden' })),
    ),
  ]);
}

function measureDetails(desk: Desk, measure: Measure, at: number): HTMLElement {
  const { chart, fields, choose, type } = desk;
  const edit =
    (parts: Partial<Measure>) =>
    (now: Chart): Chart => ({
      ...now,
      measures: replaced(now.measures, at, (old) => ({ ...old, ...parts })),
    });
  const key = `measure-details.${at}`;
  return group(text().ofMeasure(measureLabel(measure, flat(fields))), [
    ...deriveView(desk, measure, at, (derive) => choose(edit({ derive }))),
    textField(
      { key: `${key}.label`, label: text().measureLabel, help: text().measureLabelHelp },
      measure.label,
      (label) => type(`${key}.label`, edit({ label })),
    ),
    textField(
      { key: `${key}.unit`, label: text().unit, help: text().unitHelp },
      measure.unit,
      (unit) => type(`${key}.unit`, edit({ unit })),
    ),
    numberField(
      { key: `${key}.digits`, label: text().digits },
      measure.digits,
      { min: 0, max: 6 },
      (digits) => type(`${key}.digits`, edit({ digits: digits ?? 0 })),
    ),
    ...(chart.look.type === 'combo'
      ? [
          selectField(
            { key: `${key}.drawn`, label: text().drawnAs },
            measure.drawnAs,
            [
              { value: 'bars', label: text().drawnBars },
              { value: 'line', label: text().drawnLine },
            ],
            (drawnAs) => choose(edit({ drawnAs })),
          ),
          selectField(
            { key: `${key}.axis`, label: text().axis },
            measure.axis,
            [
              { value: 'left', label: text().axisLeft },
              { value: 'right', label: text().axisRight },
            ],
            (axis) => choose(edit({ axis })),
          ),
        ]
      : []),
  ]);
}

function picksView(desk: Desk): HTMLElement[] {
  const { chart, fields, choose, type } = desk;
  const edit =
    (at: number, parts: Partial<Chart['picks'][number]>) =>
    (now: Chart): Chart => ({
      ...now,
      picks: replaced(now.picks, at, (old) => ({ ...old, ...parts })),
    });
  return [
    group(text().picks, [
      el('p', { class: 'kumin-ce-help' }, text().picksHelp),
      ...chart.picks.map((pick, at) => {
        const key = `pick.${at}`;
        return el('div', { class: 'kumin-ce-group', 'data-spot': key }, [
          ...groupingView(
            desk,
            pick,
            key,
            { field: text().pickField, how: text().how },
            (grouping) => choose(edit(at, { ...grouping, chosen: nothingChosen(grouping.how.by) })),
            (grouping) => type(`${key}.edges`, edit(at, grouping)),
          ),
          pick.field !== '' &&
            chosenView({
              key: `${key}.chosen`,
              label: text().pickKeys,
              fields,
              grouping: pick,
              chosen: pick.chosen,
              write: (chosen) => type(`${key}.chosen`, edit(at, { chosen })),
            }),
          el('div', { class: 'kumin-ce-problems' }),
          button(`${key}.remove`, text().removePick, () =>
            choose((now) => ({ ...now, picks: without(now.picks, at) })),
          ),
        ]);
      }),
      button('add-pick', text().addPick, () =>
        choose((now) => ({ ...now, picks: [...now.picks, pickOf('', 'value', { keys: [] })] })),
      ),
    ]),
  ];
}

function toDateField({ chart, fields, choose }: Desk): HTMLElement {
  const dates = fieldOptions(
    fields,
    chart.toDate,
    (asked) => isDate(asked.field) && inRows(chart)(asked),
  ).filter(({ value }) => value !== '');
  return selectField(
    { key: 'toDate', label: text().toDate, help: text().toDateHelp, spot: 'toDate' },
    chart.toDate,
    [{ value: '', label: text().toDateNone }, ...dates],
    (toDate) => choose((now) => ({ ...now, toDate })),
  );
}

function sizeFields({ chart, choose }: Desk): HTMLElement[] {
  const { width, height } = chart.size;
  const widths = [
    { value: '3', label: text().quarterWidth },
    { value: '4', label: text().thirdWidth },
    { value: '6', label: text().halfWidth },
    { value: '8', label: text().twoThirdsWidth },
    { value: '12', label: text().fullWidth },
  ];
  const known = widths.some(({ value }) => value === String(width));
  return [
    group(text().size, [
      selectField(
        { key: 'size.width', label: text().sizeWidth },
        String(width),
        known ? widths : [...widths, { value: String(width), label: `${width} / 12` }],
        (next) => choose((now) => ({ ...now, size: { ...now.size, width: Number(next) } })),
      ),
      selectField(
        { key: 'size.height', label: text().height },
        height,
        [
          { value: 'low', label: text().low },
          { value: 'middle', label: text().middle },
          { value: 'high', label: text().high },
        ],
        (next) => choose((now) => ({ ...now, size: { ...now.size, height: next } })),
      ),
    ]),
  ];
}
