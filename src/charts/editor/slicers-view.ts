/** What viewers choose by while they look. */
import { el } from '../../ui/dom';
import type { Slicer } from '../definition';
import { chosenView, nothingChosen } from './chosen-view';
import { button, selectField, textField } from './controls';
import { sourceName } from './count-view';
import type { Edit } from './dashboard-view';
import { fieldOptions, swapped, without } from './desk';
import type { EditorDesk } from './editor-desk';
import { askedField, howsOf, type SourceFields } from './fields';
import { freshId } from './ids';
import { howOf } from './make';
import { text } from './messages';
import { howName } from './words';

export function slicersView(desk: EditorDesk, edit: Edit): HTMLElement[] {
  const { slicers } = edit.dashboard;
  return [
    el('p', { class: 'kumin-ce-help' }, text().slicersHelp),
    ...slicers.map((slicer, at) => slicerView(desk, edit, slicer, at)),
    button('add-slicer', text().addSlicer, () =>
      edit.choose((now) => ({
        ...now,
        slicers: [
          ...now.slicers,
          {
            id: freshId(now.slicers.map(({ id }) => id)),
            label: '',
            fields: {},
            how: { by: 'value' },
            initial: null,
          },
        ],
      })),
    ),
  ];
}

function slicerView(desk: EditorDesk, edit: Edit, slicer: Slicer, at: number): HTMLElement {
  const { sources, slicers } = edit.dashboard;
  const key = `slicer.${slicer.id}`;
  const changed = (change: (slicer: Slicer) => Slicer) => (now: Edit['dashboard']) => ({
    ...now,
    slicers: now.slicers.map((old) => (old.id === slicer.id ? change(old) : old)),
  });
  const fieldsOf = (id: string): SourceFields => {
    const source = sources.find((each) => each.id === id);
    const fields = source && desk.around.fieldsOf(source);
    return fields === 'reading' ? {} : (fields ?? {});
  };
  const [first] = Object.entries(slicer.fields);
  const hows = first ? howsOf(askedField(fieldsOf(first[0]), first[1])?.field ?? NO_FIELD) : [];
  const ways = [...new Set([...hows, slicer.how.by])].filter((by) => by !== 'ranges');
  const swap = (other: number): void =>
    edit.choose((now) => ({ ...now, slicers: swapped(now.slicers, at, other) }));
  const name = slicer.label || (first && askedField(fieldsOf(first[0]), first[1])?.label) || '';
  return el(
    'div',
    {
      class: 'kumin-ce-group',
      role: 'group',
      'aria-label': name || text().slicers,
      'data-spot': key,
    },
    [
      ...sources.map((source) =>
        sourceField(
          source.id,
          sources.length > 1 ? text().slicerFieldOf(sourceName(source)) : text().slicerField,
        ),
      ),
      ...(ways.length > 1
        ? [
            selectField(
              { key: `${key}.how`, label: text().slicerHow },
              slicer.how.by,
              ways.map((by) => ({ value: by, label: howName(by) })),
              (by) => edit.choose(changed((old) => ({ ...old, how: howOf(by), initial: null }))),
            ),
          ]
        : []),
      textField(
        { key: `${key}.label`, label: text().slicerLabel, help: text().slicerLabelHelp },
        slicer.label,
        (label) =>
          edit.type(
            `${key}.label`,
            changed((old) => ({ ...old, label })),
          ),
      ),
      selectField(
        { key: `${key}.initial`, label: text().slicerInitial },
        slicer.initial === null ? 'all' : 'some',
        [
          { value: 'all', label: text().initialAll },
          { value: 'some', label: text().initialSome },
        ],
        (which) =>
          edit.choose(
            changed((old) => ({
              ...old,
              initial: which === 'all' ? null : nothingChosen(old.how.by),
            })),
          ),
      ),
      slicer.initial !== null &&
        first !== undefined &&
        chosenView({
          key: `${key}.keys`,
          label: text().initialKeys,
          fields: fieldsOf(first[0]),
          grouping: { field: first[1], how: slicer.how },
          chosen: slicer.initial,
          write: (initial) =>
            edit.type(
              `${key}.keys`,
              changed((old) => ({ ...old, initial })),
            ),
        }),
      el('div', { class: 'kumin-ce-problems' }),
      el('div', { class: 'kumin-ce-buttons' }, [
        button(`${key}.up`, text().up, () => swap(at - 1), { about: name, disabled: at === 0 }),
        button(`${key}.down`, text().down, () => swap(at + 1), {
          about: name,
          disabled: at === slicers.length - 1,
        }),
        button(
          `${key}.remove`,
          text().removeSlicer,
          () => edit.choose((now) => ({ ...now, slicers: without(now.slicers, at) })),
          { about: name },
        ),
      ]),
    ],
  );

  function sourceField(id: string, label: string): HTMLElement {
    const code = slicer.fields[id] ?? '';
    const fields = fieldsOf(id);
    const options = fieldOptions(fields, code, ({ field }) =>
      howsOf(field).some((by) => by !== 'ranges'),
    );
    return selectField(
      { key: `${key}.${id}`, label, spot: `${key}.${id}` },
      code,
      [{ value: '', label: text().slicerNone }, ...options.filter(({ value }) => value !== '')],
      (next) => edit.choose(changed((old) => withField(old, id, next, fields))),
    );
  }
}

const NO_FIELD = { type: '', code: '', label: '' };

/** The first field decides how; the way in which it was narrowed stays where it still fits. */
function withField(slicer: Slicer, source: string, code: string, fields: SourceFields): Slicer {
  const others = Object.fromEntries(Object.entries(slicer.fields).filter(([id]) => id !== source));
  if (code === '') return { ...slicer, fields: others };
  const hows = howsOf(askedField(fields, code)?.field ?? NO_FIELD);
  const isFirst = Object.keys(others).length === 0;
  const fits = hows.includes(slicer.how.by);
  const usual = hows.includes('fiscalYear')
    ? 'fiscalYear'
    : (hows.find((by) => by !== 'ranges') ?? 'value');
  return {
    ...slicer,
    fields: { ...others, [source]: code },
    ...(isFirst && !fits && { how: howOf(usual), initial: null }),
  };
}
