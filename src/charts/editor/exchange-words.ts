/** Why a file of dashboards was not taken, and what a file that was lacks here, in plain words. */
import { defineMessages } from '../../ui/messages';
import type { Fault } from './exchange';

const text = defineMessages({
  ja: {
    noJson: (file: string) =>
      `「${file}」は壊れているか、集計のファイルではありません。今の設定は変えていません。`,
    otherFile: (file: string) =>
      `「${file}」は、集計の「書き出し」で作ったファイルではありません。今の設定は変えていません。`,
    newer: (file: string) =>
      `「${file}」は、このプラグインより新しい版で書き出されています。先にプラグインを更新してください。今の設定は変えていません。`,
    empty: (file: string) => `「${file}」には、ダッシュボードが1つも入っていません。`,
    part: (file: string, where: string) =>
      `「${file}」の${where}を読み取れません。今の設定は変えていません。`,
    dashboard: (title: string) =>
      title === '' ? '名前のないダッシュボード' : `ダッシュボード「${title}」`,
    nth: (part: string, at: number) => `${at}番目の${part}`,
    of: 'の',
    charts: 'グラフ',
    slicers: '絞り込み',
    sources: '数えるレコード',
    levels: '分け方',
    measures: '数えるもの',
    picks: '数える範囲',
    look: '見せ方',
    places: '表示する場所',
    title: '名前',
    size: '大きさ',
    derive: '比べ方',
    take: '数え方',
    missing: (dashboard: string, fields: string) =>
      `「${dashboard}」が使うフィールドのうち、このアプリにないもの: ${fields}。赤い印のあるグラフを開いて、フィールドを選び直してください。`,
    list: '、',
  },
  en: {
    noJson: (file: string) =>
      `“${file}” is damaged, or is not a file of charts. The settings were not changed.`,
    otherFile: (file: string) =>
      `“${file}” was not exported from here. The settings were not changed.`,
    newer: (file: string) =>
      `“${file}” was exported by a later version of this plug-in. Update the plug-in first. The settings were not changed.`,
    empty: (file: string) => `“${file}” contains no dashboards.`,
    part: (file: string, where: string) =>
      `“${file}”: ${where} cannot be read. The settings were not changed.`,
    dashboard: (title: string) =>
      title === '' ? 'a dashboard without a name' : `dashboard “${title}”`,
    nth: (part: string, at: number) => `${part} ${at}`,
    of: ', ',
    charts: 'chart',
    slicers: 'slicer',
    sources: 'records to count',
    levels: 'grouping',
    measures: 'measure',
    picks: 'restriction',
    look: 'look',
    places: 'place',
    title: 'name',
    size: 'size',
    derive: 'comparison',
    take: 'kind of measure',
    missing: (dashboard: string, fields: string) =>
      `Fields of “${dashboard}” that this app lacks: ${fields}. Open the charts marked red and choose other fields.`,
    list: ', ',
  },
});

const PARTS = [
  'charts',
  'slicers',
  'sources',
  'levels',
  'measures',
  'picks',
  'look',
  'places',
  'title',
  'size',
  'derive',
  'take',
] as const;

export function faultWords(fault: Fault, file: string): string {
  const words = text();
  return fault.code === 'part'
    ? words.part(file, partWords(fault.dashboard, fault.at))
    : words[fault.code](file);
}

export function missingFieldsWords(dashboard: string, fields: readonly string[]): string {
  return text().missing(dashboard, fields.join(text().list));
}

/** ダッシュボード「こえ」の3番目のグラフの見せ方. Deeper than a name of ours is for nobody to read. */
function partWords(dashboard: string, at: readonly (string | number)[]): string {
  const words = text();
  const named: string[] = [words.dashboard(dashboard)];
  at.forEach((key, index) => {
    const part = PARTS.find((name) => name === key);
    if (!part) return;
    const next = at[index + 1];
    named.push(typeof next === 'number' ? words.nth(words[part], next + 1) : words[part]);
  });
  return named.join(words.of);
}
