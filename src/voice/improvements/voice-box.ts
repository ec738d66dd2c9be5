/** With a voice that is open: the improvements it led to, and a way to lead it to one. */
import '../../ui/controls.css';
import '../topics/topics.css';
import { todayIn } from '../../calendar/instant';
import type { Host, KintoneRecord } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { textIn } from '../form';
import type { VoiceSettings } from '../settings';
import { proposeTitle } from '../title';
import {
  actionApp,
  changeTable,
  readActions,
  withoutVoices,
  withVoices,
  type Action,
  type ActionApp,
  type LinkedVoice,
} from './actions';
import { lackWords, openLinkDialog, writeWords } from './link-dialog';
import { text } from './messages';

export function showImprovements(host: Host, settings: VoiceSettings, now: () => Date): void {
  const app = settings.related.actions;
  if (app === null) return;
  let shown = 0;
  host.on('detail.show', ({ record, recordId }) => {
    shown += 1;
    const place = host.spaceElement(settings.topics.actionSpace) ?? host.headerElement();
    place?.querySelector('.kumin-action-box')?.remove();
    if (!place || recordId === undefined) return;
    const page = shown;
    const voice: LinkedVoice = { id: recordId, title: titleOf(record, settings) };
    const box = el('section', { class: 'kumin-ui kumin-action-box', 'aria-label': text().ofVoice });
    place.append(box);
    void new VoiceBox(host, app, voice, now, box, () => page === shown).read();
  });
}

function titleOf(record: KintoneRecord, { fields }: VoiceSettings): string {
  return textIn(record, fields, 'title') || proposeTitle(textIn(record, fields, 'body'));
}

class VoiceBox {
  private readonly said = el('p', { role: 'status' });

  constructor(
    private readonly host: Host,
    private readonly app: number,
    private readonly voice: LinkedVoice,
    private readonly now: () => Date,
    private readonly box: HTMLElement,
    private readonly isShown: () => boolean,
  ) {}

  async read(): Promise<void> {
    fill(this.box, [el('h2', {}, text().ofVoice), el('p', {}, text().reading)]);
    try {
      const found = await actionApp(this.host, this.app);
      const actions = await readActions(this.host, found, this.voice.id);
      if (this.isShown()) this.draw(found, actions);
    } catch (error) {
      if (!this.isShown()) return;
      fill(this.box, [
        el('h2', {}, text().ofVoice),
        el('p', { role: 'alert' }, lackWords(error)),
        el('button', { type: 'button', onclick: () => void this.read() }, text().retry),
      ]);
    }
  }

  private draw(found: ActionApp, actions: readonly Action[]): void {
    fill(this.box, [
      el('h2', {}, text().ofVoice),
      actions.length === 0
        ? el('p', {}, text().noneOfVoice)
        : el(
            'ul',
            {},
            actions.map((action) => this.line(found, action)),
          ),
      el('button', { type: 'button', onclick: () => this.improve() }, text().improve),
      this.said,
    ]);
  }

  private line(found: ActionApp, { id, title, fiscalYear, quarter, state }: Action): HTMLElement {
    const facts = [text().year(fiscalYear), quarter, state].filter(Boolean).join(' ・ ');
    return el('li', {}, [
      el('a', { href: this.host.url({ record: id, app: this.app }) }, title),
      el('span', {}, facts),
      el(
        'button',
        {
          type: 'button',
          'aria-label': text().unlinkOf(title),
          onclick: () => void this.unlink(found, id, title),
        },
        text().unlink,
      ),
    ]);
  }

  private improve(): void {
    void openLinkDialog({
      host: this.host,
      app: this.app,
      today: todayIn(this.host.user.timezone, this.now()),
      voices: [this.voice],
      title: this.voice.title,
      topicWords: [],
      changed: () => void this.read(),
    });
  }

  private async unlink(found: ActionApp, id: number, title: string): Promise<void> {
    const { fields } = found;
    try {
      const wrote = await changeTable(this.host, found, id, (record) =>
        withoutVoices(record, fields, [this.voice.id]),
      );
      await this.read();
      if (!wrote) {
        this.said.textContent = text().gone;
        return;
      }
      fill(this.said, [
        text().unlinked(title),
        el('button', { type: 'button', onclick: () => void this.relink(found, id) }, text().relink),
      ]);
      this.said.querySelector('button')?.focus();
    } catch (error) {
      this.said.textContent = writeWords(error);
    }
  }

  private async relink(found: ActionApp, id: number): Promise<void> {
    try {
      await changeTable(this.host, found, id, (record) =>
        withVoices(record, found.fields, [this.voice]),
      );
      this.said.textContent = '';
      await this.read();
    } catch (error) {
      this.said.textContent = writeWords(error);
    }
  }
}
