/** What the shortcut keys do on the list: a record is selected, then opened or edited; pages turn. */
import { createAddress, recordAddress } from '../addresses';
import type { Screen } from '../api';
import { stringOf } from '../fields/values';
import type { ListAddress } from './address';
import type { ShownView } from './shown';

export interface ListKeys {
  appId: string;
  canAdd: boolean;
  root: HTMLElement;
  shown: ShownView;
  address: ListAddress;
  condition: string;
  go(change: Partial<ListAddress>): void;
  redraw(): void;
}

export class ListShortcuts {
  /** Id of the selected record; another showing may have it no more. */
  selected: string | undefined;

  screen(keys: ListKeys): Screen['shortcuts'] {
    const { appId, shown, address } = keys;
    const total = 'total' in shown ? shown.total : 0;
    const turn = (by: number) => (): void => {
      const page = address.page + by;
      if (page >= 1 && (page - 1) * address.size < total) keys.go({ page });
    };
    return {
      NEXT_PAGE: turn(1),
      PREVIOUS_PAGE: turn(-1),
      ...(keys.canAdd && { CREATE_RECORD: () => location.assign(createAddress(appId)) }),
      ...(shown.kind === 'list' && {
        NEXT_RECORD: () => this.#select(keys, 1),
        PREVIOUS_RECORD: () => this.#select(keys, -1),
        SHOW_RECORD: () => this.#open(keys),
        EDIT_RECORD: () => this.#edit(keys),
      }),
    };
  }

  #select(keys: ListKeys, by: number): void {
    const ids = idsOf(keys.shown);
    const present = ids.indexOf(this.selected ?? '');
    const next = present === -1 ? ids[0] : ids[present + by];
    if (next === undefined) return;
    this.selected = next;
    keys.redraw();
    // The focus tells screen readers which record it is.
    this.#row(keys)?.focus();
  }

  #open({ appId, shown, condition }: ListKeys): void {
    if (!idsOf(shown).includes(this.selected ?? '')) return;
    const recordId = this.selected ?? '';
    location.assign(recordAddress(appId, { recordId, listCondition: condition }));
  }

  /** By the pencil, which is there only for who may edit the record. */
  #edit(keys: ListKeys): void {
    this.#row(keys)?.querySelector<HTMLElement>('.list-pencil')?.click();
  }

  #row({ root }: ListKeys): HTMLElement | null {
    return root.querySelector('tr[data-record][aria-current]');
  }
}

function idsOf(shown: ShownView): string[] {
  return shown.kind === 'list' ? shown.records.map((one) => stringOf(one['$id']?.value)) : [];
}
