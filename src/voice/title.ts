/** A 件名 proposed from what was said: its first sentence, short enough for a list. */

/** Characters of a proposed title; a list column shows about so many. */
const longest = 30;

export function proposeTitle(body: string): string {
  const sentence =
    body
      .trim()
      .split(/[\n\r。．!?！？]/, 1)[0]
      ?.trim() ?? '';
  if ([...sentence].length <= longest) return sentence;
  const start = [...sentence].slice(0, longest).join('');
  // Cut where the speaker paused, unless that leaves too little to recognise the matter by.
  const pause = Math.max(start.lastIndexOf('、'), start.lastIndexOf('，'), start.lastIndexOf(' '));
  return `${pause >= longest / 3 ? start.slice(0, pause) : start}…`;
}
