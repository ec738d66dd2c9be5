/** Where a dashboard is shown: above lists, in a space of the form. */
import { el } from '../../ui/dom';
import type { Places } from '../definition';
import { areaField, button, selectField, ticksField, type Option } from './controls';
import { sourceName } from './count-view';
import type { Edit } from './dashboard-view';
import { fieldOptions, replaced, without } from './desk';
import type { EditorDesk } from './editor-desk';
import { kindOf } from '../../records/field-kind';
import { text } from './messages';

export function placesView(desk: EditorDesk, edit: Edit): HTMLElement[] {
  const { lists } = edit.dashboard.places;
  const set = (places: Partial<Places>): void =>
    edit.choose((now) => ({ ...now, places: { ...now.places, ...places } }));
  const which = Array.isArray(lists) ? 'some' : lists;
  return [
    selectField(
      { key: 'lists', label: text().placeLists, spot: 'lists' },
      which,
      [
        { value: 'all', label: text().placeAll },
        { value: 'some', label: text().placeSome },
        { value: 'none', label: text().placeNone },
      ],
      (next) => set({ lists: next === 'some' ? [] : next }),
    ),
    ...(Array.isArray(lists) ? [listNames(desk, edit, lists)] : []),
    el('p', { class: 'kumin-ce-help' }, text().customView),
    ...spaceView(desk, edit, set),
  ];
}

function listNames(desk: EditorDesk, edit: Edit, chosen: string[]): HTMLElement {
  const write = (lists: string[]) => (now: Edit['dashboard']) => ({
    ...now,
    places: { ...now.places, lists },
  });
  const { lists } = desk.around;
  if (!lists) {
    return areaField(
      { key: 'list-names', label: text().placeNames, help: text().listsFailed },
      chosen.join('\n'),
      (written) =>
        edit.type(
          'lists',
          write(
            written
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          ),
        ),
    );
  }
  // A list that is gone stays in sight until it is taken out.
  const options = [...new Set([...lists, ...chosen])].map((name) => ({ value: name, label: name }));
  return ticksField({ key: 'list-names', label: text().placeNames }, options, chosen, (next) =>
    edit.type('lists', write(next)),
  );
}

function spaceView(
  desk: EditorDesk,
  edit: Edit,
  set: (places: Partial<Places>) => void,
): HTMLElement[] {
  const { places, sources } = edit.dashboard;
  const spaces = [...new Set([...(desk.around.spaces ?? []), places.space])].filter(
    (space) => space !== '',
  );
  const choice = selectField(
    {
      key: 'space',
      label: text().placeSpace,
      help: spaces.length === 0 ? text().noSpaces : text().placeSpaceHelp,
      spot: 'space',
    },
    places.space,
    [
      { value: '', label: text().noSpace },
      ...spaces.map((space) => ({ value: space, label: space })),
    ],
    (space) => set({ space }),
  );
  if (places.space === '') return [choice];
  const names: Option[] = sources.map((source) => ({
    value: source.id,
    label: sourceName(source),
  }));
  return [
    choice,
    el('fieldset', { class: 'kumin-ce-group' }, [
      el('legend', {}, text().matches),
      el('p', { class: 'kumin-ce-help' }, text().matchesHelp),
      ...places.matches.map((match, at) => matchView(desk, edit, match, at, names, set)),
      button('add-match', text().addMatch, () =>
        set({
          matches: [...places.matches, { source: sources[0]?.id ?? '', field: '', ofRecord: '' }],
        }),
      ),
    ]),
  ];
}

function matchView(
  desk: EditorDesk,
  { dashboard }: Edit,
  match: Places['matches'][number],
  at: number,
  names: Option[],
  set: (places: Partial<Places>) => void,
): HTMLElement {
  const { matches } = dashboard.places;
  const key = `match.${at}`;
  const edit = (parts: Partial<typeof match>): void =>
    set({ matches: replaced(matches, at, (old) => ({ ...old, ...parts })) });
  const source = dashboard.sources.find(({ id }) => id === match.source);
  const fields = source && desk.around.fieldsOf(source);
  const one = ({ field, table }: { field: Parameters<typeof kindOf>[0]; table: string }): boolean =>
    table === '' && kindOf(field) === 'word';
  return el('div', { class: 'kumin-ce-group', 'data-spot': key }, [
    selectField({ key: `${key}.source`, label: text().matchSource }, match.source, names, (next) =>
      edit({ source: next }),
    ),
    selectField(
      { key: `${key}.field`, label: text().matchField },
      match.field,
      fieldOptions(fields === 'reading' ? {} : (fields ?? {}), match.field, one),
      (field) => edit({ field }),
    ),
    selectField(
      { key: `${key}.record`, label: text().matchRecord },
      match.ofRecord,
      fieldOptions(desk.around.own, match.ofRecord, one),
      (ofRecord) => edit({ ofRecord }),
    ),
    el('div', { class: 'kumin-ce-problems' }),
    button(`${key}.remove`, text().removeMatch, () => set({ matches: without(matches, at) })),
  ]);
}
