/** Dates and times as people and programs write them, brought to the one form in which they are kept. Pages use it too. */
import { toMinute } from './zone';

/** `2026`, `2026-4`, `2026-04-01` → `YYYY-MM-DD`; undefined when there is no such day. */
export function normalizeDate(text: string): string | undefined {
  const parts = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text.trim());
  if (!parts) return undefined;
  const date = `${parts[1]}-${(parts[2] ?? '1').padStart(2, '0')}-${(parts[3] ?? '1').padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date)
    ? date
    : undefined;
}

/** `9:05`, `09:05:30` → `09:05`. */
export function normalizeTime(text: string): string | undefined {
  const parts = /^(\d{1,2}):(\d{1,2})(?::\d{1,2}(?:\.\d+)?)?$/.exec(text.trim());
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return undefined;
  return `${String(parts[1]).padStart(2, '0')}:${String(parts[2]).padStart(2, '0')}`;
}

const DATETIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** ISO 8601 with an offset → UTC with seconds 00; undefined when it is no such instant. */
export function normalizeDateTime(text: string): string | undefined {
  const parts = DATETIME.exec(text.trim());
  if (!parts || !normalizeDate(parts[1] ?? '')) return undefined;
  const offset = (parts[4] ?? 'Z').replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const instant = new Date(`${parts[1]}T${parts[2]}${parts[3] ?? ':00'}${offset}`);
  return Number.isNaN(instant.getTime()) ? undefined : toMinute(instant);
}
