/** Where one entry with several wishes falls apart: a proposal that a person edits. Pure. */

/** Words that begin another matter, at the head of a sentence or behind a comma. */
const ANOTHER =
  '(?:また|あと|それから|それと|ほかに|他に|そのほか|その他|加えて|さらに|次に|ついでに|別件(?:で|ですが)?|もう(?:一|ひと|1)つ|(?:一|二|三|四|五|[1-9１-９])(?:つ目|点目|件目)(?:は|に|として)?)';
/** また貸し and あと3日 begin no other matter: a comma, a topic or a noun is wanted behind the word. */
const HEAD = new RegExp(
  `^${ANOTHER}(?:[、,，は]|もう|(?=[\\p{Script=Han}\\p{Script=Katakana}]{2}))`,
  'u',
);
const LINK = new RegExp(`^${ANOTHER}[、,，]\\s*`);
const COMMA = new RegExp(`(?<=[、,，])(?=${ANOTHER}[、,，])`, 'u');
const NUMBERED = /^\s*(?:[（(]?[0-9０-９]{1,2}[)）.．、]|[①-⑳]|[・●○■*-]\s*)/;

/** Numbered lines each by themselves; otherwise cut where a sentence begins another matter. One piece: nothing to cut. */
export function proposeCut(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines.filter((line) => NUMBERED.test(line)).length >= 2) return byNumbers(lines);
  const pieces = joined(
    sentences(text).flatMap((sentence) => sentence.split(COMMA)),
    (part) => HEAD.test(part.trim()),
  );
  // By itself, a wish begins with no また.
  return pieces.map((piece, place) => (place === 0 ? piece : piece.replace(LINK, '')));
}

/** Every sentence by itself. */
export function cutBySentence(text: string): string[] {
  return tidy(sentences(text));
}

/** What stands before the first number leads up to it. */
function byNumbers(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => NUMBERED.test(line));
  const lead = lines.slice(0, first + 1).join('\n');
  const pieces = joined(
    [lead, ...lines.slice(first + 1)].map((line) => `${line}\n`),
    (line) => NUMBERED.test(line),
  );
  return pieces.map((piece) => piece.replace(NUMBERED, '').trim());
}

function sentences(text: string): string[] {
  return text.split(/(?<=[。．！？!?])(?![」』）)])|(?<=\n)/);
}

function joined(parts: readonly string[], begins: (part: string) => boolean): string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    if (pieces.length === 0 || begins(part)) pieces.push(part);
    else pieces[pieces.length - 1] += part;
  }
  return tidy(pieces);
}

function tidy(pieces: readonly string[]): string[] {
  return pieces
    .map((piece) => piece.trim().replace(/[、,，]$/, '。'))
    .filter((piece) => piece !== '');
}
