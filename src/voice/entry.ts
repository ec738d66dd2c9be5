/**
 * The create screen: what a voice begins with, the card, and the draft. Card and form stay in step both
 * ways: the card writes through `setRecord`, and reads the form when a field changes or the focus moves
 * (kintone fires no change event for texts of several lines).
 */
import { dayIn, clockIn, todayIn } from '../calendar/instant';
import type { Host, KintoneRecord, ScreenEvent } from '../kintone/host';
import { el, fill } from '../ui/dom';
import { explainFailure } from '../ui/failure';
import { cardView, type CardSlot, type CardText, type CardView } from './card-view';
import { choicesOf, RecentChoices } from './choices';
import { draftSlots, DraftStore, type Draft } from './draft';
import { fillDefaults, fillSection, lacksSection, proposeDeadline } from './entry-defaults';
import { fieldOf, textIn, write } from './form';
import { guardedTexts, type GuardedSlot } from './guard';
import { GuardPanels, guardSpace, whileTyping } from './guard-panels';
import { text } from './messages';
import { type FaultyField, markFaults } from './save-check';
import type { VoiceSettings } from './settings';
import { slotWords } from './slot-messages';
import type { SimilarPanel } from './similar-panel';
import type { SimilarScreens } from './similar-screens';
import { proposeTitle } from './title';

const cardSlots: CardSlot[] = ['channel', 'kind', 'category', 'area'];

/** A draft is written once the typing rests for so long, in milliseconds. */
const draftPause = 1000;

export interface EntryEdges {
  storage: Storage | null;
  now(): Date;
  /** Absent where similar voices are not wanted. */
  similar?: Pick<SimilarScreens, 'besideForm'>;
}

export function startEntry(host: Host, settings: VoiceSettings, edges: EntryEdges): void {
  let entry: Entry | undefined;
  host.on('create.show', (event) => {
    entry?.end();
    entry = new Entry(host, settings, edges);
    return entry.begin(event);
  });
  for (const code of new Set(Object.values(settings.fields))) {
    host.onChange(code, (event) => entry?.changed(event));
  }
  host.on('create.submit', (event) => entry?.submit(event));
  host.on('create.submit.success', () => entry?.saved());
}

class Entry {
  private view: CardView | undefined;
  private similar: SimilarPanel | undefined;
  private proposedDue = '';
  private proposedTitle = '';
  private readonly drafts: DraftStore;
  private readonly recent: RecentChoices;
  private readonly id: string;
  private readonly stop = new AbortController();
  private readonly guard: GuardPanels;

  constructor(
    private readonly host: Host,
    private readonly settings: VoiceSettings,
    private readonly edges: EntryEdges,
  ) {
    const { code } = host.user;
    this.drafts = new DraftStore(edges.storage, host.appId, code, edges.now);
    this.recent = new RecentChoices(edges.storage, host.appId, code);
    this.id = String(edges.now().getTime());
    this.guard = new GuardPanels(settings.guard, {
      place: (slot) => this.guardPlace(slot),
      note: (slot) => (this.ownSpace(slot) ? this.view?.below(slot) : undefined),
      read: (slot) => this.guarded().find((each) => each.slot === slot)?.text,
      write: (slot, words) => this.change((record) => this.writeText(record, slot, words)),
    });
  }

  begin({ record }: ScreenEvent): void | Promise<void> {
    const { host, settings } = this;
    fillDefaults(record, settings, host.user, this.edges.now());
    this.proposedDue = proposeDeadline(record, settings, host.user.timezone, '');
    if (settings.draft === 'off') this.drafts.clear();
    const { signal } = this.stop;
    whileTyping(() => this.readForm(), signal);
    window.addEventListener('pagehide', () => this.keepDraft(), { signal });
    void this.drawCard();
    // Only an empty section is worth making the form wait for an answer.
    if (!lacksSection(record, settings)) return;
    return host.myOrganizations().then(
      (organizations) => fillSection(record, settings, organizations),
      (error: unknown) => host.notify('info', explainFailure(error)),
    );
  }

  end(): void {
    this.stop.abort();
  }

