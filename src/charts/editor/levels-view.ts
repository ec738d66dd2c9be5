/** 分け方: up to four levels, each a field and how its values are put together. */
import { el } from '../../ui/dom';
import { MOST_LEVELS } from '../../records/summary';
import type { Grouping } from '../../records/grouping';
import type { Level } from '../definition';
import { button, selectField, textField } from './controls';
import { fieldOptions, inRows, numbersIn, replaced, swapped, without, type Desk } from './desk';
import { askedField, howsOf, type HowBy, type SourceFields } from './fields';
import { text } from './form-messages';
import { howOf, levelOf } from './make';
import { howName } from './words';

export function levelsView(desk: Desk): HTMLElement[] {
  const { chart, choose } = desk;
  const { levels } = chart;
  return [
    el('p', { class: 'kumin-ce-help' }, levels.length === 0 ? text().noLevels : text().levelsHelp),
    ...levels.map((level, at) => levelView(desk, level, at)),
    levels.length < MOST_LEVELS &&
      button('add-level', text().addLevel, () =>
        choose((now) => ({ ...now, levels: [...now.levels, levelOf('', 'value')] })),
      ),
  ].filter((each) => each !== false);
}

function levelView(desk: Desk, level: Level, at: number): HTMLElement {
  const { chart, choose, type } = desk;
  const key = `level.${at}`;
  const set = (next: Grouping): void =>
    choose((now) => ({
      ...now,
      levels: replaced(now.levels, at, (old) => ({ ...old, ...next })),
    }));
  const typed = (next: Grouping): void =>
    type(key, (now) => ({
      ...now,
      levels: replaced(now.levels, at, (old) => ({ ...old, ...next })),
    }));
  const swap = (with_: number): void =>
    choose((now) => ({ ...now, levels: swapped(now.levels, at, with_) }));
  const name = text().level(at + 1);
  const several = chart.levels.length > 1;
  return el(
    'div',
    { class: 'kumin-ce-group', role: 'group', 'aria-label': name, 'data-spot': key },
    [
      ...groupingView(
        desk,
        level,
        key,
        { field: text().levelField(at + 1), how: text().howNth(at + 1) },
        set,
        typed,
      ),
      el('div', { class: 'kumin-ce-problems' }),
      el('div', { class: 'kumin-ce-buttons' }, [
        several &&
          button(`${key}.up`, text().up, () => swap(at - 1), { about: name, disabled: at === 0 }),
        several &&
          button(`${key}.down`, text().down, () => swap(at + 1), {
            about: name,
            disabled: at === chart.levels.length - 1,
          }),
        button(
          `${key}.remove`,
          text().removeLevel,
          () => choose((now) => ({ ...now, levels: without(now.levels, at) })),
          { about: name },
        ),
      ]),
    ],
  );
}

/** A field and how its values become keys. A field that cannot be put together as before takes its usual way. */
export function groupingView(
  { chart, fields }: Pick<Desk, 'chart' | 'fields'>,
  { field, how }: Grouping,
  key: string,
  labels: { field: string; how: string },
  set: (grouping: Grouping) => void,
  typed: (grouping: Grouping) => void,
): HTMLElement[] {
  const hows = howsAt(fields, field);
  const options = [...new Set([...hows, how.by])].map((by) => ({ value: by, label: howName(by) }));
  return [
    selectField(
      { key: `${key}.field`, label: labels.field },
      field,
      fieldOptions(
        fields,
        field,
        (asked) => howsOf(asked.field).length > 0 && inRows(chart)(asked),
      ),
      (next) => set({ field: next, how: wayFor(fields, next, how) }),
    ),
    ...(hows.length > 1 || (hows.length === 1 && !hows.includes(how.by))
      ? [
          selectField({ key: `${key}.how`, label: labels.how }, how.by, options, (by) =>
            set({ field, how: howOf(by) }),
          ),
        ]
      : []),
    ...(how.by === 'ranges'
      ? [
          textField(
            { key: `${key}.edges`, label: text().edges, help: text().edgesHelp },
            how.edges.join('、'),
            (written) =>
              typed({
                field,
                how: {
                  by: 'ranges',
                  edges: [...new Set(numbersIn(written))].sort((a, b) => a - b),
                },
              }),
          ),
        ]
      : []),
  ];
}

function howsAt(fields: SourceFields, code: string): readonly HowBy[] {
  const field = askedField(fields, code)?.field;
  return field ? howsOf(field) : [];
}

function wayFor(fields: SourceFields, code: string, before: Grouping['how']): Grouping['how'] {
  const hows = howsAt(fields, code);
  if (hows.includes(before.by)) return before;
  return howOf(hows[0] ?? 'value');
}
