/**
 * What a dashboard is: made in the editor, kept in the app's settings, exchanged as JSON. Field codes are those of
 * the app that a chart counts; a joined app's are `prefix.code`. What is said here holds no number read from records.
 */
import type { Against } from '../records/derived';
import type { Grouping } from '../records/grouping';
import type { Look } from '../drawing/look';

export interface Dashboard {
  /** Short and never changed: addresses hold it. */
  id: string;
  title: string;
  places: Places;
  /** The first is the app itself. */
  sources: Source[];
  slicers: Slicer[];
  charts: Chart[];
  /** Counts of records from 1 up to less than this are hidden where the dashboard is shared or exported; 0 hides none. */
  maskBelow: number;
  /** Years as 令和7年 or as 2025年. */
  era: 'wareki' | 'seireki';
}

export interface Places {
  /** Above which lists it stands: all, none, or those of these names (custom views too). */
  lists: 'all' | 'none' | string[];
  /** Element id of a space field of the form; '' for none. */
  space: string;
  /** On a record: only records whose field `field` holds what the open record holds in `ofRecord`. */
  matches: { source: string; field: string; ofRecord: string }[];
}

/** Records that charts count: those of an app that meet a condition. The same app may stand here several times. */
export interface Source {
  id: string;
  /** How it is called in the editor and on the 根拠票; '' is the app's own name. */
  name: string;
  /** null: the app that these settings are of, wherever they are taken to. */
  app: number | null;
  /** kintone query without order by and limit; '' means all. */
  condition: string;
  /** Whether the list's own condition narrows it, too. For the app itself alone. */
  list: 'follows' | 'ignores';
  joins: Join[];
}

/** Fields of another app beside those of each record, found by a key. They are called `prefix.code`. */
export interface Join {
  prefix: string;
  app: number;
  /** Field of the source whose word is looked for. */
  field: string;
  /** Field of `app` that holds it. */
  key: string;
}

/** A choice at the time of looking that narrows all charts whose source has a field for it. */
export interface Slicer {
  id: string;
  /** '' is the field's label. */
  label: string;
  /** Field code by source id. */
  fields: Record<string, string>;
  how: Grouping['how'];
  /** What is chosen at opening; null is everything. */
  initial: Chosen | null;
}

/** Keys of a grouping: by themselves (`keyId`), or periods by how long ago: 0 is the one that today lies in. */
export type Chosen = { keys: string[] } | { ago: number[] };

/** Only these keys of a field count in a chart. */
export interface Pick extends Grouping {
  chosen: Chosen;
}

export interface Chart {
  id: string;
  title: string;
  /** Id of the source. */
  source: string;
  /** '' counts records; the code of a subtable counts its rows. */
  rows: string;
  look: Look;
  levels: Level[];
  measures: Measure[];
  picks: Pick[];
  /** Code of a date: only days no later in their 年度 than today is in its own (年度累計の前年同日比較). '' for all. */
  toDate: string;
  /** Columns of the grid that it takes (of 12), and its height. */
  size: { width: number; height: 'low' | 'middle' | 'high' };
}

export interface Level extends Grouping {
  /** As the form or time has it, or by the first measure. */
  order: 'form' | 'descending' | 'ascending';
  /** The others are counted together as 「その他」; null shows all. */
  top: number | null;
  /** Whether keys that no record has are shown. */
  zeros: 'shown' | 'hidden';
}

export interface Measure {
  /** '' is made from what is taken. */
  label: string;
  take: Take;
  derive: Derive | null;
  /** '' is the natural one: 件 for a count, % for a share. */
  unit: string;
  digits: number;
  /** In a combined chart. */
  drawnAs: 'bars' | 'line';
  axis: 'left' | 'right';
}

/** What of the records at a place is measured. */
export type Take =
  | { of: 'records' | 'rows' }
  | { of: 'sum' | 'mean' | 'median' | 'min' | 'max'; amount: Amount }
  | { of: 'percentile'; amount: Amount; percent: number }
  | { of: 'distinct'; field: string }
  /** Over the records of the joined app, each once: `prefix.code` of a field of it. */
  | { of: 'joinedSum'; amount: { field: string } };

/** A number of each record: of a field, or the days from one field to another. */
export type Amount = { field: string } | { from: string; to: string; days: 'calendar' | 'office' };

/** What is made of the measure at several places. Those along time need a level of periods. */
export type Derive =
  /** Part of the total: of everything, or of all keys of a level. */
  | { as: 'share'; over: 'whole' | 'level1' | 'level2' }
  /** For each of another measure; `per` 1000 is for each thousand. */
  | { as: 'rate'; against: Take; per: number }
  | { as: 'running'; restart: 'never' | 'fiscalYear' }
  | { as: 'moving'; length: number }
  | { as: 'difference' | 'ratio'; against: Against };
