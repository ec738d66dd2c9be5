/** Where similar voices stand: on the card of a new voice, and with a voice that is opened or edited. */
import { forgetting, openKeep, type Keep } from '../keep/keep';
import type { Host, KintoneRecord } from '../kintone/host';
import { el } from '../ui/dom';
import { PastVoices } from './past-voices';
import type { VoiceSettings } from './settings';
import type { SlotKey } from './slots';
import { text } from './similar-messages';
import { SimilarPanel, type OpenVoice } from './similar-panel';

export interface SimilarEdges {
  session: Storage | null;
  now(): Date;
  reload(): void;
}

export interface SimilarScreens {
  /** A panel for the form that is open. @param change writes into the form */
  besideForm(
    change: (edit: (record: KintoneRecord) => void) => void,
    signal: AbortSignal,
  ): SimilarPanel;
}

/** @returns undefined where the settings turn it off */
export function similarScreens(
  host: Host,
  settings: VoiceSettings,
  edges: SimilarEdges,
): SimilarScreens | undefined {
  if (settings.similar.shown === 'off') return undefined;
  let past: PastVoices | undefined;
  const pastVoices = (): PastVoices =>
    (past ??= new PastVoices(
      { host, keep: keepFor(host, settings, edges), unfinished: new Map(), app: host.appId },
      settings.fields,
      settings.similar,
    ));
  let left = new AbortController();
  const leave = (): AbortSignal => {
    left.abort();
    left = new AbortController();
    return left.signal;
  };
  const panel = (open: OpenVoice, signal: AbortSignal): SimilarPanel =>
    new SimilarPanel(host, settings, pastVoices(), open, signal);

  host.on('create.show', () => void leave());
  host.on('edit.show', ({ recordId }) => {
    const signal = leave();
    const place = placeOf(host, settings);
    if (place) void whileEditing(host, place, recordId, signal, panel);
  });
  host.on('detail.show', ({ record, recordId }) => {
    const signal = leave();
    const place = placeOf(host, settings);
    if (!place || recordId === undefined) return;
    const open = storedVoice(host, settings, recordId, record, () => {
      edges.session?.setItem(openKey(host, recordId), 'yes');
      edges.reload();
    });
    const wasOpen = edges.session?.getItem(openKey(host, recordId)) === 'yes';
    edges.session?.removeItem(openKey(host, recordId));
    place.append(folded(() => panel(open, signal), wasOpen, host.device));
  });

  return {
    besideForm: (change, signal) =>
      panel(
        {
          id: undefined,
          read: () => host.getRecord() ?? undefined,
          change,
          may: { link: true, draft: true, suggest: settings.similar.suggest.shown === 'on' },
          afterLink: text().savedWithForm,
        },
        signal,
      ),
  };
}

/** Stays open over the page's reload after a link was stored. */
const openKey = (host: Host, id: number): string => `kumin.voice.similar.${host.appId}.${id}`;

function placeOf(host: Host, settings: VoiceSettings): HTMLElement | null {
  const place = host.spaceElement(settings.card.warningSpace) ?? host.headerElement();
  place?.querySelector('.kumin-similar-box')?.remove();
  return place;
}

async function whileEditing(
  host: Host,
  place: HTMLElement,
  id: number | undefined,
  signal: AbortSignal,
  panel: (open: OpenVoice, signal: AbortSignal) => SimilarPanel,
): Promise<void> {
  // The form can be read once its own handlers have ended.
  if (!(await host.recordAtRest(signal))) return;
  const open: OpenVoice = {
    id,
    read: () => host.getRecord() ?? undefined,
    change(edit) {
      const record = host.getRecord();
      if (!record) return;
      edit(record);
      host.setRecord(record);
    },
    may: { link: true, draft: true, suggest: true },
    afterLink: text().savedWithForm,
  };
  const begin = (): SimilarPanel => {
    const shown = panel(open, signal);
    const look = (): void => shown.look();
    // kintone tells of no change in texts of several lines.
    document.addEventListener('input', look, { signal });
    document.addEventListener('focusin', look, { signal });
    return shown;
  };
  place.append(folded(begin, false, host.device));
}

/** The voice as it is stored: a link is written at once, with the revision that was seen. */
function storedVoice(
  host: Host,
  { fields }: VoiceSettings,
  id: number,
  record: KintoneRecord,
  written: () => void,
): OpenVoice {
  const linkSlots: SlotKey[] = ['representative', 'related'];
  return {
    id,
    read: () => record,
    async change(edit) {
      const next = structuredClone(record);
      edit(next);
      const changed = linkSlots.flatMap((slot) => {
        const code = fields[slot];
        const field = code === undefined ? undefined : next[code];
        return code !== undefined && field ? [[code, { value: field.value }] as const] : [];
      });
      await host.request('PUT', 'record', {
        app: host.appId,
        id,
        revision: record['$revision']?.value,
        record: Object.fromEntries(changed),
      });
      // kintone shows the record as it was when it was opened.
      written();
    },
    may: { link: true, draft: false, suggest: false },
    afterLink: '',
  };
}

/** Whoever opens a record has mostly come for something else: the voices are read when they are wanted. */
function folded(begin: () => SimilarPanel, isOpen: boolean, device: string): HTMLElement {
  let shown: SimilarPanel | undefined;
  const body = el('div', {});
  const toggle = el('button', { type: 'button', class: 'kumin-similar-fold' });
  const draw = (open: boolean): void => {
    toggle.textContent = open ? text().close : text().open;
    toggle.setAttribute('aria-expanded', String(open));
    body.hidden = !open;
    if (!open || shown) return;
    shown = begin();
    body.append(shown.view.element);
    shown.look();
  };
  toggle.addEventListener('click', () => draw(body.hidden));
  draw(isOpen);
  return el('div', { class: `kumin-similar-box kumin-similar-${device}` }, [toggle, body]);
}

/** What 集計 keeps for the same app has a setting of its own and stays. */
function keepFor(host: Host, { similar }: VoiceSettings, { session, now }: SimilarEdges): Keep {
  const keep = openKeep({ session, user: host.user.code, app: host.appId, now });
  return similar.keep === 'off' ? forgetting(keep) : keep;
}
