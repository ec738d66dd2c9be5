/** The quick card over a list: choices and one sentence become a record at once, and the card is ready for the next. */
import '../card.css';
import './quick.css';
import { instantOf } from '../../calendar/instant';
import type { Entity, FormField, Host, KintoneRecord } from '../../kintone/host';
import { openDialog } from '../../ui/dialog';
import { el, fill } from '../../ui/dom';
import type { Area } from '../areas/find-area';
import { placeLine, type PlaceLine } from '../areas/place-line';
import { cardView, type CardSlot, type CardView } from '../card-view';
import { choicesOf, RecentChoices } from '../choices';
import { fillDefaults, fillSection, proposeDeadline } from '../entry-defaults';
import { guardedTexts } from '../guard';
import { GuardPanels } from '../guard-panels';
import { text as cardText } from '../messages';
import { markFaults } from '../save-check';
import { isBlank } from '../../records/value';
import { fieldOf, textIn, write } from '../form';
import type { VoiceSettings } from '../settings';
import { slotWords } from '../slot-messages';
import { proposeTitle } from '../title';
import { freshKey } from './fresh-key';
import { text } from './messages';
import { newRecord, valuesToSend } from './new-record';
import type { Outbox, Unsent } from './outbox';
import { send } from './send';

const CARD_SLOTS: CardSlot[] = ['channel', 'kind', 'category', 'area'];

export interface QuickParts {
  host: Host;
  settings: VoiceSettings;
  fields: Record<string, FormField>;
  /** Of the user; empty where kintone could not be asked. */
  organizations: Entity[];
  /** undefined where nothing may stay on this computer, or the form has no field against sending twice. */
  outbox: Outbox | undefined;
  storage: Storage | null;
  /** Of the area master; undefined where the ward has none. */
  readAreas: (() => Promise<Area[]>) | undefined;
  now(): Date;
  /** A voice was saved, kept or mended. */
  changed(): void;
}

/** @param unsent a voice that kintone refused, to be mended */
export function openQuickDialog(parts: QuickParts, unsent?: Unsent): void {
  new QuickDialog(parts, unsent).open();
}

class QuickDialog {
  private record: KintoneRecord;
  private key: string;
  private sending = false;
  private proposedDue = '';
  private checked = false;
  /** 受付日時 as the card filled it in; undefined where the form or an earlier try gave it. */
  private stamped: string | undefined;
  private readonly view: CardView;
  private readonly guard: GuardPanels;
  private readonly place: PlaceLine | undefined;
  private readonly said = el('p', { class: 'kumin-quick-said', role: 'status' });
  private readonly save = el('button', {
    type: 'button',
    class: 'kumin-main',
    onclick: () => void this.send(),
  });

  constructor(
    private readonly parts: QuickParts,
    private unsent: Unsent | undefined,
  ) {
    const { host } = parts;
    this.record = this.begun(unsent);
    this.key = unsent?.key ?? freshKey();
    this.save.textContent = host.device === 'mobile' ? text().savePhone : text().save;
    this.view = cardView(this.choices(), host.device, this.actions(), {
      heading: text().heading,
      how: text().how,
      keys: text().keys,
    });
    this.guard = new GuardPanels(parts.settings.guard, {
      place: (slot) => this.view.below(slot),
      note: () => undefined,
      read: (slot) => textIn(this.record, parts.settings.fields, slot),
      write: (slot, words) => {
        write(this.record, parts.settings.fields, slot, words);
        this.show();
        this.takeBody();
      },
    });
    this.place = this.placeOf();
    if (this.place) this.view.more.append(this.place.element);
  }

  open(): void {
    openDialog({
      title: text().heading,
      look: 'kumin-quick',
      size: 'middle',
      body: this.view.element,
      foot: [this.save, this.said],
      mayClose: () => this.mayClose(),
      closed: () => this.parts.changed(),
    });
    this.show();
    this.focusFirst();
  }

  private mayClose(): boolean {
    if (this.sending) return false;
    if (this.view.body().trim() !== '' && !window.confirm(text().leave)) return false;
    // Refused before it was closed: it was said to be lost. One that waited before still waits.
    if (!this.unsent) this.parts.outbox?.remove(this.key);
    return true;
  }

  private begun(unsent: Unsent | undefined): KintoneRecord {
    const { host, settings, fields, organizations, now } = this.parts;
    const record = newRecord(fields, host.user);
    for (const [code, { value }] of Object.entries(unsent?.record ?? {})) {
      const field = record[code];
      if (field) field.value = value;
    }
    const untimed = isBlank(fieldOf(record, settings.fields, 'receivedAt'));
    fillDefaults(record, settings, host.user, now());
    this.stamped = untimed ? textIn(record, settings.fields, 'receivedAt') : undefined;
    fillSection(record, settings, organizations);
    this.proposedDue = proposeDeadline(record, settings, host.user.timezone, '');
    return record;
  }

  /** An empty card may have lain open for long: a voice is received when it is saved, not when the card was opened. */
  private stampNow(): void {
    const { host, settings, now } = this.parts;
    const receivedAt = fieldOf(this.record, settings.fields, 'receivedAt');
    if (!receivedAt || receivedAt.value !== this.stamped) return;
    receivedAt.value = '';
    fillDefaults(this.record, settings, host.user, now());
    this.stamped = textIn(this.record, settings.fields, 'receivedAt');
    this.show();
  }