  /** A field changed, by hand or by the card. */
  changed({ record }: ScreenEvent): void {
    if (this.stop.signal.aborted) return;
    this.proposedDue = proposeDeadline(
      record,
      this.settings,
      this.host.user.timezone,
      this.proposedDue,
    );
    this.view?.say('');
    this.show(record);
    this.keepDraft(record);
  }

  /**
   * What was typed last may not have reached the form yet. Faults are told here as well as at the
   * form's fields, which may be far below what the clerk looks at.
   */
  submit({ record }: ScreenEvent): void {
    this.takeTyped(record);
    this.checked = true;
    this.view?.fault(this.faultsOf(record));
  }

  saved(): void {
    clearTimeout(this.keeping);
    this.drafts.remove(this.id);
    this.end();
  }

  /** The card can be touched once the form takes what it writes: when the show handlers have ended. */
  private async drawCard(): Promise<void> {
    const { host, settings } = this;
    const { signal } = this.stop;
    const place = host.spaceElement(settings.card.space) ?? host.headerElement();
    if (!place) return;
    const box = el('div', { class: 'kumin-card-box' }, [el('p', {}, text().loading)]);
    place.querySelector('.kumin-card-box')?.remove();
    place.append(box);
    try {
      const fields = await host.formFields();
      const record = await host.recordAtRest(signal);
      if (!record) return;
      const parts = cardSlots
        .filter((slot) => settings.fields[slot] !== undefined)
        .map((slot) => {
          const field = fields[settings.fields[slot] ?? ''];
          return {
            slot,
            label: field?.label ?? slotWords(slot).label,
            choices: field && choicesOf(field, settings.card.readings),
            recent: this.recent.of(slot),
          };
        });
      this.view = cardView(parts, host.device, this.actions());
      fill(box, [this.view.element]);
      this.similar = this.edges.similar?.besideForm((edit) => this.change(edit), signal);
      if (this.similar) fill(this.view.similar, [this.similar.view.element]);
      this.show(record);
      this.offerDrafts();
    } catch (error) {
      const again = el('button', { type: 'button' }, text().retry);
      again.addEventListener('click', () => void this.drawCard());
      fill(box, [
        el('div', { class: 'kumin-card kumin-offer', role: 'alert' }, [
          el('p', {}, explainFailure(error)),
          again,
        ]),
      ]);
    }
  }

  /** Texts in which the card is ahead of the form. */
  private typed: Partial<Record<CardText, string>> = {};
  private keeping: ReturnType<typeof setTimeout> | undefined;
  /** Set once a check or a save was asked for. */
  private checked = false;

  private actions(): Parameters<typeof cardView>[2] {
    return {
      pick: (slot, value) => {
        this.recent.add(slot, value);
        this.change((record) => write(record, this.settings.fields, slot, value));
      },
      typing: (slot) => {
        this.typed[slot] = this.view?.[slot]();
        if (slot === 'body') this.similar?.look(this.typed.body);
        clearTimeout(this.keeping);
        this.keeping = setTimeout(() => this.keepDraft(), draftPause);
      },
      wrote: (body) => this.change((record) => this.writeBody(record, body)),
      titled: (title) =>
        this.change((record) => write(record, this.settings.fields, 'title', title)),
      check: () => this.check(),
    };
  }

  /** Writes into the form, unless the page is gone. */
  private change(edit: (record: KintoneRecord) => void): void {
    const record = this.host.getRecord();
    if (!record) return;
    this.takeTyped(record);
    edit(record);
    this.host.setRecord(record);
    this.view?.say('');
    this.show(record);
    this.keepDraft(record);
  }

  private takeTyped(record: KintoneRecord): void {
    const { body, title } = this.typed;
    this.typed = {};
    // First the title: one that was typed is not proposed anew from the text.
    if (title !== undefined) write(record, this.settings.fields, 'title', title);
    if (body !== undefined) this.writeBody(record, body);
  }

  private writeBody(record: KintoneRecord, body: string): void {
    const { fields } = this.settings;
    write(record, fields, 'body', body);
    const title = textIn(record, fields, 'title');
    if (title !== '' && title !== this.proposedTitle) return;
    this.proposedTitle = proposeTitle(body);
    write(record, fields, 'title', this.proposedTitle);
  }

  private writeText(record: KintoneRecord, slot: GuardedSlot, words: string): void {
    if (slot === 'body') this.writeBody(record, words);
    else write(record, this.settings.fields, slot, words);
  }

