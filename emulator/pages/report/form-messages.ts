/** Words of a graph's settings. */
import { defineMessages } from '../messages';

export const chartTypeText = defineMessages({
  ja: {
    BAR: '横棒グラフ',
    COLUMN: '縦棒グラフ',
    PIE: '円グラフ',
    LINE: '折れ線グラフ',
    PIVOT_TABLE: 'クロス集計表',
    TABLE: '表',
    AREA: '面グラフ',
    SPLINE: '曲線グラフ',
    SPLINE_AREA: '曲線面グラフ',
  },
  en: {
    BAR: 'Bar chart',
    COLUMN: 'Column chart',
    PIE: 'Pie chart',
    LINE: 'Line chart',
    PIVOT_TABLE: 'Pivot table',
    TABLE: 'Table',
    AREA: 'Area chart',
    SPLINE: 'Spline chart',
    SPLINE_AREA: 'Spline area chart',
  },
});

export const modeText = defineMessages({
  ja: {
    NORMAL: '集合（積み上げなし）',
    STACKED: '積み上げ',
    PERCENTAGE: '100%積み上げ',
  },
  en: {
    NORMAL: 'Clustered',
    STACKED: 'Stacked',
    PERCENTAGE: '100% stacked',
  },
});

export const periodText = defineMessages({
  ja: {
    YEAR: '年単位',
    QUARTER: '四半期単位',
    MONTH: '月単位',
    WEEK: '週単位',
    DAY: '日単位',
    HOUR: '時単位',
    MINUTE: '分単位',
  },
  en: {
    YEAR: 'By year',
    QUARTER: 'By quarter',
    MONTH: 'By month',
    WEEK: 'By week',
    DAY: 'By day',
    HOUR: 'By hour',
    MINUTE: 'By minute',
  },
});

export const functionText = defineMessages({
  ja: {
    COUNT: 'レコード数',
    SUM: '合計',
    AVERAGE: '平均',
    MAX: '最大値',
    MIN: '最小値',
  },
  en: {
    COUNT: 'Number of records',
    SUM: 'Total',
    AVERAGE: 'Average',
    MAX: 'Maximum',
    MIN: 'Minimum',
  },
});

export const sortText = defineMessages({
  ja: {
    TOTAL: '合計',
    GROUP1: '大項目',
    GROUP2: '中項目',
    GROUP3: '小項目',
  },
  en: {
    TOTAL: 'Total',
    GROUP1: 'Level 1',
    GROUP2: 'Level 2',
    GROUP3: 'Level 3',
  },
});

export const formText = defineMessages({
  ja: {
    summarize: 'グラフで集計する',
    name: 'グラフ名',
    nameMissing: 'グラフ名を入力してください。',
    saveHint: '保存すると、アプリの設定のグラフに加わります。',
    chartType: 'グラフの種類',
    mode: '表示モード',
    groups: '分類する項目',
    per: (level: string) => `${level}の時間単位`,
    none: '（指定しない）',
    pivotGroups: 'クロス集計表には、分類する項目を2つ以上選んでください。',
    aggregations: '集計方法',
    fieldOf: (at: number) => `集計するフィールド（${at}）`,
    functionOf: (at: number) => `集計方法（${at}）`,
    addFunction: '集計方法を追加',
    removeFunction: (at: number) => `集計方法（${at}）を削除`,
    condition: '条件',
    everything: 'すべてのレコード',
    changeCondition: '条件を変更',
    sort: 'ソート',
    sortKeyOf: (at: number) => `並べ替える項目（${at}）`,
    sortOrderOf: (at: number) => `並べ替える順（${at}）`,
    ASC: '昇順',
    DESC: '降順',
    addSort: 'ソートを追加',
    removeSort: (at: number) => `ソート（${at}）を削除`,
    remove: '削除',
    result: '集計の結果',
    close: '閉じる',
    save: '保存',
    saved: (name: string) =>
      `「${name}」をグラフの設定に加えました。アプリの設定で「アプリを更新」すると、全員が使えます。`,
  },
  en: {
    summarize: 'Summarize in a graph',
    name: 'Name of the graph',
    nameMissing: 'Enter a name for the graph.',
    saveHint: "Saved, it joins the graphs of the app's settings.",
    chartType: 'Chart type',
    mode: 'Display mode',
    groups: 'Group by',
    per: (level) => `Time unit of ${level}`,
    none: '(none)',
    pivotGroups: 'A pivot table needs at least two levels to group by.',
    aggregations: 'Functions',
    fieldOf: (at) => `Field to aggregate (${at})`,
    functionOf: (at) => `Function (${at})`,
    addFunction: 'Add function',
    removeFunction: (at) => `Remove function (${at})`,
    condition: 'Condition',
    everything: 'All records',
    changeCondition: 'Change condition',
    sort: 'Sort',
    sortKeyOf: (at) => `Sort by (${at})`,
    sortOrderOf: (at) => `Order (${at})`,
    ASC: 'Ascending',
    DESC: 'Descending',
    addSort: 'Add sort key',
    removeSort: (at) => `Remove sort key (${at})`,
    remove: 'Remove',
    result: 'Result',
    close: 'Close',
    save: 'Save',
    saved: (name) =>
      `"${name}" joined the graphs in the settings. Update the app there to give it to everybody.`,
  },
});
