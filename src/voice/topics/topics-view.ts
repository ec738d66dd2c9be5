/** The table of topics, and the same compared by section, area, channel, language or quarter. */
import { formatFiscalYearShort } from '../../calendar/wareki';
import { fiscalYearOf } from '../../calendar/fiscal';
import { monthOf } from '../../calendar/day';
import { sparkline } from '../../drawing/sparkline';
import type { Cell } from '../../text/csv';
import { el, type Children } from '../../ui/dom';
import { inBrackets } from '../../ui/joining';
import { residentsOf } from '../links';
import { selectOf } from '../../ui/select';
import {
  csvButton,
  inSpan,
  matrixCsv,
  matrixView,
  tableOf,
  voicesLink,
  type Desk,
  type TableColumn,
} from './desk';
import { countBy } from './hidden-needs';
import { matrixOf, namesByUse } from './matrix';
import { text } from './messages';
import { firstOfMonth, monthlyCounts, monthNumber } from './spans';
import { renameForm } from './rename-form';
import type { Topic, TopicVoice } from './voice';

export const comparisons = ['none', 'section', 'area', 'channel', 'language', 'quarter'] as const;
export type Comparison = (typeof comparisons)[number];

/** Topics shown before 「残りも表示する」. */
const SHOWN = 40;
/** Months of the course. */
const MONTHS = 12;
const RECENT = 3;
/** Sections named in a cell. */
const NAMED = 3;

interface Row {
  topic: Topic;
  voices: TopicVoice[];
}

export function topicsView(
  desk: Desk,
  comparison: Comparison,
  compare: (next: Comparison) => void,
): HTMLElement {
  const rows = desk.made.topics
    .map((topic): Row => ({ topic, voices: topic.voices.filter(inSpan(desk)) }))
    .filter(({ voices }) => voices.length > 0)
    .sort((a, b) => b.voices.length - a.voices.length || a.topic.id - b.topic.id);
  const choice = el('label', { class: 'kumin-topic-choice' }, [
    el('span', {}, text().compare),
    selectOf(
      comparison,
      comparisons.map((value) => ({ value, label: comparisonWords(value) })),
      compare,
    ),
  ]);
  if (rows.length === 0) return el('div', {}, [choice, el('p', {}, text().noneHere)]);
  return el('div', {}, [
    choice,
    ...(comparison === 'none' ? plainTable(desk, rows) : compared(desk, rows, comparison)),
  ]);
}

function comparisonWords(comparison: Comparison): string {
  if (comparison === 'none') return text().compareNothing;
  return comparison === 'quarter' ? text().quarterAxis : text()[comparison];
}

function compared(
  desk: Desk,
  rows: readonly Row[],
  by: Exclude<Comparison, 'none'>,
): HTMLElement[] {
  const nameOf = by === 'quarter' ? quarterOf : (voice: TopicVoice): string => voice[by];
  const names = rows.flatMap(({ voices }) => voices.map(nameOf));
  const columns =
    by === 'quarter'
      ? [...new Set(names)].sort((a, b) => orderOfQuarter(a).localeCompare(orderOfQuarter(b)))
      : namesByUse(names);
  const heading = comparisonWords(by);
  const title = `${text().topics}×${heading}${inBrackets(desk.spanWords)}`;
  const labels = uniqueLabels(rows);
  const matrix = matrixOf(
    {
      title,
      rowHeading: text().topic,
      columnHeading: heading,
      rows: labels,
      columns,
    },
    rows.flatMap(({ voices }, row) =>
      voices.map((voice) => ({
        row: labels[row] ?? '',
        column: nameOf(voice),
        voice: voice.id,
      })),
    ),
  );
  return [
    matrixView(desk, matrix, text().count),
    csvButton(desk, title, () => matrixCsv(matrix, text().count)),
  ];
}

