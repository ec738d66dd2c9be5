/**
 * The settings text within what kintone keeps for a plugin: a flat map of strings, at most 65,535
 * characters in one value and 256 KB in all (documentation of `kintone.plugin.app.setConfig`).
 */
const VALUE_LIMIT = 65_535;
const TOTAL_LIMIT = 256 * 1024;

const COUNT_KEY = 'settings.parts';
const partKey = (index: number): string => `settings.${index}`;

/** null when the text does not fit. */
export function toConfig(text: string): Record<string, string> | null {
  const parts = cut(text, VALUE_LIMIT);
  const config: Record<string, string> = { [COUNT_KEY]: String(parts.length) };
  parts.forEach((part, index) => (config[partKey(index)] = part));
  return bytesOf(config) <= TOTAL_LIMIT ? config : null;
}

/** Empty when nothing has been saved; null when a part is missing. */
export function fromConfig(config: Record<string, string>): string | null {
  if (Object.keys(config).length === 0) return '';
  const count = Number(config[COUNT_KEY]);
  if (!Number.isInteger(count) || count < 1) return null;
  const parts = Array.from({ length: count }, (_, index) => config[partKey(index)]);
  return parts.every((part) => part !== undefined) ? parts.join('') : null;
}

/** Cuts between characters: half of a surrogate pair would not survive the way as UTF-8. */
function cut(text: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    let to = Math.min(from + limit, text.length);
    const last = text.charCodeAt(to - 1);
    if (to < text.length && last >= 0xd800 && last <= 0xdbff) to -= 1;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

function bytesOf(config: Record<string, string>): number {
  return new TextEncoder().encode(Object.entries(config).flat().join('')).length;
}
