/** One dashboard: its charts in order with a preview each, and below them what holds for all of them. */
import { el } from '../../ui/dom';
import type { Chart, Dashboard } from '../definition';
import { button, folded, numberField, selectField, textField } from './controls';
import { titleOf } from './dashboards-view';
import {
  addedChart,
  changedDashboard,
  duplicatedChart,
  movedChart,
  removed,
  reordered,
  type Way,
} from './draft';
import type { EditorDesk } from './editor-desk';
import { saveFile } from './files';
import { dashboardsFile } from './exchange';
import { text as formText } from './form-messages';
import { chartWith } from './make';
import { text } from './messages';
import { placesView } from './places-view';
import { previewBox, type PreviewBox } from './preview';
import { problemWords } from './problem-words';
import { problemsOf } from './problems';
import { proposals } from './proposals';
import { slicersView } from './slicers-view';
import { sourcesView } from './sources-view';
import { lookName, shownTitle } from './words';

export interface Edit {
  dashboard: Dashboard;
  choose(change: (dashboard: Dashboard) => Dashboard, what?: string): void;
  type(place: string, change: (dashboard: Dashboard) => Dashboard): void;
}

/** @param boxes takes the previews that are shown, so that whoever draws anew can end them */
export function dashboardView(
  desk: EditorDesk,
  dashboard: Dashboard,
  boxes: PreviewBox[],
  proposing: boolean,
): HTMLElement[] {
  const title = titleOf(dashboard);
  const edit: Edit = {
    dashboard,
    choose: (change, what = text().edit) =>
      desk.choose(changedDashboard(desk.dashboards(), dashboard.id, change), what),
    type: (place, change) =>
      desk.type(
        changedDashboard(desk.dashboards(), dashboard.id, change),
        text().edit,
        `${dashboard.id}.${place}`,
      ),
  };
  return [
    el('div', { class: 'kumin-ce-buttons' }, [
      button('back', `← ${text().back}`, () => desk.open({ what: 'list' }), { look: 'quiet' }),
    ]),
    el('h3', { tabindex: -1, class: 'kumin-ce-heading' }, title),
    textField(
      { key: 'dashboard-title', label: text().title, spot: 'title' },
      dashboard.title,
      (next) => edit.type('title', (now) => ({ ...now, title: next })),
    ),
    el('h4', {}, text().chartsHeading),
    dashboard.charts.length === 0
      ? el('p', { class: 'kumin-ce-empty' }, text().noCharts)
      : el(
          'ol',
          { class: 'kumin-ce-grid' },
          dashboard.charts.map((chart, at) =>
            el('li', { class: 'kumin-ce-cell' }, chartCard(desk, edit, chart, at, boxes)),
          ),
        ),
    ...addChartView(desk, edit, boxes, proposing),
    folded('slicers', text().slicers, slicersView(desk, edit)),
    folded('places', text().places, placesView(desk, edit)),
    folded('sources', text().sources, sourcesView(desk, edit)),
    folded('writing', text().writing, writingView(edit)),
    el('div', { class: 'kumin-ce-buttons' }, [
      button('export-one', text().export, () => saveFile(title, dashboardsFile([dashboard])), {
        about: title,
      }),
    ]),
  ];
}

function chartCard(
  desk: EditorDesk,
  edit: Edit,
  chart: Chart,
  at: number,
  boxes: PreviewBox[],
): HTMLElement {
  const { dashboard } = edit;
  const source = dashboard.sources.find(({ id }) => id === chart.source);
  const fields = source && desk.around.fieldsOf(source);
  const known = fields === 'reading' ? undefined : fields;
  const title = shownTitle(chart, known ?? {});
  const problems = fields === 'reading' ? [] : problemsOf(chart, known);
  const key = `chart.${chart.id}`;
  const open = (): void => desk.open({ what: 'chart', dashboard: dashboard.id, chart: chart.id });
  const move = (way: Way): void =>
    edit.choose(
      (now) => ({ ...now, charts: reordered(now.charts, chart.id, way) }),
      text().moved(title),
    );
  const box = previewBox(desk.preview);
  boxes.push(box);
  if (fields !== 'reading' && !problems.some(({ weight }) => weight === 'stops')) {
    box.show(dashboard, chart);
  }
  return el('article', { class: 'kumin-ce-card', 'aria-label': title }, [
    el('h5', {}, title),
    el('p', { class: 'kumin-ce-facts' }, [
      el('span', {}, lookName(chart.look.type)),
      el('span', {}, sizeWords(chart)),
    ]),
    ...problems.map((problem) =>
      el('p', { class: `kumin-ce-problem-${problem.weight}` }, problemWords(problem, known)),
    ),
    box.element,
    el('div', { class: 'kumin-ce-buttons' }, [
      button(`${key}.edit`, text().editChart, open, { about: title, look: 'main' }),
      button(
        `${key}.duplicate`,
        text().duplicate,
        () =>
          edit.choose(
            (now) => duplicatedChart(now, chart.id, text().copyOf).dashboard,
            text().duplicated(title),
          ),
        { about: title },
      ),
      button(`${key}.up`, text().up, () => move('up'), { about: title, disabled: at === 0 }),
      button(`${key}.down`, text().down, () => move('down'), {
        about: title,
        disabled: at === dashboard.charts.length - 1,
      }),
      button(
        `${key}.remove`,
        text().remove,
        () => {
          edit.choose(
            (now) => ({ ...now, charts: removed(now.charts, chart.id) }),
            text().removed(title),
          );
          desk.say(text().removed(title), 'undo');
        },
        { about: title, look: 'danger' },
      ),
      moveSelect(desk, dashboard, chart, title),
    ]),
  ]);
}