  private choices(): Parameters<typeof cardView>[0] {
    const { host, settings, fields, storage } = this.parts;
    const recent = new RecentChoices(storage, host.appId, host.user.code);
    return CARD_SLOTS.filter((slot) => settings.fields[slot] !== undefined).map((slot) => {
      const field = fields[settings.fields[slot] ?? ''];
      return {
        slot,
        label: field?.label ?? slotWords(slot).label,
        choices: field && choicesOf(field, settings.card.readings),
        recent: recent.of(slot),
        // 33 areas would push the text off the screen, and the place finds them.
        at: slot === 'area' ? 'below' : 'above',
      };
    });
  }

  private placeOf(): PlaceLine | undefined {
    const { settings, fields, readAreas } = this.parts;
    const { place, area } = settings.fields;
    const field = place === undefined ? undefined : fields[place];
    if (!field) return undefined;
    return placeLine({
      label: field.label,
      readAreas,
      choices: Object.keys(fields[area ?? '']?.options ?? {}),
      place: (value) => write(this.record, settings.fields, 'place', value),
      area: (value) => {
        write(this.record, settings.fields, 'area', value);
        this.show();
      },
    });
  }

  private actions(): Parameters<typeof cardView>[2] {
    const { host, settings, storage } = this.parts;
    const recent = new RecentChoices(storage, host.appId, host.user.code);
    return {
      pick: (slot, value) => {
        write(this.record, settings.fields, slot, value);
        recent.add(slot, value);
        this.show();
      },
      typing: () => {
        this.takeBody();
        this.showMarks();
      },
      wrote: () => {
        this.takeBody();
        this.show();
      },
      titled: () => undefined,
      check: () => void this.send(),
    };
  }

  private takeBody(): void {
    const { fields } = this.parts.settings;
    const body = this.view.body();
    write(this.record, fields, 'body', body);
    write(this.record, fields, 'title', proposeTitle(body));
  }

  private show(): void {
    const { host, settings } = this.parts;
    const { fields } = settings;
    this.proposedDue = proposeDeadline(this.record, settings, host.user.timezone, this.proposedDue);
    this.view.show({
      choices: Object.fromEntries(
        CARD_SLOTS.map((slot) => [slot, textIn(this.record, fields, slot)]),
      ),
      body: textIn(this.record, fields, 'body'),
      // The first words are the title; it can be changed later.
      title: undefined,
    });
    this.showMarks();
    this.place?.show(textIn(this.record, fields, 'place'), textIn(this.record, fields, 'area'));
    if (this.checked) this.faults();
  }

  /** Of the text alone: the title is its beginning. */
  private showMarks(): void {
    const texts = guardedTexts(this.record, this.parts.settings.fields);
    this.guard.show(texts.filter(({ slot }) => slot === 'body'));
  }

  /**
   * Said beside the button as well: the card tells of them where it ends, which may be out of sight.
   * @returns whether something stops the save
   */
  private faults(): boolean {
    const { host, settings, now } = this.parts;
    const copy = structuredClone(this.record);
    const faults = markFaults(copy, settings, host.user.timezone, now());
    this.view.fault(faults);
    const words = faults.map(({ label, message }) => cardText().faultAt(label, message)).join(' ');
    this.said.textContent = words;
    return faults.length > 0;
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.takeBody();
    this.stampNow();
    this.checked = true;
    if (this.faults()) return;
    this.sending = true;
    this.save.disabled = true;
    // What were typed now would be neither in this voice nor in the next.
    this.view.element.inert = true;
    this.said.textContent = text().saving;
    try {
      await this.sendNow();
    } finally {
      this.sending = false;
      this.save.disabled = false;
      this.view.element.inert = false;
    }
    this.focusFirst();
  }

  private async sendNow(): Promise<void> {
    const { host, settings, outbox, now, changed } = this.parts;
    const keyField = settings.fields['sendKey'];
    const unsent: Unsent = {
      key: this.key,
      savedAt: this.unsent?.savedAt ?? instantOf(now()),
      record: valuesToSend(this.record),
    };
    // Kept before it is sent: the tab may be closed while kintone is slow to answer.
    const kept = outbox?.put(unsent) ?? false;
    const sent = await send(host, unsent, keyField);
    switch (sent.outcome) {
      case 'saved':
        outbox?.remove(this.key);
        this.next([
          text().saved(sent.id),
          ' ',
          el('a', { href: host.url({ record: sent.id }) }, text().openRecord),
        ]);
        break;
      case 'saved before':
        outbox?.remove(this.key);
        this.next([text().savedBefore]);
        break;
      case 'waits':
        if (kept) this.next([text().kept]);
        else this.said.textContent = text().notKept(sent.words);
        break;
      case 'refused':
        outbox?.put({ ...unsent, refused: sent.words });
        this.said.textContent = text().notKept(sent.words);
    }
    changed();
  }

  /** An empty card for the next resident. */
  private next(said: (string | HTMLElement)[]): void {
    this.unsent = undefined;
    this.key = freshKey();
    this.checked = false;
    this.record = this.begun(undefined);
    this.view.fault([]);
    this.show();
    fill(this.said, said);
  }

  private focusFirst(): void {
    this.view.element.querySelector<HTMLElement>('[role=radio][tabindex="0"], textarea')?.focus();
  }
}
