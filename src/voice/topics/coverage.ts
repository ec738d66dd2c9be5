/** Which section recorded how much in which week, and who has stopped. Pure. */
import type { Day } from '../../calendar/day';
import { firstOfWeek, weekNumber } from './spans';
import type { TopicVoice } from './voice';

export interface Coverage {
  /** Numbers of the weeks, the oldest first; the last holds today. */
  weeks: number[];
  sections: SectionCoverage[];
}

export interface SectionCoverage {
  name: string;
  /** Voices by week. */
  voices: TopicVoice[][];
  /** Whole weeks since the last voice, this week not counted; 0 for who recorded last week or this. */
  silentWeeks: number;
  /** Monday of the week of the last voice. */
  lastWeek: Day;
  /** All its voices. */
  total: number;
}

/**
 * @param weeks how many are shown
 * @returns sections that ever recorded, the longest silent first, then by name
 */
export function coverageOf(voices: readonly TopicVoice[], today: Day, weeks: number): Coverage {
  const last = weekNumber(today);
  const first = last - weeks + 1;
  const bySection = new Map<string, TopicVoice[]>();
  for (const voice of voices) {
    if (voice.day === undefined || voice.section === '' || voice.day > today) continue;
    const known = bySection.get(voice.section);
    if (known) known.push(voice);
    else bySection.set(voice.section, [voice]);
  }
  const sections = [...bySection].map(([name, own]) => {
    const numbers = own.flatMap(({ day }) => (day === undefined ? [] : weekNumber(day)));
    const ended = numbers.reduce((latest, week) => Math.max(latest, week), -Infinity);
    return {
      name,
      voices: Array.from({ length: weeks }, (_, at) =>
        own.filter(({ day }) => day !== undefined && weekNumber(day) === first + at),
      ),
      silentWeeks: Math.max(0, last - ended - 1),
      lastWeek: firstOfWeek(ended),
      total: own.length,
    };
  });
  sections.sort((a, b) => b.silentWeeks - a.silentWeeks || (a.name < b.name ? -1 : 1));
  return { weeks: Array.from({ length: weeks }, (_, at) => first + at), sections };
}

export function hasStopped({ silentWeeks }: SectionCoverage, weeks: number): boolean {
  return silentWeeks >= weeks;
}
