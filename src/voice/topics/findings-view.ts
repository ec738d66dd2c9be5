/** Rising topics, hidden needs and FAQ candidates: three readings of the same topics, each with its rule in words. */
import { el, type Children } from '../../ui/dom';
import type { Cell } from '../../text/csv';
import { csvButton, inSpan, tableOf, voicesLink, type Desk, type TableColumn } from './desk';
import { faqCandidates } from './faq';
import { hiddenNeeds } from './hidden-needs';
import { text } from './messages';
import { risingTopics, type Rise } from './rising';
import { aYearBefore, firstDayOf } from './spans';
import { improveButton, topicName } from './topics-view';
import type { TopicVoice } from './voice';

/** Characters of an answer in a table. */
const ANSWER = 80;

const words = (label: string): TableColumn => ({ label, kind: 'words' });
const number = (label: string): TableColumn => ({ label, kind: 'number' });

export function risingView(desk: Desk): HTMLElement {
  const { from, to } = desk.span;
  const earlier = aYearBefore(desk.span);
  const { rises, now, before } = risingTopics(desk.made.topics, desk.read.voices, desk.span);
  const rule = el(
    'p',
    { class: 'kumin-note' },
    text().risingRule(text().days(from, to), text().days(earlier.from, earlier.to)),
  );
  if (before === 0) return el('div', {}, [rule, el('p', {}, text().risingNothing)]);
  // Counts of days on which nobody recorded yet would make everything rise.
  const first = firstDayOf(desk.read.voices);
  const short = first !== undefined && first > earlier.from ? ` ${text().risingShort(first)}` : '';
  const all = el('p', {}, [text().risingAll(now, before), short]);
  if (rises.length === 0) return el('div', {}, [rule, all, el('p', {}, text().risingNone)]);
  const table = tableOf(
    text().rising,
    [
      words(text().topic),
      number(text().now),
      number(text().before),
      number(text().change),
      words(text().judgement),
    ],
    rises.map((rise): Children[] => [
      topicName(rise.topic),
      voicesLink(desk, rise.topic.label, rise.now),
      voicesLink(desk, rise.topic.label, rise.before),
      `+${rise.now.length - rise.before.length}`,
      verdictWords(rise),
    ]),
  );
  return el('div', {}, [
    rule,
    all,
    table,
    csvButton(desk, text().rising, () => [
      [text().topic, text().now, text().before, text().change, text().judgement],
      ...rises.map((rise): Cell[] => [
        rise.topic.label,
        rise.now.length,
        rise.before.length,
        rise.now.length - rise.before.length,
        verdictText(rise),
      ]),
    ]),
  ]);
}

function verdictWords(rise: Rise): HTMLElement {
  const sign = rise.verdict === 'unsure' ? '' : '▲ ';
  return el('span', { class: `kumin-topic-verdict-${rise.verdict.replace(' ', '-')}` }, [
    sign !== '' && el('span', { 'aria-hidden': 'true' }, sign),
    verdictText(rise),
  ]);
}

function verdictText({ verdict }: Rise): string {
  if (verdict === 'risen') return text().risen;
  return verdict === 'risen few' ? text().risenFew : text().unsure;
}

export function hiddenView(desk: Desk): HTMLElement {
  const { hidden } = desk.settings.topics;
  const rule = el('p', { class: 'kumin-note' }, text().hiddenRule(hidden.sections, hidden.each));
  const needs = hiddenNeeds(desk.made.topics, inSpan(desk), hidden);
  if (needs.length === 0) return el('div', {}, [rule, el('p', {}, text().hiddenNone)]);
  const heard = (sections: readonly { name: string; count: number }[]): string =>
    sections.map(({ name, count }) => text().sectionCount(name, count)).join('、');
  return el('div', {}, [
    rule,
    tableOf(
      text().hidden,
      [
        words(text().topic),
        number(text().count),
        words(text().heardIn),
        { label: text().actions, kind: 'do' },
      ],
      needs.map(({ topic, voices, sections }): Children[] => [
        topicName(topic),
        voicesLink(desk, topic.label, voices),
        text().sectionsOf(sections.length, heard(sections)),
        desk.improve ? improveButton(desk, topic, voices) : '',
      ]),
    ),
    csvButton(desk, text().hidden, () => [
      [text().topic, text().count, text().sections, text().heardIn],
      ...needs.map(({ topic, voices, sections }): Cell[] => [
        topic.label,
        voices.length,
        sections.length,
        heard(sections),
      ]),
    ]),
  ]);
}

export function faqView(desk: Desk): HTMLElement {
  const { faq } = desk.settings.topics;
  const rule = el('p', { class: 'kumin-note' }, text().faqRule(faq.kinds.join('、'), faq.least));
  const candidates = faqCandidates(desk.made.topics, inSpan(desk), faq);
  if (candidates.length === 0) return el('div', {}, [rule, el('p', {}, text().faqNone)]);
  return el('div', {}, [
    rule,
    tableOf(
      text().faq,
      [words(text().topic), number(text().asked), words(text().faqTitle), words(text().faqAnswer)],
      candidates.map(({ topic, asking, title, answered }): Children[] => [
        topicName(topic),
        voicesLink(desk, topic.label, asking),
        title,
        answerOf(desk, answered),
      ]),
    ),
    csvButton(desk, text().faq, () => [
      [text().topic, text().asked, text().faqTitle, text().faqAnswer],
      ...candidates.map(({ topic, asking, title, answered }): Cell[] => [
        topic.label,
        asking.length,
        title,
        answered?.answer ?? '',
      ]),
    ]),
  ]);
}

function answerOf(desk: Desk, voice: TopicVoice | undefined): Children {
  if (!voice) return text().faqNoAnswer;
  const { answer } = voice;
  const short = answer.length > ANSWER ? `${answer.slice(0, ANSWER)}…` : answer;
  const address = desk.host.url({ record: voice.id });
  return [el('a', { href: address }, text().voiceNumber(voice.id)), ` ${short}`];
}
