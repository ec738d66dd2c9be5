/** Words of what leaves a dashboard: 根拠票, files, print, the menu. */
import { defineMessages } from '../../ui/messages';

/** Stands for a number that is not told (少数の秘匿). */
export const HIDDEN = '＊';

/** NaN is not told. */
const number = (value: number): string =>
  Number.isNaN(value) ? HIDDEN : value.toLocaleString('ja-JP');

export const text = defineMessages({
  ja: {
    // 根拠票
    basis: '根拠票',
    basisOf: (title: string) => `根拠票: ${title}`,
    chart: '集計',
    dashboard: 'ダッシュボード',
    source: '対象',
    filters: '絞り込み',
    noFilter: 'なし（すべてのレコード）',
    asOf: '時点',
    asOfIs: (day: string, time: string) => `${day} ${time} 現在`,
    counted: '数えたレコード',
    records: (count: number) => `${number(count)}件`,
    rows: (records: number, rows: number) =>
      `レコード ${number(records)}件のテーブルの行 ${number(rows)}行`,
    leftOut: '絞り込みで除いたレコード',
    unset: '未入力',
    unreadable: '読み取れない値（未入力として数えたもの）',
    each: (label: string, count: number) => `${label}: ${number(count)}件`,
    none: 'なし',
    overlap: '重なり',
    overlaps:
      '1件のレコードが複数の区分に入ることがあります。区分の件数を足すと、合計より多くなります。',
    joins: '結合',
    joinUnmatched: (field: string, values: string, app: number) =>
      `${field}の${values}が、結合先（アプリ番号 ${app}）にありません。結合先の項目は未入力として数えています。`,
    joinAmbiguous: (field: string, values: string, app: number) =>
      `${field}の${values}が、結合先（アプリ番号 ${app}）に2件以上あります。レコード番号のいちばん小さい1件を使っています。`,
    values: (count: number) => `値 ${count}種類`,
    valuesNamed: (named: string, count: number, more: number) =>
      `値 ${count}種類（${named}${more > 0 ? ` ほか${more}種類` : ''}）`,
    rights: '権限',
    rightsAre:
      '閲覧できる範囲のみ: この集計は、作成した人が閲覧できるレコードだけを数えています。ほかの人が見ると、数が異なることがあります。',
    rules: '数え方',
    rule: (measure: string, rule: string) => `${measure}: ${rule}`,
    masking: '少数の秘匿',
    masked: (below: number) =>
      `＊は、${below}件未満の数と、そこから逆算できる数を隠したものです。0件は隠していません。`,
    print: '印刷',
    copy: '文字でコピー',
    copied: '根拠票をコピーしました。',
    notCopied: 'コピーできませんでした。下の文字を選んでコピーしてください。',
    plain: '根拠票の文字',
    close: '閉じる',
    // Notes under pictures and tables
    noteFilters: (filters: string) => `絞り込み: ${filters}`,
    noteSource: (asOf: string, source: string) => `${asOf}。出典: ${source}（閲覧できる範囲のみ）`,
    between: '、',
    sheet: '集計表',
    // Menu
    menu: '出力',
    menuOf: (title: string) => `${title}の出力`,
    png: '画像（PNG）',
    svg: '画像（SVG）',
    csv: 'CSV（UTF-8）',
    csvOld: 'CSV（Excelの古い版・CP932）',
    xlsx: 'Excel（xlsx）',
    printBoth: '印刷（根拠票つき）',
    failed: (message: string) => `出力できませんでした。${message}`,
    lost: (characters: string) => `この文字コードにない文字を〓などに置き換えました: ${characters}`,
    lostMore: (characters: string, more: number) =>
      `この文字コードにない文字を〓などに置き換えました: ${characters} ほか${more}字`,
    variant: '異体字の指定',
    // Print
    printedAt: (day: string, time: string) => `${day} ${time} 印刷`,
    // Quarterly report
    quarterly: (year: string) => `四半期報告（${year}）`,
    item: '項目',
    measure: '数えるもの',
    detail: '区分',
    quarter: (part: number) => ['4～6月', '7～9月', '10～12月', '1～3月'][part] ?? '',
    yearTotal: '年度計',
    lastYearTotal: '前年度計',
    whole: '全体',
    yearAll: '合計',
    notReported: (title: string) => `${title}（日付の項目がないため、四半期に分けられません）`,
  },
  en: {
    basis: 'Basis',
    basisOf: (title: string) => `Basis: ${title}`,
    chart: 'Chart',
    dashboard: 'Dashboard',
    source: 'Source',
    filters: 'Filters',
    noFilter: 'None (all records)',
    asOf: 'As of',
    asOfIs: (day: string, time: string) => `${day} ${time}`,
    counted: 'Records counted',
    records: (count: number) => number(count),
    rows: (records: number, rows: number) =>
      `${number(rows)} table rows of ${number(records)} records`,
    leftOut: 'Left out by filters',
    unset: 'Not entered',
    unreadable: 'Unreadable values (counted as not entered)',
    each: (label: string, count: number) => `${label}: ${number(count)}`,
    none: 'None',
    overlap: 'Overlap',
    overlaps: 'A record may be in several groups: the groups add up to more than the total.',
    joins: 'Joined apps',
    joinUnmatched: (field: string, values: string, app: number) =>
      `${field}: ${values} not in the joined app ${app}. Its fields count as not entered.`,
    joinAmbiguous: (field: string, values: string, app: number) =>
      `${field}: ${values} several times in the joined app ${app}. The record with the lowest number is used.`,
    values: (count: number) => (count === 1 ? '1 value is' : `${count} values are`),
    valuesNamed: (named: string, count: number, more: number) =>
      `${count} ${count === 1 ? 'value' : 'values'} (${named}${more > 0 ? ` and ${more} more` : ''}) ${count === 1 ? 'is' : 'are'}`,
    rights: 'Rights',
    rightsAre:
      'Counts only the records that the person who made it may view. Others may see other numbers.',
    rules: 'How it is counted',
    rule: (measure: string, rule: string) => `${measure}: ${rule}`,
    masking: 'Small numbers',
    masked: (below: number) =>
      `＊ hides numbers of fewer than ${below} records, and others from which they could be worked out. 0 is not hidden.`,
    print: 'Print',
    copy: 'Copy as text',
    copied: 'The basis was copied.',
    notCopied: 'It could not be copied. Select and copy the text below.',
    plain: 'Basis as text',
    close: 'Close',
    noteFilters: (filters: string) => `Filters: ${filters}`,
    noteSource: (asOf: string, source: string) =>
      `As of ${asOf}. Source: ${source} (only records the maker may view)`,
    between: ', ',
    sheet: 'Table',
    menu: 'Export',
    menuOf: (title: string) => `Export ${title}`,
    png: 'Picture (PNG)',
    svg: 'Picture (SVG)',
    csv: 'CSV (UTF-8)',
    csvOld: 'CSV (older Excel, CP932)',
    xlsx: 'Excel (xlsx)',
    printBoth: 'Print (with basis)',
    failed: (message: string) => `It could not be exported. ${message}`,
    lost: (characters: string) =>
      `Characters that this encoding lacks were replaced by 〓 or the like: ${characters}`,
    lostMore: (characters: string, more: number) =>
      `Characters that this encoding lacks were replaced by 〓 or the like: ${characters} and ${more} more`,
    variant: 'variant form',
    printedAt: (day: string, time: string) => `Printed ${day} ${time}`,
    quarterly: (year: string) => `Quarterly report (${year})`,
    item: 'Item',
    measure: 'Measure',
    detail: 'Group',
    quarter: (part: number) => ['Apr–Jun', 'Jul–Sep', 'Oct–Dec', 'Jan–Mar'][part] ?? '',
    yearTotal: 'FY total',
    lastYearTotal: 'Last FY',
    whole: 'All',
    yearAll: 'Total',
    notReported: (title: string) => `${title} (no date field: it has no quarters)`,
  },
});