  /** The texts as they stand, with what the card has and the form has not yet. */
  private guarded(record = this.host.getRecord()): ReturnType<typeof guardedTexts> {
    if (!record) return [];
    const typed: Partial<Record<GuardedSlot, string>> = this.typed;
    return guardedTexts(record, this.settings.fields).map((each) => ({
      ...each,
      text: typed[each.slot] ?? each.text,
    }));
  }

  /** Below the field itself where the form has a space for it; what the card holds, on the card. */
  private guardPlace(slot: GuardedSlot): HTMLElement | undefined {
    return this.ownSpace(slot) ?? this.view?.below(slot);
  }

  private ownSpace(slot: GuardedSlot): HTMLElement | null {
    const onCard = slot === 'body' || slot === 'title';
    return onCard || !this.view ? null : guardSpace(this.host, this.settings, slot);
  }

  private readForm(): void {
    if (this.view && !this.view.element.isConnected) return this.end();
    const record = this.host.getRecord();
    if (record) this.show(record);
  }

  private show(record: KintoneRecord): void {
    const { fields } = this.settings;
    const choices = Object.fromEntries(
      cardSlots.map((slot) => [slot, textIn(record, fields, slot)]),
    );
    this.view?.show({
      choices,
      body: this.typed.body ?? textIn(record, fields, 'body'),
      title:
        fieldOf(record, fields, 'title') && (this.typed.title ?? textIn(record, fields, 'title')),
    });
    this.similar?.look(this.typed.body);
    if (this.view) this.guard.show(this.guarded(record));
    // Once asked for, the list shrinks as its lines are mended.
    if (this.checked) this.view?.fault(this.faultsOf(record));
  }

  private check(): void {
    this.checked = true;
    let count = 0;
    this.change((record) => {
      if (this.view) this.writeBody(record, this.view.body());
      count = this.faultsOf(record).length;
    });
    this.view?.say(count === 0 ? text().checkedOk : '');
  }

  /** On a copy: messages at the form's fields are for the save itself. */
  private faultsOf(record: KintoneRecord): FaultyField[] {
    const copy = structuredClone(record);
    return markFaults(copy, this.settings, this.host.user.timezone, this.edges.now());
  }

  private keepDraft(record = this.host.getRecord()): void {
    if (!record || this.settings.draft === 'off' || this.stop.signal.aborted) return;
    const values = Object.fromEntries(
      draftSlots.map((slot) => [slot, textIn(record, this.settings.fields, slot)]),
    );
    this.drafts.save(this.id, { ...values, ...this.typed });
  }

  private offerDrafts(): void {
    if (this.settings.draft === 'off' || !this.view) return;
    const offers = this.drafts.all().filter(({ id }) => id !== this.id);
    fill(
      this.view.offers,
      offers.map((draft) => this.offer(draft)),
    );
  }

  private offer(draft: Draft): HTMLElement {
    const { timezone } = this.host.user;
    const clock = clockIn(timezone, draft.savedAt);
    const day = dayIn(timezone, draft.savedAt);
    const time = day === todayIn(timezone, this.edges.now()) ? clock : `${day} ${clock}`;
    const button = (words: string, main: boolean, act: () => void): HTMLElement =>
      el(
        'button',
        {
          type: 'button',
          class: main ? 'kumin-offer-main' : null,
          onclick: () => {
            act();
            this.offerDrafts();
          },
        },
        words,
      );
    return el('div', { class: 'kumin-offer' }, [
      el('p', {}, [
        text().draft(time),
        el(
          'small',
          {},
          `${draft.values.title ?? draft.values.body?.slice(0, 40) ?? ''} ${text().draftHow}`,
        ),
      ]),
      button(text().restore, true, () => this.restore(draft)),
      button(text().discard, false, () => this.drafts.remove(draft.id)),
    ]);
  }

  private restore(draft: Draft): void {
    this.change((record) => {
      for (const slot of draftSlots) {
        const value = draft.values[slot];
        if (value !== undefined) write(record, this.settings.fields, slot, value);
      }
    });
    // By now it lives on as the draft of this voice.
    this.drafts.remove(draft.id);
    this.view?.say(text().restored);
  }
}
