/** The present as pages show it: defaults of dates, "today" in a calendar. */
import type { Boot } from './boot';

/** The browser's time, unless the server was set to another one (/emulator/clock). */
export function presentInstant({ clock }: Pick<Boot, 'clock'>): Date {
  if (!clock) return new Date();
  return 'frozenAt' in clock ? new Date(clock.frozenAt) : new Date(Date.now() + clock.offsetMs);
}
