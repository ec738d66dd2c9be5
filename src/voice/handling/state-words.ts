/** The state of a voice in short words, each with a sign of its own: colour is never the only one. */
import type { Day } from '../../calendar/day';
import { el } from '../../ui/dom';
import { text } from './messages';
import type { VoiceState } from './state';
import { dayWords, leftWords } from './words';

type Tone = 'overdue' | 'soon' | 'later' | 'done';

const SIGN: Readonly<Record<Tone, string>> = { overdue: '！', soon: '△', later: '', done: '✓' };

/** 「2日超過」「あと3開庁日」「対応済み」; undefined where nothing is owed by a day. */
export function dueMark(state: VoiceState): HTMLElement | undefined {
  const tone = state.done ? 'done' : state.due?.urgency;
  if (tone === undefined) return undefined;
  const words = state.done ? text().done : state.due ? leftWords(state.due.left) : '';
  return el('span', { class: `kumin-due-mark kumin-due-${tone}` }, [
    SIGN[tone] !== '' && el('span', { 'aria-hidden': 'true' }, SIGN[tone]),
    words,
  ]);
}

/** 「中間回答済み（5月11日）、新しい期限は5月25日（月）」; '' where none was given. */
export function interimWords({ interim, due }: VoiceState, today: Day): string {
  if (!interim) return '';
  const { listSeparator, interimGiven, interimGivenOn, newDueIs } = text();
  const given = interim.on ? interimGiven(dayWords(interim.on, today)) : interimGivenOn;
  return [given, ...(due ? [newDueIs(dayWords(due.day, today))] : [])].join(listSeparator);
}
