/** 見せ方: the look by picture and name, and what it has to be told. */
import { el } from '../../ui/dom';
import type { Look } from '../../drawing/look';
import { withLook } from './adapt';
import { areaField, numberField, selectField, tickField } from './controls';
import type { Desk } from './desk';
import { text } from './form-messages';
import { lookTypes } from './look-rules';
import { pictogram } from './pictograms';
import { lookName } from './words';

export function lookView(desk: Desk): HTMLElement[] {
  return [
    el('div', { 'data-spot': 'look' }, [picker(desk), el('div', { class: 'kumin-ce-problems' })]),
    ...lookOptions(desk),
  ];
}

/** Radio buttons, so that arrow keys go through the looks. */
function picker({ chart, choose, fields }: Desk): HTMLElement {
  return el(
    'div',
    { class: 'kumin-ce-looks', role: 'radiogroup', 'aria-label': text().look },
    lookTypes.map((type) => {
      const input = el('input', {
        type: 'radio',
        id: `kumin-ce-look-${type}`,
        name: 'kumin-ce-look',
        value: type,
        checked: chart.look.type === type,
        onchange: () => choose((now) => withLook(now, type, fields)),
      });
      const picture = el('span', { class: 'kumin-ce-picture' });
      picture.append(pictogram(type));
      return el('label', { class: 'kumin-ce-look' }, [
        input,
        picture,
        el('span', {}, lookName(type)),
      ]);
    }),
  );
}

type LookOf<Type extends Look['type']> = Extract<Look, { type: Type }>;

function lookOptions(desk: Desk): HTMLElement[] {
  const { look } = desk.chart;
  switch (look.type) {
    case 'column':
    case 'bar':
    case 'area':
      return [stackField(desk, look)];
    case 'histogram':
      return [
        numberField(
          { key: 'look.width', label: text().width, help: text().widthHelp },
          look.width,
          { min: 0.000001, step: 'any' },
          (width) => typed(desk, 'look.width', { ...look, width }),
        ),
      ];
    case 'scatter':
      return [
        selectField(
          { key: 'look.quadrants', label: text().quadrants },
          look.quadrants,
          [
            { value: 'mean', label: text().quadrantsMean },
            { value: 'median', label: text().quadrantsMedian },
            { value: 'none', label: text().quadrantsNone },
          ],
          (quadrants) => chosen(desk, { ...look, quadrants }),
        ),
      ];
    case 'tiles':
      return tilesOptions(desk, look);
    case 'kpi':
      return kpiOptions(desk, look);
    case 'pivot':
      return pivotOptions(desk, look);
    default:
      return [];
  }
}

function stackField(desk: Desk, look: Extract<Look, { stack: unknown }>): HTMLElement {
  return selectField(
    { key: 'look.stack', label: text().stack },
    look.stack,
    [
      { value: 'none', label: text().stackNone },
      { value: 'stacked', label: text().stackStacked },
      { value: 'percent', label: text().stackPercent },
    ],
    (stack) => chosen(desk, { ...look, stack }),
  );
}

const GAP = '－';

function tilesOptions(desk: Desk, look: LookOf<'tiles'>): HTMLElement[] {
  /** Both are typed without a redraw in between. */
  let now = look;
  const write = (key: string, next: LookOf<'tiles'>): void => typed(desk, key, (now = next));
  return [
    numberField(
      { key: 'look.columns', label: text().columns },
      look.columns,
      { min: 1, max: 20 },
      (columns) => columns !== null && write('look.columns', { ...now, columns }),
    ),
    areaField(
      { key: 'look.map', label: text().map, help: text().mapHelp },
      look.map.map((row) => row.map((name) => (name === '' ? GAP : name)).join('、')).join('\n'),
      (written) => write('look.map', { ...now, map: mapIn(written) }),
    ),
  ];
}

/** Rows of names, '' for a gap. */
export function mapIn(written: string): string[][] {
  return written
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line
        .split(/[、,，\t]/)
        .map((name) => name.trim())
        .map((name) => (/^[－ー\-—]$/.test(name) ? '' : name)),
    );
}

function kpiOptions(desk: Desk, look: LookOf<'kpi'>): HTMLElement[] {
  return [
    selectField(
      { key: 'look.number', label: text().kpiNumber },
      look.number,
      [
        { value: 'whole', label: text().kpiWhole },
        { value: 'latest', label: text().kpiLatest },
      ],
      (number) =>
        desk.choose((chart) =>
          chart.look.type === 'kpi' ? { ...chart, look: { ...chart.look, number } } : chart,
        ),
    ),
    numberField(
      { key: 'look.target', label: text().target, help: text().targetHelp },
      look.target,
      { step: 'any' },
      (target) => typed(desk, 'look.target', { ...look, target }),
    ),
    selectField(
      { key: 'look.better', label: text().better },
      look.better,
      [
        { value: 'more', label: text().betterMore },
        { value: 'less', label: text().betterLess },
      ],
      // The target may have been typed meanwhile.
      (better) =>
        desk.choose((chart) =>
          chart.look.type === 'kpi' ? { ...chart, look: { ...chart.look, better } } : chart,
        ),
    ),
  ];
}

function pivotOptions(desk: Desk, look: LookOf<'pivot'>): HTMLElement[] {
  const counts = Array.from({ length: Math.max(2, desk.chart.levels.length) }, (_, count) => count);
  const options = [...new Set([...counts, look.columns])].map((count) => ({
    value: String(count),
    label: text().pivotColumnsOf(count),
  }));
  return [
    selectField(
      { key: 'look.columns', label: text().pivotColumns },
      String(look.columns),
      options,
      (columns) => chosen(desk, { ...look, columns: Number(columns) }),
    ),
    tickField(
      { key: 'look.subtotals', label: text().subtotals },
      look.subtotals === 'shown',
      (shown) => chosen(desk, { ...look, subtotals: shown ? 'shown' : 'hidden' }),
    ),
    tickField({ key: 'look.shading', label: text().shading }, look.shading === 'cells', (shaded) =>
      chosen(desk, { ...look, shading: shaded ? 'cells' : 'none' }),
    ),
  ];
}

function chosen({ choose }: Desk, look: Look): void {
  choose((chart) => ({ ...chart, look }));
}

function typed({ type }: Desk, place: string, look: Look): void {
  type(place, (chart) => ({ ...chart, look }));
}
