/** 「レコードを一括削除」: the condition in words, how many records meet it, and a box to say that there is no way back. */
import { html } from 'lit';
import { openFormDialog } from '../admin/form-dialog';
import { showNotification } from '../api';
import { deleteRecords } from './csv-requests';
import { loadPage } from './load';
import { menuText } from './menu-messages';

export interface BulkDeleteNeeds {
  appId: string;
  condition: string;
  /** The condition as people read it. */
  words: string;
  /** Opens the filter and then this again. */
  change(): void;
  deleted(): void;
}

/** @throws RestError when the records cannot be counted */
export async function openBulkDelete(needs: BulkDeleteNeeds): Promise<void> {
  const words = menuText();
  const { total } = await loadPage(needs.appId, `${needs.condition} limit 1`);
  openFormDialog({
    title: words.bulkDelete,
    submitText: words.deleteOk,
    submitLook: 'danger',
    body: () =>
      html`<p>${words.deleteWhat}</p>
        <p class="k-wrap-any"><strong>${needs.words || words.everything}</strong></p>
        <p>
          <button
            type="button"
            class="k-link-button"
            @click=${(event: Event) => {
              (event.target as Element).closest('dialog')?.close();
              needs.change();
            }}
          >
            ${words.change}
          </button>
        </p>
        <p>${total === 0 ? words.noneFound : words.count(total)}</p>
        <label class="k-check">
          <input type="checkbox" name="understood" value="yes" />
          <span>${words.understood}</span>
        </label>`,
    async submit(data) {
      if (total === 0) return words.noneFound;
      if (data.get('understood') !== 'yes') return words.notUnderstood;
      const { deleted } = await deleteRecords(needs.appId, needs.condition, total);
      void showNotification('SUCCESS', words.deleted(deleted));
      needs.deleted();
      return undefined;
    },
  });
}
