/**
 * The record screens: `show` is the detail screen, with `mode=edit` in its hash the edit screen; the address alone
 * decides, so that going back and a changed hash work. `edit` creates, `?record=N` from a copy, with `action` from an
 * app action's values.
 */
import { html, render } from 'lit';
import { listAddress, readCreateAddress, readRecordAddress, recordAddress } from '../addresses';
import type { Boot } from '../boot';
import { presentInstant } from '../clock';
import { rest, type Screen } from '../api';
import './form.css';
import { directory } from '../fields/directory';
import { copied, loadCopy } from './action-copy';
import { newRecord } from './defaults';
import type { Person, Surroundings } from './defaults';
import { pcBars } from './detail-bars';
import type { RecordBars } from './detail-bars';
import { DetailScreen } from './detail-screen';
import { EditScreen } from './edit-screen';
import type { EditSetting } from './edit-screen';
import { failureOf } from './failure';
import { loadForm, loadNeighbours, loadRecord } from './load';
import type { AppForm } from './load';
import { text } from './messages';
import { reused } from './reuse';
import { loadRights, loadRightsToAdd, seenForm } from './rights';

/** Opens the screen that the address names. Called after customizations have loaded. */
export async function open(
  boot: Boot,
  root: HTMLElement,
  bars: RecordBars = pcBars,
): Promise<void> {
  const page = new RecordPage(boot, root, bars);
  window.addEventListener('hashchange', () => void page.follow());
  await page.show();
}

class RecordPage {
  private current: DetailScreen | EditScreen | null = null;
  private hash = location.hash;
  /** Counts openings: an answer that comes after the next opening is dropped. */
  private turn = 0;

  constructor(
    private readonly boot: Boot,
    private readonly root: HTMLElement,
    private readonly bars: RecordBars,
  ) {}

  /** The hash changed: asks first when something typed would be lost. */
  async follow(): Promise<void> {
    if (location.hash === this.hash) return;
    const wanted = location.hash;
    if (this.current instanceof EditScreen && this.current.dirty) {
      history.replaceState(null, '', `${location.pathname}${location.search}${this.hash}`);
      if (!(await this.current.mayLeave())) return;
      history.replaceState(null, '', `${location.pathname}${location.search}${wanted}`);
    }
    await this.show();
  }

  async show(): Promise<void> {
    const turn = (this.turn += 1);
    this.hash = location.hash;
    this.current?.close();
    this.current = null;
    this.say(text().loading);
    try {
      const form = await loadForm(this.boot);
      const surroundings = await this.surroundings(form);
      const screen =
        this.boot.page === 'create'
          ? await this.create(form, surroundings)
          : await this.existing(form, surroundings);
      if (turn !== this.turn || !screen) return;
      this.current = screen;
      await screen.open();
    } catch (error) {
      if (turn !== this.turn) return;
      console.error(error);
      this.say(failureOf(error, text().openFailed).message, true);
    }
  }

  private async create(form: AppForm, surroundings: Surroundings): Promise<EditScreen | null> {
    const { boot, root } = this;
    if (!boot.app?.canAdd) {
      this.say(text().mayNotAdd, true);
      return null;
    }
    const { from, copyOf } = readCreateAddress(location.search);
    const own = seenForm(form, await loadRightsToAdd(form.appId));
    const fresh = newRecord(own.fields, surroundings);
    const base = { boot, root, surroundings, form: own, recordId: null };
    const leave: EditSetting['leave'] = (to) => this.leave(to);
    const back = (address: string) => ({ leave, cancel: () => location.assign(address) });
    if (from) {
      const url = `${location.origin}/k/${from.app}/show#record=${from.id}`;
      const begun = copied(own, fresh, await loadCopy(from), { url, surroundings });
      const source = recordAddress(from.app, { recordId: from.id });
      return new EditScreen({ ...base, ...begun, ...back(source) });
    }
    if (copyOf === undefined) {
      return new EditScreen({ ...base, record: fresh, ...back(listAddress(form.appId)) });
    }
    const record = reused(own.fields, fresh, await loadRecord(form.appId, copyOf));
    const source = recordAddress(form.appId, { recordId: copyOf });
    return new EditScreen({ ...base, record, reuse: true, ...back(source) });
  }

