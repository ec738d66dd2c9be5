/**
 * What in a text may point to a person. The whole room asks here alone, so that what finds the marks can be exchanged
 * in one place.
 */
import { findMailAddresses, findPhoneNumbers, isTollFree } from '../../text/contact';
import { findMyNumbers } from '../../text/my-number';
import { text } from './gate-messages';

export interface Mark {
  kind: string;
  /** Places in the text as it was given, in UTF-16 units; the end does not belong to it. */
  start: number;
  end: number;
  /** As written in the text. */
  found: string;
  /** What stands for it where the text leaves the office, e.g. 〔電話番号〕. */
  replacement: string;
}

/** What finds marks, and what it calls a kind. */
export interface MarkFinder {
  /** In the order of the text, without overlaps. */
  find(written: string): Mark[];
  /** In the signed-in user's language, e.g. 電話番号. */
  nameOf(kind: string): string;
}

type OwnKind = 'phone' | 'mail' | 'myNumber';

/** Numbers, addresses and マイナンバー by their form alone. */
const byForm: MarkFinder = {
  find: findByForm,
  nameOf: (kind) => (isOwn(kind) ? text()[kind] : kind),
};

let finder = byForm;

/** Set once at the start, from the settings of the app. */
export function lookWith(other: MarkFinder): void {
  finder = other;
}

export function findMarks(written: string): Mark[] {
  return finder.find(written);
}

export function kindWords({ kind }: Mark): string {
  return finder.nameOf(kind);
}

/** kintone is no system that may hold it (番号法), so nobody can let it stand. */
export function mayStand({ kind }: Mark): boolean {
  return kind !== 'myNumber';
}

/** The text with every mark replaced by what it is in general. */
export function withoutMarks(written: string): string {
  let rest = 0;
  const parts = findMarks(written).map((mark) => {
    const before = written.slice(rest, mark.start);
    rest = mark.end;
    return before + mark.replacement;
  });
  return parts.join('') + written.slice(rest);
}

function findByForm(written: string): Mark[] {
  const plain = halfWidth(written);
  const marks = [
    ...located(plain, findMyNumbers(plain.text), 'myNumber'),
    ...located(plain, findMailAddresses(plain.text), 'mail'),
    ...located(
      plain,
      findPhoneNumbers(plain.text).filter((number) => !isTollFree(number)),
      'phone',
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  return marks
    .filter((mark, place) => !marks.slice(0, place).some((before) => before.end > mark.start))
    .map((mark) => ({ ...mark, found: written.slice(mark.start, mark.end) }));
}

function isOwn(kind: string): kind is OwnKind {
  return kind === 'phone' || kind === 'mail' || kind === 'myNumber';
}

interface Plain {
  text: string;
  /** Place in the given text of each unit of `text`, and of its end. */
  places: number[];
}

function halfWidth(written: string): Plain {
  let plain = '';
  const places: number[] = [];
  let place = 0;
  for (const character of written) {
    const half = character.normalize('NFKC').replace(/[‐‑‒–—―−ーｰ]/g, '-');
    for (let unit = 0; unit < half.length; unit += 1) places.push(place);
    plain += half;
    place += character.length;
  }
  return { text: plain, places: [...places, place] };
}

/** `found` is in the order of the text; マイナンバー come as bare digits. */
function located({ text: plain, places }: Plain, found: string[], kind: OwnKind): Mark[] {
  let from = 0;
  return found.flatMap((each) => {
    const wanted =
      kind === 'myNumber'
        ? new RegExp([...each].join('[- ]?'), 'g')
        : new RegExp(each.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'g');
    wanted.lastIndex = from;
    const match = wanted.exec(plain);
    if (!match) return [];
    from = match.index + match[0].length;
    const start = places[match.index];
    const end = places[from];
    return start === undefined || end === undefined
      ? []
      : [{ kind, start, end, found: '', replacement: `〔${text('ja')[kind]}〕` }];
  });
}
