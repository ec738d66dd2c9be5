/** Finding a name by what is typed before conversion: kana of either kind, kanji, or letters of any width. */

/** Hiragana, half-width, lower case, no blanks: two spellings that a person takes for one become equal. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s・]/g, '')
    .replace(/[ァ-ヶ]/g, (katakana) => String.fromCharCode(katakana.charCodeAt(0) - 0x60));
}

const rows =
  'あいうえお かきくけこ さしすせそ たちつてと なにぬねの はひふへほ まみむめも やゆよ らりるれろ わをん'.split(
    ' ',
  );

/** The row of the kana table a reading begins in (あ, か, …); undefined for what is not kana. */
export function kanaRow(reading: string): string | undefined {
  // A voiced kana decomposes into its plain one and a mark.
  const first = fold(reading).normalize('NFD').charAt(0);
  return first === '' ? undefined : rows.find((row) => row.includes(first))?.charAt(0);
}