  private async existing(
    form: AppForm,
    surroundings: Surroundings,
  ): Promise<DetailScreen | EditScreen | null> {
    const { boot, root } = this;
    const { recordId, edit, listCondition } = this.named();
    if (!Number.isInteger(recordId) || recordId < 1) {
      this.say(text().recordMissing, true);
      return null;
    }
    const [record, rights] = await Promise.all([
      loadRecord(form.appId, recordId),
      loadRights(form.appId, recordId),
    ]);
    const own = seenForm(form, rights.fields);
    const shortcuts = this.waysBack(form.appId, listCondition);
    const base = { boot, form: own, root, surroundings, recordId, record, shortcuts };
    if (edit && !rights.record.editable) {
      this.say(text().mayNotEdit, true);
      return null;
    }
    if (edit) {
      return new EditScreen({
        ...base,
        leave: (to) => this.leave(to),
        cancel: () => this.go(recordId),
      });
    }
    const neighbours = await loadNeighbours(form.appId, recordId, listCondition);
    return new DetailScreen({
      ...{ ...base, rights: rights.record, neighbours, bars: this.bars },
      address: (id) => this.address(id),
      edit: () => this.go(recordId, true),
      reload: () => this.show(),
    });
  }

  /** To the list the record was opened from, with its filter or without. */
  private waysBack(appId: number, condition: string): Screen['shortcuts'] {
    const filter =
      condition === '' ? '' : `?${new URLSearchParams({ query: condition }).toString()}`;
    return {
      SHOW_VIEW: () => location.assign(listAddress(appId)),
      SHOW_FILTER: () => location.assign(listAddress(appId, filter)),
    };
  }

  private named(): ReturnType<typeof readRecordAddress> {
    return readRecordAddress({ search: location.search, hash: this.hash });
  }

  private address(recordId: number, edit = false): string {
    const { listCondition } = this.named();
    return recordAddress(this.boot.app?.id ?? '', { recordId, listCondition, edit });
  }

  /** Within the page. A browser would load it anew for an address whose hash went away, as a phone's does. */
  private go(recordId: number, edit = false): void {
    const address = this.address(recordId, edit);
    if (address.includes('#')) return location.assign(address);
    history.pushState(null, '', address);
    void this.show();
  }

  private leave(to: { record: number } | { address: string }): void {
    if ('address' in to) location.assign(to.address);
    else if (this.boot.page === 'create')
      location.assign(recordAddress(this.boot.app?.id ?? '', { recordId: to.record }));
    else this.go(to.record);
  }

  /** Default values may name the signed-in user's section and other people; only then are they read. */
  private async surroundings(form: AppForm): Promise<Surroundings> {
    const { user } = this.boot;
    const defaults = JSON.stringify(
      Object.values(form.fields).map((one) => [one.defaultValue, one.fields]),
    );
    const names = this.boot.page === 'create' ? await this.namesIn(defaults) : new Map();
    return {
      now: presentInstant(this.boot),
      timezone: user?.timezone ?? 'Asia/Tokyo',
      user: { code: user?.code ?? '', name: user?.name ?? '' },
      primaryOrganization: defaults.includes('PRIMARY_ORGANIZATION()')
        ? await primaryOrganization(user?.code ?? '')
        : null,
      nameOf: (type, code) => names.get(`${type} ${code}`),
    };
  }

  private async namesIn(defaults: string): Promise<Map<string, string>> {
    const names = new Map<string, string>();
    for (const kind of ['user', 'organization', 'group'] as const) {
      const type = kind.toUpperCase();
      if (!defaults.includes(`"${type}"`)) continue;
      for (const { code, name } of await directory(kind)) names.set(`${type} ${code}`, name);
    }
    return names;
  }

  private say(message: string, failed = false): void {
    const words = text();
    this.root.replaceChildren();
    const box = document.createElement('div');
    this.root.append(box);
    render(
      html`<div class="rf-screen rf-said" role=${failed ? 'alert' : 'status'}>
        <p>${message}</p>
        ${
          failed
            ? html`<p>
                <button type="button" class="rf-button" @click=${() => this.show()}>
                  ${words.retry}
                </button>
                <a href=${listAddress(this.boot.app?.id ?? '')}>${words.backToList}</a>
              </p>`
            : ''
        }
      </div>`,
      box,
    );
  }
}

/** The user's primary organization, else their first; null without any. */
async function primaryOrganization(code: string): Promise<Person | null> {
  const [{ organizationTitles }, { users }] = await Promise.all([
    rest<{ organizationTitles: { organization: Person & { id: string } }[] }>(
      'GET',
      '/v1/user/organizations.json',
      { code },
    ),
    rest<{ users: { primaryOrganization: string | null }[] }>('GET', '/v1/users.json', {
      codes: [code],
    }),
  ]);
  const own = organizationTitles.map(({ organization }) => organization);
  const primary = own.find(({ id }) => id === String(users[0]?.primaryOrganization));
  return primary ? { code: primary.code, name: primary.name } : null;
}
