/** Narrowing a list by what is typed: width and case do not count, and every word typed must be there. Pure. */
import { fold } from '../../query/words';

/** Those whose text holds all words of `typed`, in their order; all when nothing is typed. */
export function matching<T>(list: readonly T[], typed: string, textOf: (one: T) => string): T[] {
  const words = fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return list.filter((one) => {
    const text = fold(textOf(one));
    return words.every((word) => text.includes(word));
  });
}

/** @returns what a person is looked for by */
export function nameAndCode({ name, code }: { name: string; code: string }): string {
  return `${name} ${code}`;
}
