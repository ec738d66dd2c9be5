/** The statistics of a period as a table that can be copied. */
import { todayIn } from '../../calendar/instant';
import { el, fill } from '../../ui/dom';
import { askedView } from './asked-view';
import { button, choicesOfSlot, copied, shownWhenRead, type Publishing } from './dialog-parts';
import { text } from './dialog-messages';
import { periodWords } from './period';
import { basesOf, voicesOf, type Asked } from './reading';
import { statisticsOf, STATISTICS_SLOTS, type Statistics } from './statistics';

export function statisticsView(publishing: Publishing): HTMLElement {
  const { host, settings, fields } = publishing;
  const today = todayIn(host.user.timezone, publishing.now());
  const box = el('div');
  let reading = new AbortController();
  const bases = basesOf(settings.fields, fields).filter((basis) => basis !== 'published');
  const asked = askedView(today, bases, () => show());
  const show = (): void => {
    reading.abort();
    const chosen = asked.asked();
    if (!chosen) return fill(box, []);
    reading = new AbortController();
    const signal = AbortSignal.any([publishing.signal, reading.signal]);
    void shownWhenRead(
      box,
      signal,
      (tell) => voicesOf(host, settings.fields, chosen, STATISTICS_SLOTS, { signal, tell }),
      (records) =>
        tableParts(
          statisticsOf(records, settings, choicesOfSlot(publishing, 'refusal'), {
            published: text().statPublished,
            toCheck: text().statToCheck,
            undecided: text().statUndecided,
            takenDown: text().statTakenDown,
            noReason: text().noReason,
            noSection: text().noSection,
            unknown: text().unknown,
            sum: text().sum,
          }),
          chosen,
        ),
    );
  };
  show();
  return el('div', {}, [
    el('p', { class: 'kumin-gate-note' }, text().statisticsHelp),
    asked.element,
    box,
  ]);
}

function tableParts({ columns, rows }: Statistics, { period, basis }: Asked): HTMLElement[] {
  if (rows.length === 1) return [el('p', {}, text().statisticsNone)];
  const title = text().tableTitle(periodWords(period), text()[basis]);
  const heads = [text().section, ...columns, text().sum];
  const lines = [
    heads,
    ...rows.map(({ section, counts, sum }) => [section, ...counts.map(String), String(sum)]),
  ];
  const tsv = [title, ...lines.map((line) => line.join('\t'))].join('\n');
  return [
    el('h3', {}, title),
    el('div', { class: 'kumin-publish-scroll', tabindex: 0, role: 'region', 'aria-label': title }, [
      el('table', { class: 'kumin-publish-numbers' }, [
        el('thead', {}, [
          el(
            'tr',
            {},
            heads.map((head) => el('th', { scope: 'col' }, head)),
          ),
        ]),
        el(
          'tbody',
          {},
          rows.map(({ section, counts, sum }) =>
            el('tr', {}, [
              el('th', { scope: 'row' }, section),
              ...[...counts, sum].map((count) => el('td', {}, count)),
            ]),
          ),
        ),
      ]),
    ]),
    button(text().copyTable, () => void copied(tsv)),
  ];
}
