/**
 * 公表履歴: every version of a text as it was drafted, checked and published. A version without a day of publication is
 * still on its way; the one published last and not taken down is what the public reads.
 */
import { parseDay, type Day } from '../../calendar/day';
import type { KintoneField, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import type { Found, tableSlots } from '../related-apps';

export type Columns = Found<(typeof tableSlots)['publicHistory']>;

/** What the public reads of a voice. */
export interface PublicWords {
  title: string;
  summary: string;
  text: string;
}

/** A mark that somebody let stand, and why. */
export interface Acknowledgement {
  found: string;
  reason: string;
}

export interface Version {
  /** Id of the table's row; absent until it is saved. */
  rowId?: string;
  version: number;
  words: PublicWords;
  /** Name of who checked it, '' until then. */
  checker: string;
  acknowledged: Acknowledgement[];
  publishedOn?: Day;
  takenDownOn?: Day;
  takeDownReason: string;
}

interface Row {
  id?: string | null;
  value: KintoneRecord;
}

export function versionsOf(table: KintoneField | undefined, columns: Columns): Version[] {
  if (!Array.isArray(table?.value)) return [];
  return (table.value as Row[])
    .map(({ id, value }) => {
      const cell = (key: keyof Columns): string => {
        const code = columns[key];
        return code === undefined ? '' : textOf(value[code]);
      };
      return {
        ...(id ? { rowId: String(id) } : {}),
        version: Number(cell('version')),
        words: { title: cell('title'), summary: cell('summary'), text: cell('text') },
        ...checkerIn(cell('checker')),
        ...dayIn('publishedOn', cell('publishedOn')),
        ...dayIn('takenDownOn', cell('takenDownOn')),
        takeDownReason: cell('takeDownReason'),
      };
    })
    .filter(({ version }) => version > 0)
    .sort((a, b) => a.version - b.version);
}

/** @returns the table's value for REST */
export function rowsOf(
  versions: readonly Version[],
  columns: Columns,
): { id?: string; value: Record<string, { value: string }> }[] {
  return versions.map((each) => {
    const cells: Record<keyof Columns, string> = {
      version: String(each.version),
      publishedOn: each.publishedOn ?? '',
      title: each.words.title,
      summary: each.words.summary,
      text: each.words.text,
      checker: checkerWords(each),
      takenDownOn: each.takenDownOn ?? '',
      takeDownReason: each.takeDownReason,
    };
    const value = Object.fromEntries(
      (Object.keys(cells) as (keyof Columns)[]).flatMap((key) => {
        const code = columns[key];
        return code === undefined ? [] : [[code, { value: cells[key] }]];
      }),
    );
    return { ...(each.rowId === undefined ? {} : { id: each.rowId }), value };
  });
}

/** What the public reads now, undefined when nothing. */
export function liveVersion(versions: readonly Version[]): Version | undefined {
  return versions.findLast(({ publishedOn, takenDownOn }) => publishedOn && !takenDownOn);
}

/** What is on its way to the public. */
export function pendingVersion(versions: readonly Version[]): Version | undefined {
  const last = versions.at(-1);
  return last && !last.publishedOn && !last.takenDownOn ? last : undefined;
}

/** Puts `change` on the version on its way, a new one when there is none. */
export function withPending(
  versions: readonly Version[],
  change: Partial<Omit<Version, 'version' | 'rowId'>>,
): Version[] {
  const pending = pendingVersion(versions);
  if (pending) return [...versions.slice(0, -1), { ...pending, ...change }];
  const fresh: Version = {
    version: (versions.at(-1)?.version ?? 0) + 1,
    words: { title: '', summary: '', text: '' },
    checker: '',
    acknowledged: [],
    takeDownReason: '',
  };
  return [...versions, { ...fresh, ...change }];
}

export function sameWords(a: PublicWords, b: PublicWords): boolean {
  return (['title', 'summary', 'text'] as const).every(
    (key) => plainBreaks(a[key]) === plainBreaks(b[key]),
  );
}

/** Browsers and kintone disagree on how lines end. */
function plainBreaks(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** Signs that part the words of 確認者: they are taken out of what people write. */
const SIGNS = /[｜／「」\r\n]/g;

/** As it is compared with what is found in a text. */
export function plainFound(found: string): string {
  return found.replace(SIGNS, ' ').trim();
}

/**
 * 確認者 in words that a person reads in kintone's own table and that are read back here:
 * 「熊谷 誠｜「093-642-1441」は区の代表番号／「a@example.jp」は窓口の共用アドレス」.
 */
function checkerWords({ checker, acknowledged }: Version): string {
  const marks = acknowledged.map(
    ({ found, reason }) => `「${plainFound(found)}」は${plainFound(reason)}`,
  );
  return [checker.replace(SIGNS, ' '), marks.join('／')].join(marks.length > 0 ? '｜' : '');
}

function checkerIn(words: string): Pick<Version, 'checker' | 'acknowledged'> {
  const [checker = '', marks = ''] = words.split('｜');
  return {
    checker: checker.trim(),
    acknowledged: marks.split('／').flatMap((each) => {
      const [, found, reason] = /^「(.+?)」は(.+)$/.exec(each.trim()) ?? [];
      return found !== undefined && reason !== undefined ? [{ found, reason }] : [];
    }),
  };
}

function dayIn<Key extends string>(key: Key, text: string): Partial<Record<Key, Day>> {
  const day = parseDay(text);
  return (day === undefined ? {} : { [key]: day }) as Partial<Record<Key, Day>>;
}
