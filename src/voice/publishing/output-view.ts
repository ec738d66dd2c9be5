/** Making a publication in four steps: the period, what goes out and what not, how it looks, the files. */
import { todayIn } from '../../calendar/instant';
import { el, fill } from '../../ui/dom';
import { askedView } from './asked-view';
import { checklist } from './checklist-view';
import { button, choicesOfSlot, shownWhenRead, type Publishing } from './dialog-parts';
import { text } from './dialog-messages';
import { filesView } from './files-view';
import { previewView, type Preview } from './preview-view';
import { READ_SLOTS, selectPublished, type Selected } from './published';
import { basesOf, voicesOf, type Asked } from './reading';

const STEPS = ['stepPeriod', 'stepList', 'stepPreview', 'stepFiles'] as const;

interface Made {
  key: string;
  selected: Selected;
  preview: Preview;
  files: HTMLElement[];
}

export function outputView(publishing: Publishing): HTMLElement {
  const { host, settings, fields } = publishing;
  const today = todayIn(host.user.timezone, publishing.now());
  const asked = askedView(today, basesOf(settings.fields, fields), () => undefined);
  const way = el('ol', { class: 'kumin-gate-way', 'aria-label': text().steps });
  const content = el('div', { class: 'kumin-publish-content' });
  const feet = el('div', { class: 'kumin-publish-feet' });
  let at = 0;
  let made: Made | undefined;

  function go(step: number): void {
    const chosen = asked.asked();
    if (step > 0 && !chosen) return;
    at = step;
    fill(
      way,
      STEPS.map((key, place) =>
        el('li', { 'aria-current': place === at ? 'step' : null }, [
          el('button', { type: 'button', onclick: () => go(place) }, text()[key]),
        ]),
      ),
    );
    fill(feet, [
      at < STEPS.length - 1 && button(text().next, () => go(at + 1), 'main'),
      at > 0 && button(text().back, () => go(at - 1)),
    ]);
    if (step === 0 || !chosen) fill(content, asked.element);
    else void shownWhenRead(content, publishing.signal, (tell) => read(chosen, tell), partsAt);
  }

  function partsAt({ selected, preview, files }: Made): HTMLElement[] {
    if (at === 1) return checklist(host, selected);
    return at === 2 ? [preview.element] : files;
  }

  /** What was read for the same period stays, with the posts as they were edited. */
  async function read(chosen: Asked, tell: (read: number, total: number) => void): Promise<Made> {
    const key = JSON.stringify(chosen);
    if (made?.key === key) return made;
    const records = await voicesOf(host, settings.fields, chosen, READ_SLOTS, {
      signal: publishing.signal,
      tell,
    });
    const selected = selectPublished(records, {
      settings,
      columns: publishing.form.columns,
      zone: host.user.timezone,
      categories: choicesOfSlot(publishing, 'category'),
    });
    const publication = {
      voices: selected.voices,
      ...chosen,
      asOf: today,
      settings: settings.publishing,
    };
    const preview = previewView(publication);
    return (made = { key, selected, preview, files: filesView(publication, preview) });
  }

  go(0);
  return el('div', {}, [way, content, feet]);
}
