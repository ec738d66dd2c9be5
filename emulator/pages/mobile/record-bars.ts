/** What stands above a record on a phone: the records before and after, editing, and the rest behind one button. */
import { html, nothing } from 'lit';
import { createAddress } from '../addresses';
import type { Part } from '../api';
import { editButton, neighbourLinks } from '../form/detail-bars';
import type { RecordBars, Toolbar } from '../form/detail-bars';
import { menuButton } from '../shell/popover';
import { text } from './messages';

export const phoneBars: RecordBars = {
  toolbar,
  // cybozu.dev/ja/kintone/docs/js-api lists these for phones; adding is hidden on the list, reuse on PCs only.
  parts: new Set<Part>(['editRecordButton', 'optionsButton', 'pager']),
};

function toolbar(bar: Toolbar): ReturnType<RecordBars['toolbar']> {
  return html`<div class="rf-bar">
    ${neighbourLinks(bar)}
    <span class="rf-gap"></span>
    ${editButton(bar)} ${options(bar)}
  </div>`;
}

function options(bar: Toolbar): unknown {
  const { boot, form, recordId, rights } = bar;
  const words = text();
  const mayReuse = boot.app?.canAdd === true && form.settings.enableDuplicateRecord !== false;
  if (!bar.isShown('optionsButton') || !(mayReuse || rights.deletable)) return nothing;
  const items = html`${
    mayReuse
      ? html`<a class="k-menu__item" href=${createAddress(form.appId, recordId)}>${words.reuse}</a>`
      : nothing
  }
  ${
    rights.deletable
      ? html`<button
          type="button"
          class="k-menu__item"
          ?disabled=${bar.busy}
          @click=${() => bar.remove()}
        >
          ${words.remove}
        </button>`
      : nothing
  }`;
  return menuButton('menu-options', html`<span class="m-dots">…</span>`, words.options, items);
}
