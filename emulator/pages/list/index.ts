/**
 * The list of records, `/k/{app}/`: views, filter, sort, pages, calendar and custom views. The address tells all that
 * is shown, so a link or the back button brings it back. Each showing fires `app.record.index.show`.
 */
import { render } from 'lit';
import type { View } from '../../apps/definition';
import { reportAddress } from '../addresses';
import { fire, rest, setScreen, type RecordValues } from '../api';
import type { Boot } from '../boot';
import { presentInstant } from '../clock';
import type { DisplayContext } from '../fields/display';
import {
  PAGE_SIZES,
  pageSize,
  readAddress,
  writeAddress,
  type ListAddress,
  type PageSize,
} from './address';
import { confirmDelete } from './delete-record';
import { openFilterDialog } from './filter-dialog';
import { leaveConfirmed } from '../form/leave';
import { ListParts } from './list-parts';
import { ListShortcuts } from './list-shortcuts';
import { loadApp, type AppInfo } from './load';
import { menuActions } from './menu-actions';
import type { MenuActions } from './options-menu';
import { listText } from './messages';
import './list.css';
import { pcLook, type ListLook, type ListState, type Shown } from './page-view';
import { joinQuery, writeSort, type QueryParts } from './query-text';
import { FilterNames } from './filter-names';
import { RowEdit } from './row-edit';
import { loadShown, showEvent, type ShownView } from './shown';
import { chosenView, queryInForce, subtableColumns, viewChoices } from './views';
import { stringOf } from '../fields/values';

/** Draws the list into `root` and stays until the page is left. Failures are shown in words, none is thrown. */
export async function open(boot: Boot, root: HTMLElement, look: ListLook = pcLook): Promise<void> {
  await new ListPage(boot, root, look).start();
}

/** Under which the usual page size is kept in the browser: kintone keeps it per user. */
const SIZE_KEY = 'kintone-emulator.list.size';

class ListPage {
  readonly #appId: string;
  readonly #menu: MenuActions;
  readonly #parts: ListParts;
  readonly #shortcuts = new ListShortcuts();
  readonly #names = new FilterNames();
  #app: AppInfo | undefined;
  #address: ListAddress;
  #state: ListState;
  /** Counts showings: an answer that comes after a newer question is dropped. */
  #turn = 0;

