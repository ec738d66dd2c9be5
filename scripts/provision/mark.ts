/**
 * How a standard app is recognised again: a line in its description that names the app and its own
 * id. A renamed app keeps it; a copy made from the app has another id, so it is not ours; an app of
 * the same name has none.
 */
import type { StandardAppKey } from './definition';

const mark = (key: StandardAppKey, appId: string) => `kumin-kintone/${key}#${appId}`;

/** @param description HTML of the app's description, without a mark */
export function markedDescription(description: string, key: StandardAppKey, appId: string): string {
  return `${description}<div>標準アプリ ${mark(key, appId)}（この行は更新のときの目印です。消さないでください）</div>`;
}

export function hasMark(description: string, key: StandardAppKey, appId: string): boolean {
  const text = description.replace(/<[^>]*>/g, ' ');
  const place = text.indexOf(mark(key, appId));
  if (place < 0) return false;
  // "#12" must not be taken for "#1".
  return !/\d/.test(text.charAt(place + mark(key, appId).length));
}
