import { defineMessages } from '../ui/messages';

export const text = defineMessages({
  ja: {
    keys: '矢印キーで棒を選び、Enterキーでその記録を一覧に開きます。',
    at: (column: string, series: string, amount: string) => `${column} ${series} ${amount}`,
    columnTotal: (column: string, amount: string) => `${column} 合計 ${amount}`,
    legend: '分類（押すとその分類だけを表示）',
    showAll: 'すべての分類を表示',
    total: '合計',
    subtotal: '小計',
    opens: (row: string, column: string, amount: string) =>
      `${row} ${column} ${amount}を一覧で開く`,
    scrolls: (title: string) => `${title}の表`,
  },
  en: {
    keys: 'Choose a bar with the arrow keys; Enter opens its records in the list.',
    at: (column: string, series: string, amount: string) => `${column}, ${series}: ${amount}`,
    columnTotal: (column: string, amount: string) => `${column}, total: ${amount}`,
    legend: 'Categories (press one to show it alone)',
    showAll: 'Show all categories',
    total: 'Total',
    subtotal: 'Subtotal',
    opens: (row: string, column: string, amount: string) =>
      `Open ${row}, ${column}: ${amount} in the list`,
    scrolls: (title: string) => `Table of ${title}`,
  },
});
