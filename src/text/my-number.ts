/**
 * マイナンバー in a text. kintone is not a system that may handle them (番号法), so they are refused
 * rather than masked. Only numbers whose check digit fits are reported: a 12-digit parcel number rarely does.
 */

/** Numbers found, as digits. Full-width digits, and blanks or hyphens between groups of four, are seen. */
export function findMyNumbers(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/[‐‑‒–—―−ーｰ]/g, '-');
  const groups = plain.matchAll(/(?<!\d|\d-)\d{4}[- ]?\d{4}[- ]?\d{4}(?!-?\d)/g);
  return [...groups].map(([written]) => written.replace(/\D/g, '')).filter(isMyNumber);
}

/**
 * 番号法施行令の総務省令 第5条: the last digit is 11 - (ΣPn·Qn mod 11), 0 when that remainder is at most 1;
 * Pn is the n-th digit from the low end of the first eleven, Qn is n+1 up to the sixth and n-5 after.
 */
export function isMyNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits)) return false;
  const low = [...digits.slice(0, 11)].reverse().map(Number);
  const sum = low.reduce(
    (total, digit, index) => total + digit * (index < 6 ? index + 2 : index - 4),
    0,
  );
  const remainder = sum % 11;
  return Number(digits[11]) === (remainder <= 1 ? 0 : 11 - remainder);
}
