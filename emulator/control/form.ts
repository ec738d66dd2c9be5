/** What a person asks for on the page, read from the form that was sent. */
import { invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { instantOf } from '../pages/fields/zone';
import type { ClockSetting } from './clock';
import { BREAKS, type FaultAnswer, type FaultOrder } from './planned-faults';

export type Wish =
  | { kind: 'clock'; setting: ClockSetting }
  | { kind: 'reset-clock' }
  | { kind: 'fault'; order: FaultOrder }
  | { kind: 'clear-faults' };

/** @throws KintoneError CB_VA01 */
export function readForm(form: URLSearchParams, timezone: string): Wish {
  const text = (name: string): string => (form.get(name) ?? '').trim();
  switch (text('do')) {
    case 'clock': {
      const now = instantOf(text('now'), timezone);
      if (now === undefined) throw invalidParameter('now', REQUIRED_PARAMETER);
      return { kind: 'clock', setting: { now, frozen: form.has('frozen') } };
    }
    case 'reset-clock':
      return { kind: 'reset-clock' };
    case 'fault':
      return { kind: 'fault', order: readOrder(text) };
    default:
      return { kind: 'clear-faults' };
  }
}

function readOrder(text: (name: string) => string): FaultOrder {
  const path = text('path');
  if (path === '') throw invalidParameter('match', REQUIRED_PARAMETER);
  const match = text('method') === '' ? path : `${text('method')} ${path}`;
  return { match, count: Number(text('count')), answer: readAnswer(text) };
}

function readAnswer(text: (name: string) => string): FaultAnswer {
  const wanted = text('answer');
  const broken = BREAKS.find((name) => name === wanted);
  if (broken) return broken;
  const delayMs = Number(text('delay') || '0') * 1000;
  if (wanted === 'delay') return { delayMs };
  const code = text('code');
  return { status: Number(text('status')), delayMs, ...(code === '' ? {} : { code }) };
}
