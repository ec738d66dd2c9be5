/**
 * Text as bytes of CP932 (Windows-31J), which older Excel and many offices' systems take for their own. The table is
 * read out of the browser's own decoder, so that none has to be brought along.
 */

/** Stands for what CP932 has no character for (下駄, as printers' type stood on its head). */
export const GETA = '〓';

export interface Encoded {
  bytes: Uint8Array;
  /** Characters that became 〓 or lost their variant, each once. */
  lost: string[];
}

export function toCp932(text: string): Encoded {
  const table = encoding();
  const bytes: number[] = [];
  const lost = new Set<string>();
  const write = (code: number): void => {
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  };
  for (const character of composed(text)) {
    const code = table.get(character);
    if (code !== undefined) {
      write(code);
      continue;
    }
    lost.add(character);
    // A variation selector says which form of the character before it is meant: that one stays, in its usual form.
    if (!/\p{Variation_Selector}/u.test(character)) write(table.get(GETA) ?? 0x3f);
  }
  return { bytes: Uint8Array.from(bytes), lost: [...lost] };
}

/** か and a mark are が. Only kana: the whole of NFC would turn 神 into 神, and CP932 has both. */
function composed(text: string): string {
  return text.replace(/[\u3041-\u30ff][\u3099\u309a]/g, (kana) => kana.normalize('NFC'));
}

let known: Map<string, number> | undefined;

/**
 * Of several codes for a character the first, without those that NEC chose from IBM's (ED, EE): as Windows writes
 * them, and as the Encoding Standard says ("index Shift_JIS pointer").
 */
function encoding(): Map<string, number> {
  if (known) return known;
  const table = new Map<string, number>();
  const decoder = new TextDecoder('shift_jis');
  const add = (code: number, ...bytes: number[]): void => {
    const character = decoder.decode(Uint8Array.from(bytes));
    // A pair that is none is read as U+FFFD, alone or with what stands behind it.
    if ([...character].length !== 1 || character === '\uFFFD' || table.has(character)) return;
    table.set(character, code);
  };
  for (let byte = 0; byte < 0x80; byte += 1) add(byte, byte);
  for (let byte = 0xa1; byte <= 0xdf; byte += 1) add(byte, byte);
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if ((lead >= 0xa0 && lead <= 0xdf) || lead === 0xed || lead === 0xee) continue;
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      if (trail !== 0x7f) add(lead * 0x100 + trail, lead, trail);
    }
  }
  for (const [character, same] of SAME) {
    const code = table.get(same);
    if (code !== undefined && !table.has(character)) table.set(character, code);
  }
  return (known = table);
}

/** Characters that JIS tables of Unicode and Microsoft's read the same code as. */
const SAME = [
  ['\u301c', '\uff5e'], // 〜
  ['\u2016', '\u2225'], // ‖
  ['\u2212', '\uff0d'], // −
  ['\u2014', '\u2015'], // —
  ['\u00a2', '\uffe0'],
  ['\u00a3', '\uffe1'],
  ['\u00ac', '\uffe2'],
  ['\u00a6', '\uffe4'],
  ['\u00a5', '\\'],
  ['\u203e', '~'],
] as const;
