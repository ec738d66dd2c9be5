/** Above the list: what is most asked for as filters, and the two screens of the handling. */
import './handling.css';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { openChase } from './chase-dialog';
import { today, type Handling } from './context';
import { filtersOf, type Filters } from './list-filters';
import { text } from './messages';
import { OpenWork } from './open-work';
import { openWorkNotice } from './open-work-notice';
import { openTriage } from './triage';

export function showListTools(handling: Handling): void {
  const { host, edges } = handling;
  const work = new OpenWork(edges.storage, host.appId, host.user.code);
  handling.host.on('index.show', () => {
    const header = handling.host.headerElement();
    if (!header) return;
    // kintone fires again when the list is filtered or paged.
    header.querySelector('.kumin-tools')?.remove();
    const bar = el('section', {
      class: 'kumin-handling kumin-tools',
      'aria-label': text().tools,
    });
    header.append(bar);
    void draw(handling, work, bar);
  });
}

async function draw(handling: Handling, work: OpenWork, bar: HTMLElement): Promise<void> {
  const { host, settings } = handling;
  try {
    const filters = filtersOf(settings, await host.formFields(), today(handling));
    const button = (label: string, onclick: () => void): HTMLElement =>
      el('button', { type: 'button', onclick }, label);
    fill(bar, [
      el('div', { class: 'kumin-tools-filters', role: 'group', 'aria-label': text().filters }, [
        el('span', { class: 'kumin-handling-note' }, text().filters),
        ...links(handling, filters),
      ]),
      el('div', { class: 'kumin-tools-screens' }, [
        button(text().openTriage, () => openTriage(handling, work)),
        button(text().openChase, () => openChase(handling)),
      ]),
      openWorkNotice(work, (kept) => openTriage(handling, work, kept)),
    ]);
  } catch (error) {
    fill(bar, [
      el('p', { role: 'alert' }, explainFailure(error)),
      el('button', { type: 'button', onclick: () => void draw(handling, work, bar) }, text().retry),
    ]);
  }
}

function links({ host }: Handling, filters: Filters): HTMLElement[] {
  const now = host.listCondition();
  const offered = [
    [text().filterMine, filters.mine],
    [text().filterUnassigned, filters.unassigned],
    [text().filterWeek, filters.week],
    [text().filterOverdue, filters.overdue],
  ] as const;
  return offered.flatMap(([label, condition]) =>
    condition === undefined
      ? []
      : [
          el(
            'a',
            {
              class: 'kumin-filter',
              href: host.url({ list: condition }),
              'aria-current': condition === now ? 'true' : null,
            },
            condition === now ? `✓ ${label}` : label,
          ),
        ],
  );
}
