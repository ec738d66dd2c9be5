/** Instants and the wall clock of a zone, both ways. Zones are IANA names; instants ISO 8601 in UTC. */

/** Date and time of day of an instant in a zone; undefined when `value` is no instant. */
export function inZone(
  value: string,
  timezone: string,
): { date: string; time: string } | undefined {
  const instant = new Date(value);
  if (value === '' || Number.isNaN(instant.getTime())) return undefined;
  const part = Object.fromEntries(
    zoneFormat(timezone)
      .formatToParts(instant)
      .map(({ type, value: text }) => [type, text]),
  );
  return {
    date: `${part['year']}-${part['month']}-${part['day']}`,
    time: `${part['hour']}:${part['minute']}`,
  };
}

/**
 * The instant at which a zone's clock shows `local` (`2026-11-24T09:05`), as `2026-11-24T00:05:00Z`; undefined when
 * `local` is no date and time. Of an hour that a change of the clock repeats, the first is taken.
 */
export function instantOf(local: string, timezone: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  let instant = asUtc;
  // The offset depends on the instant sought; the second step corrects a first guess across a change of the clock.
  for (let step = 0; step < 2; step += 1) {
    const shown = inZone(new Date(instant).toISOString(), timezone);
    if (!shown) return undefined;
    instant += asUtc - Date.parse(`${shown.date}T${shown.time}Z`);
  }
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs more than using it, and a list uses one a thousand times. */
function zoneFormat(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(timezone, format);
  }
  return format;
}
