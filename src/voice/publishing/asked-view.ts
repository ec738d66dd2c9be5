/** Choosing the period, and the day by which voices belong to it. */
import type { Day } from '../../calendar/day';
import { el } from '../../ui/dom';
import { currentLanguage } from '../../ui/messages';
import { selectOf } from '../../ui/select';
import { text } from './dialog-messages';
import {
  lastQuarter,
  optionKey,
  ownPeriod,
  periodOptions,
  type PeriodOption,
  type PeriodBasis,
  type PublishedPeriod,
} from './period';
import type { Asked } from './reading';

export interface AskedView {
  element: HTMLElement;
  /** Undefined while the days make no period; the view then says so. */
  asked(): Asked | undefined;
}

const OWN = 'own';

function labelOf({ words, period }: PeriodOption): string {
  if (currentLanguage() === 'ja') return words;
  const quarter = period.kind === 'quarter' ? ` Q${period.quarter}` : '';
  return `FY${period.fiscalYear}${quarter}`;
}

/** @param bases never empty; with one there is nothing to choose */
export function askedView(
  today: Day,
  bases: readonly PeriodBasis[],
  changed: () => void,
): AskedView {
  const options = periodOptions(today);
  let key = optionKey(lastQuarter(today));
  let [basis = 'received'] = bases;
  const known = (): PublishedPeriod | undefined => options.find((each) => each.key === key);
  const first = el('input', { type: 'date', value: known()?.from ?? today });
  const last = el('input', { type: 'date', value: known()?.to ?? today });
  const error = el('p', { class: 'kumin-gate-error', role: 'alert' });
  const days = el('div', { class: 'kumin-publish-row', hidden: true }, [
    el('label', {}, [text().from, first]),
    el('label', {}, [text().to, last]),
  ]);
  const period = (): PublishedPeriod | undefined =>
    key === OWN ? ownPeriod(first.value, last.value) : known();
  const tell = (): void => {
    error.textContent = period() ? '' : text().wrongDays;
    changed();
  };
  first.addEventListener('change', tell);
  last.addEventListener('change', tell);
  const select = selectOf(
    key,
    [
      ...options.map((each) => ({ value: each.key, label: labelOf(each) })),
      { value: OWN, label: text().ownDays },
    ],
    (chosen) => {
      key = chosen;
      days.hidden = key !== OWN;
      tell();
    },
  );
  const by = selectOf(
    basis,
    bases.map((each) => ({ value: each, label: text()[each] })),
    (chosen) => {
      basis = chosen;
      tell();
    },
  );
  return {
    element: el('div', { class: 'kumin-publish-asked' }, [
      el('div', { class: 'kumin-publish-row' }, [
        el('label', {}, [text().period, select]),
        bases.length > 1 && el('label', {}, [text().basis, by]),
      ]),
      days,
      error,
    ]),
    asked() {
      const chosen = period();
      return chosen && { period: { from: chosen.from, to: chosen.to }, basis };
    },
  };
}
