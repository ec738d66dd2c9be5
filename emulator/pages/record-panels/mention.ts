/** Mentions in a comment being typed: where one begins, and who is named in the finished text. Pure. */
import { directory } from '../fields/directory';
import type { Named } from '../fields/values';

/** Who can be named in a comment. */
export interface Mentionable extends Named {
  type: 'USER' | 'GROUP' | 'ORGANIZATION';
}

/** Users, then organizations, then groups. Read once per page. @throws RestError */
export async function mentionables(): Promise<Mentionable[]> {
  const [users, organizations, groups] = await Promise.all([
    directory('user'),
    directory('organization'),
    directory('group'),
  ]);
  const typed = (list: Named[], type: Mentionable['type']): Mentionable[] =>
    list.map((one) => ({ ...one, type }));
  return [
    ...typed(users, 'USER'),
    ...typed(organizations, 'ORGANIZATION'),
    ...typed(groups, 'GROUP'),
  ];
}

const same = (one: Mentionable, other: Mentionable): boolean =>
  one.code === other.code && one.type === other.type;

/**
 * Whom a reply names: the comment's writer, and, replying to all, those the comment named too; never the one who
 * replies.
 */
export function replyTo(
  comment: { creator: Named; mentions: readonly { code: string; type: string }[] },
  known: readonly Mentionable[],
  { me, all }: { me: string; all: boolean },
): Mentionable[] {
  const writer: Mentionable = { ...comment.creator, type: 'USER' };
  const named = all
    ? comment.mentions.flatMap(
        ({ code, type }) => known.find((one) => one.code === code && one.type === type) ?? [],
      )
    : [];
  return [writer, ...named].filter(
    (one, index, list) =>
      !(one.type === 'USER' && one.code === me) &&
      list.findIndex((other) => same(one, other)) === index,
  );
}

/** The text a reply begins with, before what was typed already. */
export function withReply(text: string, mentioned: readonly Mentionable[]): string {
  const missing = mentioned.filter(({ name }) => !text.includes(`@${name}`));
  return `${missing.map(({ name }) => `@${name} `).join('')}${text}`;
}

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
export function splitMentions(
  text: string,
  chosen: readonly Mentionable[],
): { text: string; mentioned: Mentionable[] } {
  let rest = text;
  const mentioned: Mentionable[] = [];
  // Longer names first: 「@佐藤」 must not eat the beginning of 「@佐藤 花子」.
  for (const person of [...chosen].sort((one, other) => other.name.length - one.name.length)) {
    const written = `@${person.name}`;
    if (!rest.includes(written) || mentioned.some((one) => same(one, person))) continue;
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