function sizeWords({ size }: Chart): string {
  const words = formText();
  const widths: Record<number, string> = {
    3: words.quarterWidth,
    4: words.thirdWidth,
    6: words.halfWidth,
    8: words.twoThirdsWidth,
    12: words.fullWidth,
  };
  return text().size(widths[size.width] ?? `${size.width}/12`, words[size.height]);
}

/** A list that moves at once on being chosen would move while arrow keys go through it; a button says when. */
function moveSelect(
  desk: EditorDesk,
  dashboard: Dashboard,
  chart: Chart,
  title: string,
): HTMLElement | null {
  const others = desk.dashboards().filter(({ id }) => id !== dashboard.id);
  const [first] = others;
  if (!first) return null;
  const select = el(
    'select',
    { 'aria-label': text().moveToLabel(title) },
    others.map((other) => el('option', { value: other.id }, titleOf(other))),
  );
  return el('span', { class: 'kumin-ce-move' }, [
    select,
    button(
      `chart.${chart.id}.move`,
      text().moveTo,
      () => {
        const to = others.find(({ id }) => id === select.value) ?? first;
        const words = text().movedTo(title, titleOf(to));
        desk.choose(movedChart(desk.dashboards(), dashboard.id, chart.id, to.id), words);
        desk.say(words, 'undo');
      },
      { about: title },
    ),
  ]);
}

function addChartView(
  desk: EditorDesk,
  { dashboard }: Edit,
  boxes: PreviewBox[],
  proposing: boolean,
): HTMLElement[] {
  const [source] = dashboard.sources;
  const add = (chart: Chart): string => {
    const added = addedChart(dashboard, chart);
    desk.choose(
      changedDashboard(desk.dashboards(), dashboard.id, () => added.dashboard),
      text().added(chart.title),
    );
    return added.id;
  };
  const own = (): void => {
    const id = add(chartWith({ title: text().newChart, source: source?.id ?? '' }));
    desk.open({ what: 'chart', dashboard: dashboard.id, chart: id });
  };
  const show = (shown: boolean): void =>
    desk.open({ what: 'dashboard', dashboard: dashboard.id, proposals: shown });
  return [
    el('div', { class: 'kumin-ce-buttons kumin-ce-add-chart', 'data-spot': 'charts' }, [
      el('strong', {}, text().addChart),
      button(
        'add-proposed-chart',
        proposing ? text().closeProposals : text().addProposed,
        () => show(!proposing),
        { look: dashboard.charts.length === 0 ? 'main' : 'plain' },
      ),
      button('add-own-chart', text().addOwn, own),
      el('div', { class: 'kumin-ce-problems' }),
    ]),
    ...(proposing ? [proposalsView(desk, dashboard, boxes, add)] : []),
  ];
}

function proposalsView(
  desk: EditorDesk,
  dashboard: Dashboard,
  boxes: PreviewBox[],
  add: (chart: Chart) => string,
): HTMLElement {
  const offered = dashboard.sources.flatMap((source) => {
    const fields = desk.around.fieldsOf(source);
    return fields === undefined || fields === 'reading' ? [] : proposals(fields, source.id);
  });
  return el('section', { class: 'kumin-ce-proposals', 'aria-label': text().proposals }, [
    el('h4', { tabindex: -1, id: 'kumin-ce-proposals' }, text().proposals),
    offered.length === 0
      ? el('p', {}, text().noProposals)
      : el(
          'ul',
          { class: 'kumin-ce-grid' },
          offered.map((chart, at) => {
            const box = previewBox(desk.preview);
            boxes.push(box);
            box.show(dashboard, { ...chart, id: `proposal${at}` });
            return el('li', { class: 'kumin-ce-cell' }, [
              el('article', { class: 'kumin-ce-card', 'aria-label': chart.title }, [
                el('h5', {}, chart.title),
                el('p', { class: 'kumin-ce-facts' }, lookName(chart.look.type)),
                box.element,
                el('div', { class: 'kumin-ce-buttons' }, [
                  button(
                    `take.${at}`,
                    text().addThis,
                    () => {
                      add(chart);
                      desk.say(text().added(chart.title));
                    },
                    { about: chart.title, look: 'main' },
                  ),
                ]),
              ]),
            ]);
          }),
        ),
  ]);
}

function writingView({ dashboard, choose, type }: Edit): HTMLElement[] {
  return [
    selectField(
      { key: 'era', label: text().era },
      dashboard.era,
      [
        { value: 'wareki', label: text().wareki },
        { value: 'seireki', label: text().seireki },
      ],
      (era) => choose((now) => ({ ...now, era })),
    ),
    numberField(
      { key: 'mask', label: text().maskBelow, help: text().maskHelp },
      dashboard.maskBelow,
      { min: 0, max: 100 },
      (maskBelow) => maskBelow !== null && type('mask', (now) => ({ ...now, maskBelow })),
    ),
  ];
}
