/** The CSV for tools that group opinions: what goes in, what was replaced, a look at it, the file. */
import { todayIn } from '../../calendar/instant';
import { formatDayShort } from '../../calendar/wareki';
import { el } from '../../ui/dom';
import { download, fileName } from '../../ui/download';
import { askedView } from './asked-view';
import { clusteringRows, CLUSTERING_SLOTS, type Clustering } from './clustering';
import { csvBytes } from './data-files';
import { button, shownWhenRead, type Publishing } from './dialog-parts';
import { text } from './dialog-messages';
import { periodWords, type PublishedPeriod } from './period';
import { voicesOf } from './reading';

/** Rows shown before the file is made. */
const LOOK = 5;

export function clusteringView(publishing: Publishing): HTMLElement {
  const { host, settings } = publishing;
  const zone = host.user.timezone;
  const today = todayIn(zone, publishing.now());
  const box = el('div');
  const asked = askedView(today, ['received'], () => box.replaceChildren());
  const read = (): void => {
    const chosen = asked.asked();
    if (!chosen) return;
    void shownWhenRead(
      box,
      publishing.signal,
      (tell) =>
        voicesOf(host, settings.fields, chosen, CLUSTERING_SLOTS, {
          signal: publishing.signal,
          tell,
        }),
      (records) =>
        foundParts(clusteringRows(records, settings, zone), chosen.period, formatDayShort(today)),
    );
  };
  return el('div', {}, [
    el('p', {}, text().clusteringHelp),
    el('p', { class: 'kumin-gate-changed' }, text().clusteringCare),
    asked.element,
    button(text().read, read, 'main'),
    box,
  ]);
}

function foundParts(
  { rows, voices, restricted, empty, replaced }: Clustering,
  period: PublishedPeriod,
  asOf: string,
): HTMLElement[] {
  const save = (): void => {
    const name = fileName(['opinions', periodWords(period), asOf], 'csv');
    download(name, csvBytes(rows, 'utf-8').bytes, 'text/csv');
  };
  const [head = [], ...lines] = rows;
  return [
    el('p', { role: 'status' }, text().clusteringFound(voices, replaced)),
    el('p', {}, text().clusteringLeft(restricted, empty)),
    ...(lines.length > 0
      ? [
          button(text().clusteringSave, save),
          el('h3', {}, text().clusteringFirst(Math.min(LOOK, lines.length))),
          el(
            'div',
            {
              class: 'kumin-publish-scroll',
              tabindex: 0,
              role: 'region',
              'aria-label': text().clusteringFirst(LOOK),
            },
            [
              el('table', { class: 'kumin-publish-opinions' }, [
                el('thead', {}, [
                  el(
                    'tr',
                    {},
                    head.map((each) => el('th', { scope: 'col' }, each)),
                  ),
                ]),
                el(
                  'tbody',
                  {},
                  lines.slice(0, LOOK).map((line) =>
                    el(
                      'tr',
                      {},
                      line.map((each) => el('td', {}, each)),
                    ),
                  ),
                ),
              ]),
            ],
          ),
        ]
      : []),
  ];
}
