/**
 * The areas that what was typed as 町名・場所 may mean, by the area master. The longest name wins over a shorter one inside
 * it, a 丁目 over its whole town, a town over a school district. Pure.
 */
import { placeName, schoolsIn, townsIn, type Town } from './place-name';

/** One record of the area master, as staff wrote it. */
export interface AreaRecord {
  area: string;
  towns: string;
  primarySchools: string;
  juniorHighSchools: string;
  /** Of the center, which stands in its own area. */
  address: string;
}

/** From the most telling to the least. */
const KINDS = ['chome', 'center', 'town', 'primary', 'name', 'juniorHigh'] as const;
export type MatchKind = (typeof KINDS)[number];

export interface FoundArea {
  area: string;
  kind: MatchKind;
  /** What in the text told it, in the master's spelling. */
  by: string;
}

/** What the master says about one area, ready for comparing. */
export interface Area {
  area: string;
  towns: Town[];
  primarySchools: string[];
  juniorHighSchools: string[];
  address: string;
}

export function readArea(record: AreaRecord): Area {
  return {
    area: record.area,
    towns: townsIn(record.towns),
    primarySchools: schoolsIn(record.primarySchools, '小'),
    juniorHighSchools: schoolsIn(record.juniorHighSchools, '中'),
    address: placeName(record.address),
  };
}

interface Match extends FoundArea {
  start: number;
  end: number;
}

/** @returns the areas that remain possible, each once, in the master's order; none where nothing was found */
export function findAreas(typed: string, areas: readonly Area[]): FoundArea[] {
  const text = placeName(typed);
  if (text === '') return [];
  const all = areas.flatMap((area) => matchesOf(text, area));
  const longest = all.filter((match) => !all.some((other) => holds(other, match)));
  const best = KINDS.find((kind) => longest.some((match) => match.kind === kind));
  const told = new Map<string, FoundArea>();
  for (const { area, kind, by } of longest) {
    if (kind === best && !told.has(area)) told.set(area, { area, kind, by });
  }
  return [...told.values()];
}

function matchesOf(text: string, area: Area): Match[] {
  const found = (kind: MatchKind, by: string, pattern: RegExp): Match[] =>
    [...text.matchAll(pattern)].map((match) => ({
      area: area.area,
      kind,
      by,
      start: match.index,
      end: match.index + match[0].length,
    }));
  const name = escaped(placeName(area.area));
  return [
    ...area.towns.flatMap((town) => townMatches(text, area.area, town)),
    ...area.primarySchools.flatMap((school) =>
      found(
        'primary',
        `${school}小学校区`,
        new RegExp(`${escaped(school)}(小学校|小)(校?区)?`, 'g'),
      ),
    ),
    ...area.juniorHighSchools.flatMap((school) =>
      found(
        'juniorHigh',
        `${school}中学校区`,
        new RegExp(`${escaped(school)}(中学校|中)(?!央)(校?区)?`, 'g'),
      ),
    ),
    ...found('center', `${area.area}市民センター`, new RegExp(`${name}(サブ)?市民センター`, 'g')),
    ...(area.address === '' ? [] : found('center', area.area, exactly(area.address))),
    ...found('name', area.area, new RegExp(`${name}(校区|地区)?`, 'g')),
  ];
}

/** A name of one character is also a word (畑): it counts at the beginning alone, as in an address. */
function townMatches(text: string, area: string, { name, chome }: Town): Match[] {
  const matches: Match[] = [];
  for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
    if ([...name].length === 1 && start > 0) continue;
    const end = start + name.length;
    const number = chomeAt(text.slice(end));
    if (chome && number !== undefined) {
      if (!chome.includes(number)) continue;
      matches.push({ area, kind: 'chome', by: `${name}${number}丁目`, start, end });
    } else {
      matches.push({ area, kind: 'town', by: name, start, end });
    }
  }
  return matches;
}

/** `3丁目…` and the `3-15-3` of an address, which begins with the 丁目. */
function chomeAt(rest: string): number | undefined {
  const found = /^(\d+)(?=丁目|-\d)/.exec(rest);
  return found ? Number(found[1]) : undefined;
}

/** A 丁目 keeps its town's span, so that a longer name of the same beginning wins over both. */
function holds(outer: Match, inner: Match): boolean {
  return (
    outer.start <= inner.start &&
    outer.end >= inner.end &&
    outer.end - outer.start > inner.end - inner.start
  );
}

function exactly(words: string): RegExp {
  return new RegExp(`${escaped(words)}(?!\\d)`, 'g');
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
}
