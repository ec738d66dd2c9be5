/** Which records a dashboard counts: of the app itself and of others, by condition, with values of further apps beside. */
import { el } from '../../ui/dom';
import { kindOf } from '../../records/field-kind';
import type { Join, Source } from '../definition';
import { areaField, button, numberField, selectField, textField, tickField } from './controls';
import { sourceName } from './count-view';
import type { Edit } from './dashboard-view';
import { fieldOptions, replaced, without } from './desk';
import type { EditorDesk } from './editor-desk';
import { freshId } from './ids';
import { ownSource } from './make';
import { text } from './messages';

export function sourcesView(desk: EditorDesk, edit: Edit): HTMLElement[] {
  const add = (parts: Partial<Source>): void =>
    edit.choose((now) => ({
      ...now,
      sources: [
        ...now.sources,
        { ...ownSource(), ...parts, id: freshId(now.sources.map(({ id }) => id)) },
      ],
    }));
  return [
    el('p', { class: 'kumin-ce-help' }, text().sourcesHelp),
    ...edit.dashboard.sources.map((source, at) => sourceView(desk, edit, source, at)),
    el('div', { class: 'kumin-ce-buttons' }, [
      button('add-source', text().addSource, () => add({ app: NO_APP, list: 'ignores' })),
      button('add-own-source', text().addOwnSource, () => add({ name: text().ownApp })),
    ]),
  ];
}

/** An app that was not named yet; no app of kintone has this number. */
const NO_APP = 0;

type Change = (change: (source: Source) => Source) => (now: Edit['dashboard']) => Edit['dashboard'];

function sourceView(desk: EditorDesk, edit: Edit, source: Source, at: number): HTMLElement {
  const { dashboard } = edit;
  const key = `source.${source.id}`;
  const used = dashboard.charts.filter((chart) => chart.source === source.id).length;
  const changed: Change = (change) => (now) => ({
    ...now,
    sources: replaced(now.sources, at, change),
  });
  return el('fieldset', { class: 'kumin-ce-group', 'data-spot': key }, [
    el('legend', {}, sourceName(source)),
    source.app !== null &&
      appField(desk, `${key}.app`, text().sourceApp, source.app, (app) =>
        edit.type(
          `${key}.app`,
          changed((old) => ({ ...old, app })),
        ),
      ),
    el('div', { class: 'kumin-ce-problems' }),
    textField(
      { key: `${key}.name`, label: text().sourceName, help: text().sourceNameHelp },
      source.name,
      (name) =>
        edit.type(
          `${key}.name`,
          changed((old) => ({ ...old, name })),
        ),
    ),
    areaField(
      { key: `${key}.condition`, label: text().condition, help: text().conditionHelp },
      source.condition,
      (condition) =>
        edit.type(
          `${key}.condition`,
          changed((old) => ({ ...old, condition: condition.trim() })),
        ),
      2,
    ),
    source.app === null &&
      tickField(
        { key: `${key}.list`, label: text().followsList },
        source.list === 'follows',
        (on) => edit.choose(changed((old) => ({ ...old, list: on ? 'follows' : 'ignores' }))),
      ),
    joinsView(desk, edit, source, changed),
    at > 0 && used > 0 && el('p', { class: 'kumin-ce-help' }, text().sourceUsed(used)),
    at > 0 &&
      button(
        `${key}.remove`,
        text().removeSource,
        () => edit.choose((now) => withoutSource(now, source.id)),
        { about: sourceName(source), disabled: used > 0 },
      ),
  ]);
}

/** Slicers and matches that spoke of it go with it. */
function withoutSource(dashboard: Edit['dashboard'], id: string): Edit['dashboard'] {
  return {
    ...dashboard,
    sources: dashboard.sources.filter((source) => source.id !== id),
    slicers: dashboard.slicers.map((slicer) => ({
      ...slicer,
      fields: Object.fromEntries(Object.entries(slicer.fields).filter(([source]) => source !== id)),
    })),
    places: {
      ...dashboard.places,
      matches: dashboard.places.matches.filter(({ source }) => source !== id),
    },
  };
}

/** The number of an app, and what that app is called. */
function appField(
  desk: EditorDesk,
  key: string,
  label: string,
  app: number,
  write: (app: number) => void,
): HTMLElement {
  const other = app < 1 ? undefined : desk.around.app(app);
  const found =
    other === 'reading'
      ? text().appReading
      : !other || other === 'unreadable'
        ? ''
        : text().appFound(other.name);
  return el('div', {}, [
    numberField(
      { key, label, help: text().sourceAppHelp },
      app < 1 ? null : app,
      { min: 1 },
      (next) => write(next ?? NO_APP),
    ),
    el('p', { class: 'kumin-ce-found', role: 'status' }, found),
  ]);
}

function joinsView(desk: EditorDesk, edit: Edit, source: Source, changed: Change): HTMLElement {
  const key = `join.${source.id}`;
  const own = desk.around.formOf(source.app);
  const one = ({ field, table }: { field: Parameters<typeof kindOf>[0]; table: string }): boolean =>
    table === '' && kindOf(field) === 'word';
  const of = (at: number, parts: Partial<Join>) =>
    changed((old) => ({
      ...old,
      joins: replaced(old.joins, at, (join) => ({ ...join, ...parts })),
    }));
  return el('details', { class: 'kumin-ce-fold', id: `kumin-ce-joins-${source.id}` }, [
    el('summary', {}, text().joins),
    el('p', { class: 'kumin-ce-help' }, text().joinsHelp),
    ...source.joins.map((join, at) => {
      const form = desk.around.formOf(join.app);
      const here = `${key}.${at}`;
      return el('div', { class: 'kumin-ce-group', 'data-spot': here }, [
        appField(desk, `${here}.app`, text().joinApp, join.app, (app) =>
          edit.type(`${here}.app`, of(at, { app })),
        ),
        textField({ key: `${here}.prefix`, label: text().joinPrefix }, join.prefix, (prefix) =>
          // A full stop parts the name from the field.
          edit.type(
            `${here}.prefix`,
            of(at, { prefix: prefix.replaceAll('.', '') || join.prefix }),
          ),
        ),
        selectField(
          { key: `${here}.field`, label: text().joinField },
          join.field,
          fieldOptions(own === 'reading' ? {} : (own ?? {}), join.field, one),
          (field) => edit.choose(of(at, { field })),
        ),
        selectField(
          { key: `${here}.key`, label: text().joinKey },
          join.key,
          fieldOptions(form === 'reading' ? {} : (form ?? {}), join.key, one),
          (next) => edit.choose(of(at, { key: next })),
        ),
        el('div', { class: 'kumin-ce-problems' }),
        button(`${here}.remove`, text().removeJoin, () =>
          edit.choose(changed((old) => ({ ...old, joins: without(old.joins, at) }))),
        ),
      ]);
    }),
    button(`${key}.add`, text().addJoin, () =>
      edit.choose(
        changed((old) => ({
          ...old,
          joins: [...old.joins, { prefix: prefixFor(old), app: NO_APP, field: '', key: '' }],
        })),
      ),
    ),
  ]);
}

function prefixFor({ joins }: Source): string {
  const taken = new Set(joins.map(({ prefix }) => prefix));
  for (let at = 1; ; at += 1) {
    const prefix = String.fromCharCode(0x40 + at);
    if (!taken.has(prefix)) return prefix;
  }
}
