/** The way to the public from the list: making a publication, what waits to be checked, and how much was published. */
import './publishing.css';
import type { FormField, Host } from '../../kintone/host';
import { openDialog } from '../../ui/dialog';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import type { VoiceSettings } from '../settings';
import { clusteringView } from './clustering-view';
import { tabs, type Publishing } from './dialog-parts';
import { text } from './dialog-messages';
import { gateForm, isComplete } from './gate-record';
import { missingWords } from './gate-words';
import { outputView } from './output-view';
import { queueView } from './queue-view';
import { statisticsView } from './statistics-view';

/** Null where the app has no 公表区分: nothing is published from it. */
export function publishingButton(
  host: Host,
  settings: VoiceSettings,
  fields: Record<string, FormField>,
  now: () => Date,
): HTMLElement | null {
  if (!fields[settings.fields['publication'] ?? '']) return null;
  const open = (): void => openPublishing(host, settings, fields, now);
  return el('button', { type: 'button', class: 'kumin-publish-open', onclick: open }, text().open);
}

function openPublishing(
  host: Host,
  settings: VoiceSettings,
  fields: Record<string, FormField>,
  now: () => Date,
): void {
  const stop = new AbortController();
  const form = gateForm(settings.fields, fields);
  const publishing: Publishing = { host, settings, fields, form, now, signal: stop.signal };
  const content = el('div', { class: 'kumin-publish-body' });
  const views = {
    output: outputView,
    queue: queueView,
    statistics: statisticsView,
    clustering: clusteringView,
  };
  const choice = tabs(
    text().tabs,
    [
      { key: 'output', words: text().tabOutput },
      { key: 'queue', words: text().tabQueue },
      { key: 'statistics', words: text().tabStatistics },
      { key: 'clustering', words: text().tabClustering },
    ],
    (key: keyof typeof views) => show(key),
  );
  const show = (key: keyof typeof views): void => {
    choice.mark(key);
    try {
      fill(content, views[key](publishing));
    } catch (error) {
      console.error(error);
      fill(content, el('p', { class: 'kumin-gate-error', role: 'alert' }, explainFailure(error)));
    }
  };
  openDialog({
    title: text().dialog,
    look: 'kumin-publish',
    size: 'full',
    body: [isComplete(form) && choice.element, content],
    closed: () => stop.abort(),
  });
  if (isComplete(form)) show('output');
  else fill(content, el('p', {}, text().missing(missingWords(form))));
}
