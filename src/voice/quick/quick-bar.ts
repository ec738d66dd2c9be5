/** Above the list: the way to the quick card, and what waits on this computer to be sent. */
import './quick.css';
import { clockIn, dayIn } from '../../calendar/instant';
import type { Host } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { toast } from '../../ui/toast';
import { areasOnce } from '../areas/master';
import { headPart } from '../list-head';
import type { VoiceSettings } from '../settings';
import { text } from './messages';
import { Outbox, type Unsent } from './outbox';
import { openQuickDialog, type QuickParts } from './quick-dialog';
import { sendAll } from './send';

export interface QuickEdges {
  storage: Storage | null;
  now(): Date;
}

/** What waits is tried again so often while a list is open, in milliseconds; and at once when the browser is online again. */
const TRY_EVERY = 60_000;

export function showQuickBar(host: Host, settings: VoiceSettings, edges: QuickEdges): void {
  const keyField = settings.fields['sendKey'];
  // What was kept before an administrator turned keeping off still waits to be sent.
  const outbox =
    keyField === undefined ? undefined : new Outbox(edges.storage, host.appId, host.user.code);
  const { areas } = settings.related;
  const readAreas = areas === null ? undefined : areasOnce(host, areas);
  /** What waits to be sent, below the first line of the header. */
  let notice: HTMLElement | undefined;
  let sending = false;

  host.on('index.show', () => {
    const place = headPart(host, 'record');
    notice = headPart(host, 'notice') ?? undefined;
    if (!place) return;
    const attributes = { type: 'button', class: 'kumin-quick-open', 'aria-haspopup': 'dialog' };
    fill(place, el('button', { ...attributes, onclick: () => void open() }, text().open));
    draw();
    void flush('quietly');
  });
  if (outbox) {
    window.addEventListener('online', () => void flush('quietly'));
    setInterval(() => void flush('quietly'), TRY_EVERY);
  }

  function draw(): void {
    if (!notice) return;
    const all = outbox?.all() ?? [];
    const waiting = all.filter(({ refused }) => refused === undefined).length;
    fill(notice, [
      waiting > 0 && el('strong', { role: 'status' }, text().unsent(waiting)),
      waiting > 0 &&
        el('button', { type: 'button', onclick: () => void flush('asked') }, text().sendNow),
      ...all.flatMap((unsent) => (unsent.refused === undefined ? [] : [refusedLine(unsent)])),
    ]);
  }

  function refusedLine(unsent: Unsent): HTMLElement {
    const { timezone } = host.user;
    const time = `${dayIn(timezone, unsent.savedAt)} ${clockIn(timezone, unsent.savedAt)}`;
    return el('div', { class: 'kumin-quick-refused', role: 'alert' }, [
      el('p', {}, text().refused(time, unsent.refused ?? '')),
      el('button', { type: 'button', onclick: () => void open(unsent) }, text().reopen),
      el(
        'button',
        {
          type: 'button',
          onclick: () => {
            if (!window.confirm(text().discardAsk)) return;
            outbox?.remove(unsent.key);
            draw();
          },
        },
        text().discard,
      ),
    ]);
  }

  async function open(unsent?: Unsent): Promise<void> {
    try {
      openQuickDialog(await parts(unsent), unsent);
    } catch (error) {
      toast('error', explainFailure(error));
    }
  }

  /** @throws RequestError when the form cannot be read */
  async function parts(unsent?: Unsent): Promise<QuickParts> {
    const [fields, organizations] = await Promise.all([host.formFields(), sections()]);
    // A key that another record may have, too, keeps nothing from being recorded twice.
    const unique = keyField !== undefined && fields[keyField]?.['unique'] === true;
    const keeps = settings.draft === 'kept' || unsent !== undefined;
    const kept = unique && keeps ? outbox : undefined;
    return {
      host,
      settings,
      fields,
      organizations,
      outbox: kept,
      readAreas,
      ...edges,
      changed: draw,
    };
  }

  /** Without them the section stays open, and the voice waits under 「あとで整理」. */
  async function sections(): ReturnType<Host['myOrganizations']> {
    try {
      return await host.myOrganizations();
    } catch (error) {
      console.warn('kumin: the sections of the user could not be read', error);
      return [];
    }
  }

  async function flush(manner: 'quietly' | 'asked'): Promise<void> {
    if (!outbox || keyField === undefined || sending || outbox.all().length === 0) return;
    sending = true;
    if (manner === 'asked') toast('info', text().sending);
    try {
      const arrived = await sendAll(host, outbox, keyField);
      if (arrived > 0) toast('success', text().sentLater(arrived));
      else if (manner === 'asked') toast('info', text().stillUnsent);
    } finally {
      sending = false;
      draw();
    }
  }
}
