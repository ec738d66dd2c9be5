/**
 * The form of one chart, in four steps with the chart beside it. On the config screen it is a part of the editor; in a
 * dialog of the dashboard it stands alone (`chartForm`), for a chart that a person makes for the moment.
 */
import './editor.css';
import { el, fill } from '../../ui/dom';
import type { Chart, Dashboard } from '../definition';
import { button, folded, redrawn, showProblems, textField } from './controls';
import { countView } from './count-view';
import { detailsView } from './details-view';
import type { Desk } from './desk';
import type { SourceFields } from './fields';
import { text } from './form-messages';
import { begun, did, redone, undone, type History } from './history';
import { levelsView } from './levels-view';
import { lookView } from './look-view';
import { previewBox, type Preview } from './preview';
import { problemWords } from './problem-words';
import { problemsOf, type Problem } from './problems';
import { chartName } from './words';

export interface ChartView {
  element: HTMLElement;
  /** The chart as it is now, in all controls; the focus stays. */
  draw(): void;
  end(): void;
}

export interface ChartViewOptions {
  chart(): Chart;
  dashboard(): Dashboard;
  /** Of a source, by its id; undefined: it cannot be read; 'reading': not yet. */
  fieldsOf(source: string): SourceFields | undefined | 'reading';
  preview: Preview;
  /** Of its parts: one below the heading that it stands under. */
  heading: 'h3' | 'h4';
  /** @param typing where letters are typed; '' for a choice */
  change(next: Chart, typing: string): void;
}

export function chartView(options: ChartViewOptions): ChartView {
  const form = el('div', { class: 'kumin-ce-form' });
  const preview = previewBox(options.preview);
  const side = el('div', { class: 'kumin-ce-side', role: 'region', 'aria-label': text().preview }, [
    el(options.heading, { class: 'kumin-ce-side-heading' }, text().preview),
    preview.element,
  ]);
  const element = el('div', { class: 'kumin-ce-chart-view' }, [form, side]);

  function problems(): Problem[] {
    const chart = options.chart();
    const fields = options.fieldsOf(chart.source);
    return fields === 'reading' ? [] : problemsOf(chart, fields);
  }

  function refresh(): void {
    const fields = options.fieldsOf(options.chart().source);
    const known = fields === 'reading' ? undefined : fields;
    showProblems(
      form,
      problems().map(({ spot, weight, ...problem }) => ({
        spot,
        weight,
        words: problemWords({ spot, weight, ...problem }, known),
      })),
    );
  }

  function change(edit: (chart: Chart) => Chart, typing: string): void {
    const before = options.chart();
    const fields = options.fieldsOf(before.source);
    options.change(named(before, edit(before), fields), typing);
  }

  function desk(fields: SourceFields): Desk {
    return {
      chart: options.chart(),
      dashboard: options.dashboard(),
      fields,
      choose(edit) {
        change(edit, '');
        draw();
      },
      type(place, edit) {
        change(edit, place);
        refresh();
        preview.showSoon(options.dashboard(), options.chart());
      },
    };
  }

  function draw(): void {
    const fields = options.fieldsOf(options.chart().source);
    redrawn(form, () => {
      fill(
        form,
        fields === 'reading'
          ? el('p', { role: 'status' }, text().reading)
          : steps(desk(fields ?? {}), options.heading),
      );
    });
    refresh();
    preview.show(options.dashboard(), options.chart());
  }

  return { element, draw, end: () => preview.end() };
}

function steps(desk: Desk, level: ChartViewOptions['heading']): HTMLElement[] {
  const { chart, fields, type } = desk;
  const step = (heading: string, children: HTMLElement[]): HTMLElement =>
    el('section', { class: 'kumin-ce-step' }, [el(level, {}, heading), ...children]);
  return [
    textField(
      { key: 'chart-title', label: text().title, help: text().titleHelp },
      chart.title,
      (title) => type(TITLE, (now) => ({ ...now, title })),
    ),
    step(text().step1, countView(desk)),
    step(text().step2, levelsView(desk)),
    step(text().step3, lookView(desk)),
    folded('chart-details', text().step4, detailsView(desk)),
    el('p', { class: 'kumin-ce-help', hidden: chart.title !== '' }, chartName(chart, fields)),
  ];
}

const TITLE = 'title';

/** A name that nobody chose follows what it was made from. */
function named(before: Chart, after: Chart, fields: SourceFields | undefined | 'reading'): Chart {
  if (!fields || fields === 'reading' || after.title !== before.title) return after;
  return before.title === chartName(before, fields)
    ? { ...after, title: chartName(after, fields) }
    : after;
}

export interface ChartFormOptions {
  dashboard: Dashboard;
  chart: Chart;
  /** By source id; a source that cannot be read is absent. */
  fields: Readonly<Record<string, SourceFields>>;
  preview: Preview;
  done(chart: Chart): void;
  cancel(): void;
}

/** @returns the form, and how to end what its preview has under way when it is taken away otherwise */
export function chartForm(options: ChartFormOptions): { element: HTMLElement; end(): void } {
  let history: History<Chart> = begun(options.chart);
  const view = chartView({
    chart: () => history.now,
    dashboard: () => options.dashboard,
    fieldsOf: (source) => options.fields[source],
    preview: options.preview,
    heading: 'h3',
    change(next, typing) {
      history = did(history, next, '', typing);
      bar();
    },
  });
  const buttons = el('div', { class: 'kumin-ce-buttons' });
  function bar(): void {
    const step = (to: (history: History<Chart>) => History<Chart>): void => {
      history = to(history);
      bar();
      view.draw();
    };
    redrawn(buttons, () =>
      fill(buttons, [
        button('form-undo', text().undo, () => step(undone), {
          disabled: history.done.length === 0,
        }),
        button('form-redo', text().redo, () => step(redone), {
          disabled: history.undone.length === 0,
        }),
      ]),
    );
  }
  bar();
  view.draw();
  const end = (): void => view.end();
  const element = el('div', { class: 'kumin-charts-editor kumin-ce-alone' }, [
    buttons,
    view.element,
    el('div', { class: 'kumin-ce-buttons kumin-ce-foot' }, [
      button(
        'form-done',
        text().done,
        () => {
          end();
          const { now } = history;
          const fields = options.fields[now.source] ?? {};
          options.done(now.title === '' ? { ...now, title: chartName(now, fields) } : now);
        },
        { look: 'main' },
      ),
      button('form-cancel', text().cancel, () => {
        end();
        options.cancel();
      }),
    ]),
  ]);
  return { element, end };
}
