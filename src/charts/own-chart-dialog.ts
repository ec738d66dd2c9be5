/** The form of one's own chart, in a dialog over the dashboard. */
import type { OwnDays } from '../calendar/office-days';
import type { FormField, Host } from '../kintone/host';
import { el } from '../ui/dom';
import type { Chart, Dashboard } from './definition';
import { chartForm } from './editor/chart-form';
import { withJoined, type SourceFields } from './editor/fields';
import { livePreview } from './editor/live-preview';
import { chartWith } from './editor/make';
import { proposals } from './editor/proposals';
import { text } from './screen-messages';

interface Parts {
  host: Host;
  dashboard: Dashboard;
  /** A new one begins as what is proposed first for the fields. */
  chart: { id: string; source: string } | Chart;
  officeDays: OwnDays;
  done(chart: Chart): void;
}

/** Opens it; the focus goes back to where it was when it closes. @throws RequestError when the app's form cannot be read */
export async function openOwnChart({
  host,
  dashboard,
  chart,
  officeDays,
  done,
}: Parts): Promise<void> {
  const before = document.activeElement;
  const title = 'look' in chart ? text().editOwn(chart.title) : text().addOwn;
  const heading = el('h2', { id: 'kumin-own-heading', tabindex: -1 }, title);
  const fields = await sourceFields(host, dashboard);
  const all = proposals(fields[chart.source] ?? {}, chart.source);
  // Columns are what most people have in mind when they say chart.
  const proposed = all.find(({ look }) => look.type === 'column') ?? all[0];
  const form = chartForm({
    dashboard,
    chart: 'look' in chart ? chart : { ...(proposed ?? chartWith(chart)), ...chart },
    fields,
    preview: livePreview(host, () => officeDays),
    done(made) {
      done(made);
      dialog.close();
    },
    cancel: () => dialog.close(),
  });
  const dialog = el(
    'dialog',
    { class: 'kumin-charts kumin-own-chart', 'aria-labelledby': heading.id },
    [heading, el('p', { class: 'kumin-chart-notes' }, text().ownHelp), form.element],
  );
  dialog.addEventListener('close', () => {
    form.end();
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
}

/** What stands beside the title of one's own chart. */
export function ownTools(
  { title }: Chart,
  { edit, remove }: { edit(): void; remove(): void },
): HTMLElement[] {
  const button = (label: string, name: string, onclick: () => void): HTMLElement =>
    el('button', { type: 'button', 'aria-label': name, onclick }, label);
  return [
    el('span', { class: 'kumin-own-mark' }, text().ownMark),
    button(text().edit, text().editOwn(title), edit),
    button(text().remove, text().removeOwn(title), remove),
  ];
}

/** Fields by source id; a source that may not be read is absent, and the form says so. */
async function sourceFields(
  host: Host,
  { sources }: Dashboard,
): Promise<Record<string, SourceFields>> {
  const own = await host.formFields();
  const form = async (app: number | null): Promise<SourceFields | undefined> => {
    if (app === null || app === host.appId) return own;
    try {
      const { properties } = await host.request<{ properties: Record<string, FormField> }>(
        'GET',
        'app/form/fields',
        { app },
      );
      return properties;
    } catch (error) {
      console.warn(`kumin: the form of app ${app} could not be read.`, error);
      return undefined;
    }
  };
  const found: Record<string, SourceFields> = {};
  for (const source of sources) {
    const fields = await form(source.app);
    if (!fields) continue;
    const joined = await Promise.all(
      source.joins.map(async ({ prefix, app }) => ({ prefix, fields: await form(app) })),
    );
    found[source.id] = withJoined(
      fields,
      joined.flatMap(({ prefix, fields: others }) => (others ? [{ prefix, fields: others }] : [])),
    );
  }
  return found;
}
