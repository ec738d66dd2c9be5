import { defineMessages } from '../messages';

export const text = defineMessages({
  ja: {
    backToList: '一覧に戻る',
    count: 'レコード数',
    empty: '集計する項目に値のあるレコードがありません。',
    truncated: '項目が多いため、先頭だけを表示しています。',
    figures: '集計の表',
    notDrawn:
      '図を描けませんでした。数値は下の表にあります。図を見るには、ページを読み込み直してください。',
    selector: '一覧とグラフ',
    views: '一覧',
    reports: 'グラフ',
    drawing: (name: string) => `${name}（数値は下の表にあります）`,
    records: (count: number) => `${count}件のレコードから集計`,
    SUM: (label: string) => `合計（${label}）`,
    AVERAGE: (label: string) => `平均（${label}）`,
    MAX: (label: string) => `最大値（${label}）`,
    MIN: (label: string) => `最小値（${label}）`,
  },
  en: {
    backToList: 'Back to the list',
    count: 'Number of records',
    empty: 'No record has a value to group by.',
    truncated: 'There are many items: only the first are shown.',
    figures: 'Table of figures',
    notDrawn:
      'The drawing could not be loaded. The table below has the figures. To see the drawing, reload the page.',
    selector: 'Views and graphs',
    views: 'Views',
    reports: 'Graphs',
    drawing: (name: string) => `${name} (the table below has the figures)`,
    records: (count: number) => `From ${count} records`,
    SUM: (label: string) => `Total of ${label}`,
    AVERAGE: (label: string) => `Average of ${label}`,
    MAX: (label: string) => `Maximum of ${label}`,
    MIN: (label: string) => `Minimum of ${label}`,
  },
});
