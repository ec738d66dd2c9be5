import { defineMessages } from '../messages';

export const text = defineMessages({
  ja: {
    report: 'グラフ',
    backToList: '一覧に戻る',
    count: 'レコード数',
    empty: '集計する項目に値のあるレコードがありません。',
    truncated: '項目が多いため、先頭だけを表示しています。',
    missing: 'グラフが指定されていません。',
    figures: '集計の表',
    records: (count: number) => `${count}件のレコードから集計`,
    SUM: (label: string) => `合計（${label}）`,
    AVERAGE: (label: string) => `平均（${label}）`,
    MAX: (label: string) => `最大値（${label}）`,
    MIN: (label: string) => `最小値（${label}）`,
  },
  en: {
    report: 'Graph',
    backToList: 'Back to the list',
    count: 'Number of records',
    empty: 'No record has a value to group by.',
    truncated: 'There are many items: only the first are shown.',
    missing: 'No graph is named.',
    figures: 'Table of figures',
    records: (count: number) => `From ${count} records`,
    SUM: (label: string) => `Total of ${label}`,
    AVERAGE: (label: string) => `Average of ${label}`,
    MAX: (label: string) => `Maximum of ${label}`,
    MIN: (label: string) => `Minimum of ${label}`,
  },
});