  constructor(
    private readonly boot: Boot,
    private readonly root: HTMLElement,
    private readonly look: ListLook,
  ) {
    this.#appId = boot.app?.id ?? '';
    this.#parts = new ListParts(look, boot.device, () => this.#draw());
    this.#address = this.#readAddress();
    this.#state = { shown: { kind: 'loading' }, busy: true };
    this.#menu = menuActions({
      app: this.boot.app,
      locale: this.#locale,
      info: () => this.#app,
      query: () => this.#query,
      nameOf: (kind, code) => this.#names.of(kind, code),
      mayLeaveRow: () => this.#mayLeaveRow(),
      changed: () => void this.#go({}),
    });
  }

  async start(): Promise<void> {
    window.addEventListener('popstate', () => void this.#follow());
    window.addEventListener('beforeunload', (event) => {
      if (this.#edited?.dirty) event.preventDefault();
    });
    this.#draw();
    await this.#show();
  }

  #readAddress(): ListAddress {
    const usual = pageSize(Number(localStorage.getItem(SIZE_KEY))) ?? PAGE_SIZES[0];
    return readAddress(location.search, usual);
  }

  /** Another view is another page, as in kintone: header spaces begin empty. */
  async #openView(viewId: string): Promise<void> {
    if (!(await this.#mayLeaveRow())) return this.#draw();
    location.assign(writeAddress(this.#appId, { viewId, page: 1, size: this.#address.size }));
  }

  async #openReport(id: string): Promise<void> {
    if (!(await this.#mayLeaveRow())) return this.#draw();
    location.assign(reportAddress(this.#appId, id));
  }

  async #go(change: Partial<ListAddress>): Promise<void> {
    if (!(await this.#mayLeaveRow())) return this.#draw();
    this.#address = { ...this.#address, page: 1, ...change };
    history.pushState(null, '', writeAddress(this.#appId, this.#address));
    await this.#show();
  }

  /** The address changed by the browser's buttons: what is typed in a row may keep it. */
  async #follow(): Promise<void> {
    const wanted = location.href;
    if (this.#edited?.dirty) {
      history.replaceState(null, '', writeAddress(this.#appId, this.#address));
      if (!(await this.#mayLeaveRow())) return;
      history.replaceState(null, '', wanted);
    }
    this.#closeRow();
    this.#address = this.#readAddress();
    await this.#show();
  }

  #allChoices(app: AppInfo): View[] {
    return viewChoices(app.views, {
      canAdmin: this.boot.app?.canAdmin ?? false,
      hasProcess: app.states.length > 0,
      device: this.boot.device,
      allRecords: listText().allRecords,
    });
  }

  async #show(): Promise<void> {
    const turn = (this.#turn += 1);
    this.#state = { ...this.#state, busy: true };
    this.#draw();
    const shown = await this.#load();
    if (turn !== this.#turn) return;
    this.#state = { shown, busy: false };
    this.#parts.forgetStyle();
    this.#draw();
    if (shown.kind === 'failed' || shown.kind === 'loading' || shown.kind === 'no-view') return;
    this.#tellScreen(shown);
    void this.#names.read(this.#query.condition, this.#app?.fields ?? {}, () => this.#draw());
    await fire('app.record.index.show', showEvent(this.#appId, shown, this.#offset));
  }

  async #load(): Promise<Shown> {
    try {
      this.#app ??= await loadApp(this.#appId);
      const app = this.#app;
      const choices = this.#allChoices(app);
      const view = chosenView(choices, this.#address);
      if (!view) return { kind: 'no-view', id: this.#address.viewId ?? '', choices };
      this.#query = queryInForce(view, this.#address, app.fields);
      return await loadShown(app, view, {
        query: this.#query,
        page: this.#fullQuery(this.#query),
        month: this.#address.month,
        present: presentInstant(this.boot),
        timezone: this.#locale.timezone,
      });
    } catch (error) {
      const view = this.#app && chosenView(this.#allChoices(this.#app), this.#address);
      const reason = error instanceof Error ? error : new Error(String(error));
      return { kind: 'failed', error: reason, viewId: view?.id };
    }
  }

  #query: QueryParts = { condition: '', order: '' };

  get #offset(): number {
    return (this.#address.page - 1) * this.#address.size;
  }

  #fullQuery(query: QueryParts): string {
    return `${joinQuery(query)} limit ${this.#address.size} offset ${this.#offset}`;
  }

  get #locale(): { language: Boot['language']; timezone: string } {
    return { language: this.boot.language, timezone: this.boot.user?.timezone ?? 'Asia/Tokyo' };
  }

  #tellScreen(shown: ShownView): void {
    const find = (place: string): HTMLElement | null => this.root.querySelector(place);
    setScreen({
      pageType: 'APP_INDEX',
      shortcuts: this.#shortcuts.screen({
        ...{ appId: this.#appId, root: this.root, shown, address: this.#address },
        canAdd: this.boot.app?.canAdd ?? false,
        condition: this.#query.condition,
        go: (change) => void this.#go(change),
        redraw: () => this.#draw(),
      }),
      fields: this.#app?.fields ?? {},
      query: this.#fullQuery(this.#query),
      queryCondition: this.#query.condition,
      viewId: Number(shown.view.id),
      view: shown.view,
      headerMenuSpace: find('.list-header-menu-space'),
      headerSpace: find('.list-header-space'),
      fieldElements: (code) =>
        shown.kind === 'list' &&
        shown.columns.some((column) => column.code === code && column.type !== 'SUBTABLE')
          ? [...this.root.querySelectorAll<HTMLElement>(this.look.cells)].filter(
              (cell) => cell.dataset['field'] === code,
            )
          : null,
      ...this.#parts.screen(shown, {
        views: () => (this.#app ? this.#allChoices(this.#app) : []),
        reports: () => this.#app?.reports ?? [],
      }),
    });
  }

  #displayContext(record: RecordValues): DisplayContext {
    return {
      ...this.#locale,
      place: 'list',
      appId: this.#appId,
      record,
      get: (path, parameters) => rest('GET', path, parameters),
      roundingMode: this.#app?.settings.numberPrecision.roundingMode,
      columns: subtableColumns(this.#app?.layout ?? []),
      listCondition: this.#query.condition,
    };
  }

  async #filter(): Promise<void> {
    if (!this.#app) return;
    const chosen = await openFilterDialog({
      fields: this.#app.fields,
      states: this.#app.states,
      locale: this.#locale,
      present: this.#query,
    });
    if (chosen) await this.#go({ query: joinQuery(chosen) });
  }

  #rememberSize(size: PageSize): void {
    localStorage.setItem(SIZE_KEY, String(size));
    void this.#go({ size });
  }

  #edited: RowEdit | undefined;

  async #edit(record: RecordValues): Promise<void> {
    const { shown } = this.#state;
    if (!this.#app || shown.kind !== 'list' || !(await this.#mayLeaveRow())) return;
    const row: RowEdit = new RowEdit({
      boot: this.boot,
      app: this.#app,
      record,
      columns: shown.columns,
      rights: shown.rights.get(stringOf(record['$id']?.value)),
      redraw: () => this.#draw(),
      saved: (url, stored) => void this.#rowSaved(row, url, stored),
      showMessages: () => {
        const messages = this.root.querySelector<HTMLElement>('.list-edit-messages');
        messages?.scrollIntoView({ block: 'nearest' });
        messages?.focus();
      },
    });
    this.#edited = row;
    this.#draw();
    this.root.querySelector<HTMLElement>('.list-cell-edit :is(input, textarea, button)')?.focus();
    await row.start();
  }

  /** A row with something typed is given up only by one who says so. @returns whether to go on */
  async #mayLeaveRow(): Promise<boolean> {
    if (this.#edited?.dirty && !(await leaveConfirmed())) return false;
    this.#closeRow();
    return true;
  }

  #closeRow(): void {
    this.#edited?.close();
    this.#edited = undefined;
  }

  async #cancelRow(row: RowEdit): Promise<void> {
    if (!(await this.#mayLeaveRow())) return;
    this.#draw();
    this.#focusPencil(row.id);
    await this.#rowEnded(row);
  }

  /** The row shows what is stored; the list itself is not shown anew and fires nothing. */
  async #rowSaved(row: RowEdit, url: string | null, stored: RecordValues | null): Promise<void> {
    this.#closeRow();
    if (url !== null) return location.assign(url);
    // Stored it is; the list tells by itself why it cannot be read (a record may leave one's sight by its save).
    if (stored === null) return this.#show();
    const { shown } = this.#state;
    if (shown.kind === 'list') {
      const records = shown.records.map((one) => (one['$id']?.value === row.id ? stored : one));
      this.#state = { ...this.#state, shown: { ...shown, records } };
    }
    this.#draw();
    this.#focusPencil(row.id);
    await this.#rowEnded(row);
  }

  /** @see cybozu.dev, レコード一覧画面のインライン編集を終了したときのイベント */
  async #rowEnded(row: RowEdit): Promise<void> {
    const { shown } = this.#state;
    const record =
      shown.kind === 'list' ? shown.records.find((one) => one['$id']?.value === row.id) : undefined;
    const type = 'app.record.index.edit.finish';
    await fire(type, { type, appId: this.#appId, recordId: row.id, record });
  }

  #focusPencil(id: string): void {
    this.root
      .querySelector<HTMLElement>(`tr[data-record="${CSS.escape(id)}"] .list-pencil`)
      ?.focus();
  }

  async #delete(record: RecordValues): Promise<void> {
    this.#state = { ...this.#state, notice: undefined };
    this.#draw();
    const outcome = await confirmDelete(this.#appId, record, this.#app?.fields ?? {});
    if (outcome === 'kept') return;
    if ('deleted' in outcome) {
      if (outcome.deleted !== null) return location.assign(outcome.deleted);
      const wasLast = this.#state.shown.kind === 'list' && this.#state.shown.records.length === 1;
      if (wasLast && this.#address.page > 1) await this.#go({ page: this.#address.page - 1 });
      else await this.#show();
    } else {
      this.#state = { ...this.#state, notice: outcome };
      this.#draw();
    }
  }

  #draw(): void {
    const app = this.#app;
    const edited = this.#edited;
    render(
      this.look.view(this.#state, {
        app: this.boot.app,
        info: app,
        choices: app ? this.#parts.views.shown(this.#allChoices(app)) : [],
        reports: this.#parts.reports.shown(app?.reports ?? []),
        address: this.#address,
        query: this.#query,
        locale: this.#locale,
        hidden: this.#parts.hidden,
        styleOf: (column, recordId) => this.#parts.styleOf(column, recordId),
        nameOf: (kind, code) => this.#names.of(kind, code),
        contextOf: (record) => this.#displayContext(record),
        openView: (id) => void this.#openView(id),
        openReport: (id) => void this.#openReport(id),
        go: (change) => void this.#go(change),
        sort: (keys) =>
          void this.#go({ query: joinQuery({ ...this.#query, order: writeSort(keys) }) }),
        setSize: (size) => this.#rememberSize(size),
        filter: () => void this.#filter(),
        selected: this.#shortcuts.selected,
        editing: edited && {
          row: edited,
          appId: this.#appId,
          cancel: () => void this.#cancelRow(edited),
        },
        edit: (record) => void this.#edit(record),
        remove: (record) => void this.#delete(record),
        menu: this.#menu,
        reload: () => void this.#show(),
        redraw: () => this.#draw(),
      }),
      this.root,
    );
  }
}
