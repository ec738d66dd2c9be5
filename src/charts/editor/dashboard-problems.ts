/** What is wrong with a dashboard beside its charts: where it stands, what it reads, what narrows it. */
import type { Dashboard, Source } from '../definition';
import type { SourceFields } from './fields';
import { fieldTrouble, slicerProblems, type Problem } from './problems';

export type DashboardTrouble =
  | { code: 'titleWanted' }
  | { code: 'chartsWanted' }
  | { code: 'nowhere' }
  | { code: 'samePlace'; titles: string[] }
  | { code: 'listGone'; list: string }
  | { code: 'spaceGone'; space: string }
  | { code: 'appWanted' }
  | { code: 'prefixTwice'; prefix: string };

export type DashboardProblem =
  | Problem
  /** `spot`: `title`, `charts`, `lists`, `space`, `match.0`, `source.<id>`, `join.<id>.0`, `slicer.<id>`. */
  | (DashboardTrouble & { spot: string; weight: 'stops' | 'hint' });

export interface Around {
  /** Fields by source id; undefined where they may not be read. A source not read yet has no entry. */
  sources: Readonly<Record<string, SourceFields | undefined>>;
  /** Fields of the app itself. */
  own: SourceFields;
  /** The other dashboards of the app. */
  others: readonly Dashboard[];
  /** Names of lists and ids of spaces; undefined while they are not known. */
  lists: readonly string[] | undefined;
  spaces: readonly string[] | undefined;
}

export function dashboardProblems(dashboard: Dashboard, around: Around): DashboardProblem[] {
  const { title, charts, slicers, sources } = dashboard;
  return [
    ...(title.trim() === '' ? [at('title', { code: 'titleWanted' } as const, 'hint')] : []),
    ...(charts.length === 0 ? [at('charts', { code: 'chartsWanted' } as const, 'hint')] : []),
    ...placeProblems(dashboard, around),
    ...sources.flatMap((source) => sourceProblems(source, around)),
    ...slicers.flatMap((slicer) => slicerProblems(slicer, around.sources)),
  ];
}

function placeProblems(dashboard: Dashboard, around: Around): DashboardProblem[] {
  const { lists, space, matches } = dashboard.places;
  const found: DashboardProblem[] = [];
  if ((lists === 'none' || lists.length === 0) && space === '') {
    found.push(at('lists', { code: 'nowhere' }, 'hint'));
  }
  if (Array.isArray(lists) && around.lists) {
    for (const list of lists) {
      if (!around.lists.includes(list)) found.push(at('lists', { code: 'listGone', list }, 'hint'));
    }
  }
  if (space !== '' && around.spaces && !around.spaces.includes(space)) {
    found.push(at('space', { code: 'spaceGone', space }, 'stops'));
  }
  const titles = around.others
    .filter((other) => onSameList(dashboard, other))
    .map(({ title }) => title);
  if (titles.length > 0) found.push(at('lists', { code: 'samePlace', titles }, 'hint'));
  const onSpace = around.others.filter((other) => space !== '' && other.places.space === space);
  if (onSpace.length > 0) {
    found.push(
      at('space', { code: 'samePlace', titles: onSpace.map((other) => other.title) }, 'hint'),
    );
  }
  matches.forEach(({ source, field, ofRecord }, index) => {
    const fields = around.sources[source];
    const trouble =
      fieldTrouble(around.own, undefined, ofRecord, 'word') ??
      (fields && fieldTrouble(fields, undefined, field, 'word'));
    if (trouble) found.push(at(`match.${index}`, trouble, 'stops'));
  });
  return found;
}

function onSameList(a: Dashboard, b: Dashboard): boolean {
  const [one, other] = [a.places.lists, b.places.lists];
  if (one === 'none' || other === 'none') return false;
  if (one === 'all') return other === 'all' || other.length > 0;
  return other === 'all' ? one.length > 0 : one.some((list) => other.includes(list));
}

function sourceProblems(source: Source, around: Around): DashboardProblem[] {
  const spot = `source.${source.id}`;
  if (source.app !== null && source.app < 1) return [at(spot, { code: 'appWanted' }, 'stops')];
  const known = source.id in around.sources;
  const fields = around.sources[source.id];
  if (known && !fields) return [at(spot, { code: 'sourceUnreadable' }, 'stops')];
  return source.joins.flatMap(({ field, prefix }, index): DashboardProblem[] => {
    const here = `join.${source.id}.${index}`;
    const twice = source.joins.filter((join) => join.prefix === prefix).length > 1;
    const trouble = fields && fieldTrouble(fields, '', field, 'word');
    return [
      ...(twice ? [at(here, { code: 'prefixTwice', prefix } as const, 'stops')] : []),
      ...(trouble ? [at(here, trouble, 'stops')] : []),
    ];
  });
}

function at<Trouble extends object>(
  spot: string,
  trouble: Trouble,
  weight: 'stops' | 'hint',
): Trouble & { spot: string; weight: 'stops' | 'hint' } {
  return { ...trouble, spot, weight };
}