/** Two topics of one name are told apart by a number. */
function uniqueLabels(rows: readonly Row[]): string[] {
  const met = new Map<string, number>();
  return rows.map(({ topic: { label } }) => {
    const count = (met.get(label) ?? 0) + 1;
    met.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
}

/** R8 4〜6月; '' for a voice without a day. */
function quarterOf({ day }: TopicVoice): string {
  if (day === undefined) return '';
  const quarter = Math.floor(((monthOf(day) + 8) % 12) / 3) + 1;
  const year = formatFiscalYearShort(fiscalYearOf(day));
  return `${text().quarter(year, text().quarters(quarter))}`;
}

/** Quarters as words in the order of time. */
function orderOfQuarter(words: string): string {
  if (words === '') return '~';
  const [year = '', months = ''] = words.split(' ');
  const quarter = [1, 2, 3, 4].find((number) => text().quarters(number) === months) ?? 0;
  return `${year}${quarter}`;
}

function plainTable(desk: Desk, rows: readonly Row[]): HTMLElement[] {
  const columns: TableColumn[] = [
    { label: text().topic, kind: 'words' },
    { label: text().count, kind: 'number' },
    { label: text().residents, kind: 'number' },
    { label: text().trend, kind: 'words' },
    { label: text().sections, kind: 'words' },
    { label: text().first, kind: 'day' },
    { label: text().last, kind: 'day' },
    { label: text().actions, kind: 'do' },
  ];
  const residents = peopleIn(desk);
  const last = monthNumber(desk.today);
  const line = ({ topic, voices }: Row): Children[] => {
    const days = daysIn(voices);
    const counts = monthlyCounts(
      topic.voices.map(({ day }) => day),
      last - MONTHS + 1,
      MONTHS,
    );
    return [
      topicName(topic),
      voicesLink(desk, topic.label, voices),
      text().people(residents(voices)),
      trend(counts, last - MONTHS + 1),
      sectionWords(voices),
      days.at(0) ?? '',
      days.at(-1) ?? '',
      actionsOf(desk, topic, voices),
    ];
  };
  const caption = `${text().topics}${inBrackets(desk.spanWords)}`;
  const box = el('div', {}, tableOf(caption, columns, rows.slice(0, SHOWN).map(line)));
  const more =
    rows.length > SHOWN
      ? el(
          'button',
          {
            type: 'button',
            onclick: () => {
              box.replaceChildren(tableOf(caption, columns, rows.map(line)));
              box.querySelectorAll<HTMLElement>('tbody tr a')[SHOWN]?.focus();
              more?.remove();
            },
          },
          text().showAll(rows.length - SHOWN),
        )
      : null;
  return [
    box,
    ...(more ? [more] : []),
    el('p', { class: 'kumin-note' }, text().residentsNote),
    csvButton(desk, text().topics, () => topicRows(rows, residents)),
  ];
}

export function topicName(topic: Topic): Children {
  // What is left of a word that was cut tells a reader nothing.
  const words = topic.words.filter(
    (word) => word.length > 1 && !/^[ぁ-ゖ]+$/.test(word) && !topic.label.includes(word),
  );
  return [
    el('span', { class: 'kumin-topic-label' }, topic.label),
    words.length > 0 && el('small', {}, text().words(words.slice(0, 5).join('、'))),
  ];
}

function actionsOf(desk: Desk, topic: Topic, voices: readonly TopicVoice[]): Children {
  const box = el('div', { class: 'kumin-topic-actions' });
  const rename = el(
    'button',
    {
      type: 'button',
      'aria-label': text().renameOf(topic.label),
      onclick: () => {
        const form = renameForm(topic, {
          save: (name) => desk.rename(topic, name),
          stop: () => {
            form.remove();
            rename.focus();
          },
        });
        box.append(form);
        form.querySelector('input')?.focus();
      },
    },
    text().rename,
  );
  if (desk.improve) box.append(improveButton(desk, topic, voices));
  box.append(rename);
  return box;
}

export function improveButton(
  desk: Desk,
  topic: Topic,
  voices: readonly TopicVoice[],
): HTMLElement {
  return el(
    'button',
    {
      type: 'button',
      'aria-label': text().improveOf(topic.label),
      onclick: () => desk.improve?.(topic, voices),
    },
    text().improve,
  );
}

/** The representative's voices, each resident once, wherever in time they lie. */
function peopleIn(desk: Desk): (voices: readonly TopicVoice[]) => number {
  const all = [...desk.read.voices];
  const pointers = new Map(
    all.flatMap(({ id, root }) => (root === id ? [] : [[id, root] as const])),
  );
  const counts = residentsOf(pointers);
  return (voices) =>
    [...new Set(voices.map(({ root }) => root))].reduce(
      (sum, root) => sum + (counts.get(root) ?? 1),
      0,
    );
}

function daysIn(voices: readonly TopicVoice[]): string[] {
  return voices.flatMap(({ day }) => day ?? []).sort();
}

function sectionWords(voices: readonly TopicVoice[]): string {
  const sections = countBy(voices, ({ section }) => section || text().blank);
  const names = sections.slice(0, NAMED).map(({ name }) => name);
  const listed = names.join('、');
  return text().sectionsOf(sections.length, sections.length > NAMED ? text().more(listed) : listed);
}

export function trend(counts: readonly number[], firstMonth: number): Children {
  const course = counts.map((value, at) => {
    const label = firstOfMonth(firstMonth + at).slice(0, 7);
    return { label, value, words: text().voices(value) };
  });
  const words = course.map(({ label, value }) => text().monthCount(label, value)).join('、');
  const recent = counts.slice(-RECENT).reduce((sum, count) => sum + count, 0);
  return [sparkline(course, text().trendWords(words)), el('small', {}, text().recent(recent))];
}

function topicRows(
  rows: readonly Row[],
  residents: (voices: readonly TopicVoice[]) => number,
): Cell[][] {
  return [
    [
      text().topic,
      text().words(''),
      text().count,
      text().residents,
      text().sections,
      text().first,
      text().last,
    ],
    ...rows.map(({ topic, voices }): Cell[] => {
      const days = daysIn(voices);
      return [
        topic.label,
        topic.words.join('、'),
        voices.length,
        residents(voices),
        countBy(voices, ({ section }) => section || text().blank)
          .map(({ name, count }) => text().sectionCount(name, count))
          .join('、'),
        days.at(0) ?? '',
        days.at(-1) ?? '',
      ];
    }),
  ];
}
