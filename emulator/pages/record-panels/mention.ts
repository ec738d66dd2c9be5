/** Mentions in a comment being typed: where one begins, and who is named in the finished text. Pure. */
import type { Named } from '../fields/values';

/** What is typed after the `@` before the caret; undefined when no mention is being typed there. */
export function typedMention(
  text: string,
  caret: number,
): { start: number; typed: string } | undefined {
  const before = text.slice(0, caret);
  const match = /(^|[\s\u3000])[@＠]([^\s\u3000@＠]*)$/.exec(before);
  if (!match) return undefined;
  const typed = match[2] ?? '';
  return { start: caret - typed.length - 1, typed };
}

/** The text with `name` in place of what was typed, and the caret after it. */
export function completed(
  text: string,
  caret: number,
  mention: { start: number },
  name: string,
): { text: string; caret: number } {
  const head = `${text.slice(0, mention.start)}@${name} `;
  return { text: head + text.slice(caret), caret: head.length };
}

/**
 * Splits a finished text into those mentioned (of those chosen from the candidates, whose `@name` is still there) and
 * the text without their names: kintone keeps mentions apart and shows them before the text.
 */
export function splitMentions(text: string, chosen: Named[]): { text: string; mentioned: Named[] } {
  let rest = text;
  const mentioned: Named[] = [];
  // Longer names first: 「@佐藤」 must not eat the beginning of 「@佐藤 花子」.
  for (const person of [...chosen].sort((one, other) => other.name.length - one.name.length)) {
    const written = `@${person.name}`;
    if (!rest.includes(written) || mentioned.some(({ code }) => code === person.code)) continue;
    mentioned.push(person);
    rest = rest.split(`${written} `).join('').split(written).join('');
  }
  return { text: rest.trim(), mentioned };
}

/** A comment's text without the names of those mentioned, which REST puts on a line before it. */
export function withoutNames(comment: { text: string; mentions: readonly unknown[] }): string {
  const end = comment.mentions.length > 0 ? comment.text.indexOf('\n') : -1;
  return comment.text.slice(end + 1).trim();
}
