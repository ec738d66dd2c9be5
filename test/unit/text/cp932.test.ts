import Encoding from 'encoding-japanese';
import { toCp932 } from '../../../src/text/cp932';

const decoded = (bytes: Uint8Array): string => new TextDecoder('shift_jis').decode(bytes);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Every character that a two-byte code of the range stands for. */
function characters(leads: [number, number]): string[] {
  const met = new Set<string>();
  for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) {
      const text = decoded(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && [...text].length === 1 && text !== '\uFFFD') met.add(text);
    }
  }
  return [...met];
}

test.each<[string, [number, number], number]>([
  ['JIS X 0208 の第一水準まで、NEC 特殊文字', [0x81, 0x9f], 3000],
  ['第二水準', [0xe0, 0xea], 1500],
  ['NEC 選定 IBM 拡張文字', [0xed, 0xee], 370],
  ['IBM 拡張文字', [0xfa, 0xfc], 380],
])('%s: what is written is read as the same', (_, leads, least) => {
  const all = characters(leads);
  expect(all.length).toBeGreaterThan(least);
  const { bytes, lost } = toCp932(all.join(''));
  expect(lost).toEqual([]);
  expect(decoded(bytes)).toBe(all.join(''));
});

test('half-width kana are one byte', () => {
  const kana = Array.from({ length: 63 }, (_, at) => String.fromCharCode(0xff61 + at)).join('');
  const { bytes } = toCp932(kana);
  expect(bytes).toHaveLength(63);
  expect(decoded(bytes)).toBe(kana);
});

test('the codes are those of encoding-japanese, which knows JIS X 0208', () => {
  const all = [
    ...characters([0x81, 0x86]),
    ...characters([0x88, 0x9f]),
    ...characters([0xe0, 0xea]),
  ];
  const theirs = Encoding.convert(Encoding.stringToCode(all.join('')), {
    to: 'SJIS',
    from: 'UNICODE',
  });
  expect(hex(toCp932(all.join('')).bytes)).toBe(hex(Uint8Array.from(theirs)));
});

// Of several codes the one that Windows writes (Microsoft, KB170559) and the Encoding Standard names.
test.each([
  ['①', '8740'],
  ['Ⅰ', '8754'],
  ['ⅰ', 'fa40'],
  ['㈱', '878a'],
  ['№', '8782'],
  ['∵', '81e6'],
  ['≡', '81df'],
  ['￢', '81ca'],
  ['髙', 'fbfc'],
  ['﨑', 'fab1'],
  ['ー', '815b'],
  ['\\', '5c'],
  ['~', '7e'],
])('%s is %s', (character, code) => {
  expect(hex(toCp932(character).bytes)).toBe(code);
});

test('what CP932 lacks becomes 〓 and is told', () => {
  const { bytes, lost } = toCp932('𠮷野家の😀と草彅');
  expect(decoded(bytes)).toBe('〓野家の〓と草彅');
  expect(lost).toEqual(['𠮷', '😀']);
});

test('a variant stays in its usual form, and is told', () => {
  const { bytes, lost } = toCp932('葛\u{E0100}城');
  expect(decoded(bytes)).toBe('葛城');
  expect(lost).toEqual(['\u{E0100}']);
});

test('a kana and its mark are one, 神 is not 神, and the dashes of other systems are known', () => {
  expect(decoded(toCp932('か\u3099 ハ\u309A 神神 〜−—‖¥').bytes)).toBe('が パ 神神 ～－―∥\\');
});
