/** A value of 送信キー: not to be guessed, and no two the same; `randomUUID` is missing where kintone is not reached by HTTPS. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
