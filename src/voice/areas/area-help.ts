/** On the create and edit screen: 町名・場所 finds 地域, which stays as a person chose it. */
import type { Host, KintoneRecord, ScreenEvent } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { textIn, write } from '../form';
import type { VoiceSettings } from '../settings';
import { showAreas } from './area-view';
import { findAreas, type Area } from './find-area';
import { areasOnce } from './master';
import { text } from './messages';
import { proposeArea } from './propose-area';

export function findAreaByPlace(host: Host, settings: VoiceSettings): void {
  const { place, area } = settings.fields;
  if (place === undefined || area === undefined || settings.related.areas === null) return;
  const read = areasOnce(host, settings.related.areas);
  let help: AreaHelp | undefined;
  for (const screen of ['create.show', 'edit.show'] as const) {
    host.on(screen, ({ record }) => {
      help = new AreaHelp(host, settings, textIn(record, settings.fields, 'place'));
      void help.begin(read);
    });
  }
  host.onChange(place, (event) => help?.placed(event));
  host.onChange(area, (event) => help?.chosen(event));
}

class AreaHelp {
  private readonly box = el('div', { class: 'kumin-area', 'aria-live': 'polite' });
  private areas: Area[] | undefined;
  private choices: string[] = [];
  private proposed = '';

  /** @param before the place as the screen opened: what was there says nothing new */
  constructor(
    private readonly host: Host,
    private readonly settings: VoiceSettings,
    private before: string,
  ) {}

  async begin(read: () => Promise<Area[]>): Promise<void> {
    const { host, settings } = this;
    const space =
      host.spaceElement(settings.recording.areaSpace) ??
      host.spaceElement(settings.card.warningSpace) ??
      host.headerElement();
    space?.querySelector('.kumin-area')?.remove();
    space?.append(this.box);
    try {
      const [areas, fields] = await Promise.all([read(), host.formFields()]);
      this.areas = areas;
      this.choices = Object.keys(fields[settings.fields['area'] ?? '']?.options ?? {});
    } catch (error) {
      console.warn('kumin: the area master could not be read', error);
      fill(this.box, el('p', {}, text().unreadable));
      return;
    }
    // The place may have been typed while the master was read.
    const record = host.getRecord();
    if (!record || textIn(record, settings.fields, 'place') === this.before) return;
    if (this.propose(record)) host.setRecord(record);
  }

  placed({ record }: ScreenEvent): void {
    this.propose(record);
  }

  /** 地域 changed, by a person or by the proposal. */
  chosen({ record }: ScreenEvent): void {
    if (textIn(record, this.settings.fields, 'area') !== this.proposed) this.proposed = '';
    if (textIn(record, this.settings.fields, 'place') !== this.before) this.show(record);
  }

  /** @returns whether 地域 got another value */
  private propose(record: KintoneRecord): boolean {
    if (!this.areas) return false;
    const { fields } = this.settings;
    this.before = '';
    const now = textIn(record, fields, 'area');
    const found = findAreas(textIn(record, fields, 'place'), this.areas);
    const { value, proposed } = proposeArea(now, this.proposed, found, this.choices);
    this.proposed = proposed;
    write(record, fields, 'area', value);
    this.show(record);
    return value !== now;
  }

  private show(record: KintoneRecord): void {
    if (!this.areas) return;
    const { fields } = this.settings;
    const place = textIn(record, fields, 'place');
    const found = findAreas(place, this.areas);
    const now = textIn(record, fields, 'area');
    showAreas(this.box, { found, now, place, choices: this.choices }, (area) => {
      const open = this.host.getRecord();
      if (!open) return;
      write(open, fields, 'area', area);
      this.proposed = '';
      this.host.setRecord(open);
      this.show(open);
    });
  }
}
