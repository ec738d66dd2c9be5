/** Above the list: what is most asked for as filters, and the two screens of the handling. */
import './handling.css';
import type { FormField } from '../../kintone/host';
import { el } from '../../ui/dom';
import type { ListTools } from '../list-parts';
import { openChase } from './chase-dialog';
import { today, type Handling } from './context';
import { filtersOf, type Filters } from './list-filters';
import { text } from './messages';
import type { OpenWork } from './open-work';
import { openWorkNotice } from './open-work-notice';
import { openTriage } from './triage';

export function listTools(
  handling: Handling,
  work: OpenWork,
  fields: Record<string, FormField>,
): ListTools {
  const filters = links(handling, filtersOf(handling.settings, fields, today(handling)));
  const button = (label: string, open: () => void): HTMLElement =>
    el('button', { type: 'button', 'aria-haspopup': 'dialog', onclick: open }, label);
  return {
    filters:
      filters.length === 0
        ? []
        : [
            el('div', { class: 'kumin-filters', role: 'group', 'aria-label': text().filters }, [
              el('span', { class: 'kumin-note' }, text().filters),
              ...filters,
            ]),
          ],
    chase: button(text().openChase, () => openChase(handling)),
    triage: button(text().openTriage, () => openTriage(handling, work)),
    openWork: openWorkNotice(work, (kept) => openTriage(handling, work, kept)),
  };
}

function links({ host }: Handling, filters: Filters): HTMLElement[] {
  const now = host.listCondition();
  const offered = [
    [text().filterMine, filters.mine],
    [text().filterUnassigned, filters.unassigned],
    [text().filterWeek, filters.week],
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
