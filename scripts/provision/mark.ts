/**
 * How a standard app is recognised again: a line that names the app and its own id, in the app's notes
 * for administrators (アプリ管理者用メモ), where nobody who only works with the app meets it. A renamed app
 * keeps it; a copy made from the app has another id, so it is not ours; an app of the same name has none.
 */
import type { StandardAppKey } from './definition';

/** Characters that the notes take (cybozu.dev, アプリ管理者用メモを変更する). */
const NOTES_LENGTH = 10_000;

const mark = (key: StandardAppKey, appId: string) => `kumin-kintone/${key}#${appId}`;

const line = (key: StandardAppKey, appId: string) =>
  `<div>標準アプリ ${mark(key, appId)}（この行は更新のときの目印です。消さないでください）</div>`;

/**
 * @param notes HTML of the app's notes, without a mark
 * @returns the notes with the mark; undefined when they are too long to take it
 */
export function markedNotes(notes: string, key: StandardAppKey, appId: string): string | undefined {
  const marked = `${notes}${line(key, appId)}`;
  return marked.length <= NOTES_LENGTH ? marked : undefined;
}

/** @param text HTML of the app's notes, or of its description, where version 0.2 put the mark */
export function hasMark(text: string, key: StandardAppKey, appId: string): boolean {
  const plain = text.replace(/<[^>]*>/g, ' ');
  const place = plain.indexOf(mark(key, appId));
  if (place < 0) return false;
  // "#12" must not be taken for "#1".
  return !/\d/.test(plain.charAt(place + mark(key, appId).length));
}

/** The description that version 0.2 marked, without its mark; what was written around it by hand stays. */
export function withoutMark(description: string, key: StandardAppKey, appId: string): string {
  return description.replace(line(key, appId), '');
}
