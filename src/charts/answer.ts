/** What a chart answers: its figure, the records behind each place of it, and what it rests on. */
import type { Instant } from '../calendar/instant';
import type { Figure, Place } from '../drawing/figure';

export interface Answer {
  figure: Figure;
  /**
   * Condition of exactly the records at a place, in kintone's query language; undefined where kintone cannot be
   * asked for them (a weekday, a choice that left the form, a field of a joined app).
   */
  condition(place: Place): string | undefined;
  basis: Basis;
}

/** What the 根拠票 says: facts in words, nothing measured by them. */
export interface Basis {
  /** The app, or what the source is called. */
  source: string;
  /** What narrows the records, each in words: the source's condition, the list's, slicers, marks, picks. */
  filters: string[];
  /** When the records were read. */
  asOf: Instant;
  /** What counted; rows are those of a subtable where one is counted. */
  counted: { records: number; rows: number };
  /** Rows that slicers, marks and picks left out. */
  leftOut: number;
  /** Fields of the chart that are unset in rows that counted. */
  unset: { label: string; count: number }[];
  /** Values that could not be read and count as unset. */
  unreadable: { label: string; count: number }[];
  /** A record with several choices stands in several places: the parts add up to more than the whole. */
  overlapping: boolean;
  /** How each measure is reckoned. */
  rules: { measure: string; rule: string }[];
}
