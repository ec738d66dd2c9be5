/** What the bar above the list and its chart have in common. */
import { el } from '../ui/dom';
import { explainFailure } from '../ui/failure';
import { text } from './messages';

export interface ListEdges {
  storage: Storage | null;
  now(): Date;
  /** Leaves the page for an address. */
  go(address: string): void;
}

/** What the handling adds above the list. */
export interface ListTools {
  filters: HTMLElement[];
  chase: HTMLElement;
  triage: HTMLElement;
  /** Work on many voices that is not finished; hidden where there is none. */
  openWork: HTMLElement;
}

export function failure(error: unknown, retry: () => void): HTMLElement {
  return el('div', { class: 'kumin-list-failure', role: 'alert' }, [
    el('p', {}, explainFailure(error)),
    el('button', { type: 'button', onclick: retry }, text().retry),
  ]);
}
