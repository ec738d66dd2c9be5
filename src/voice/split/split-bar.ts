/** On the detail screen: what a voice was split into or from, the way to split it, and to undo that. */
import '../../ui/controls.css';
import './split.css';
import type { Host, KintoneRecord } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { textIn } from '../form';
import type { VoiceSettings } from '../settings';
import { text } from './messages';
import { piecesOf, undoable, undoSplit, type MadePiece } from './pieces';
import { openSplitDialog } from './split-dialog';

export function offerSplit(host: Host, settings: VoiceSettings): void {
  const { origin, body } = settings.fields;
  if (origin === undefined || body === undefined) return;
  host.on('detail.show', ({ record, recordId }) => {
    const header = host.headerElement();
    if (!header || recordId === undefined) return;
    header.querySelector('.kumin-split-bar')?.remove();
    const bar = el('div', { class: 'kumin-ui kumin-split-bar' });
    header.append(bar);
    void drawBar({ host, settings, record, recordId, originField: origin }, bar);
  });
}

interface Shown {
  host: Host;
  settings: VoiceSettings;
  record: KintoneRecord;
  recordId: number;
  originField: string;
}

async function drawBar(shown: Shown, bar: HTMLElement): Promise<void> {
  const { host, settings, record, recordId, originField } = shown;
  const from = Number(textIn(record, settings.fields, 'origin'));
  const origin = from > 0 && el('a', { href: host.url({ record: from }) }, text().splitFrom(from));
  try {
    const pieces = await piecesOf(host, settings.fields, originField, recordId);
    fill(bar, [
      origin,
      pieces.length === 0
        ? el('button', { type: 'button', onclick: () => void split(shown, bar) }, text().open)
        : madeOf(host, pieces),
    ]);
    if (pieces.length > 0) bar.append(...(await undoPart(shown, bar, pieces)));
  } catch (error) {
    bar.append(el('p', { role: 'alert' }, text().unreadable(explainFailure(error))));
  }
}

function madeOf(host: Host, pieces: readonly MadePiece[]): HTMLElement {
  return el('p', {}, [
    text().splitInto(pieces.length),
    ...pieces.flatMap(({ id, title }, place) => [
      place > 0 ? '、' : '',
      el('a', { href: host.url({ record: id }) }, text().voice(id, title)),
    ]),
  ]);
}

/** @throws RequestError */
async function undoPart(
  shown: Shown,
  bar: HTMLElement,
  pieces: readonly MadePiece[],
): Promise<HTMLElement[]> {
  const can = await undoable(shown.host, pieces);
  if (can === 'changed') return [el('small', {}, text().changed)];
  if (can === 'not allowed') return [el('small', {}, text().notAllowed)];
  return [
    el('button', { type: 'button', onclick: () => void undo(shown, bar, pieces) }, text().undo),
  ];
}

async function undo(shown: Shown, bar: HTMLElement, pieces: readonly MadePiece[]): Promise<void> {
  if (!window.confirm(text().undoAsk(pieces.length))) return;
  try {
    await undoSplit(shown.host, pieces);
    shown.host.notify('success', text().undone);
  } catch (error) {
    shown.host.notify('error', explainFailure(error));
  }
  await drawBar(shown, bar);
}

async function split(shown: Shown, bar: HTMLElement): Promise<void> {
  try {
    const fields = await shown.host.formFields();
    openSplitDialog({ ...shown, fields, made: () => void drawBar(shown, bar) });
  } catch (error) {
    shown.host.notify('error', explainFailure(error));
  }
}
