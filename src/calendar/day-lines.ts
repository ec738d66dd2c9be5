/** Days that a person writes one under the other, in any way an office writes a date. */
import { parseDay, type Day } from './day';
import { readDay } from './wareki';

/** Each day once, in order; lines that name no day are told. */
export function readDays(typed: string): { days: Day[]; wrong: string[] } {
  const lines = typed
    .split(/[\n、,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map((line) => ({ line, day: parseDay(line) ?? readDay(line) }));
  return {
    days: [...new Set(read.flatMap(({ day }) => day ?? []))].sort(),
    wrong: read.flatMap(({ line, day }) => (day === undefined ? [line] : [])),
  };
}
