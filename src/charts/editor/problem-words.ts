/** Problems in words: at a control of the editor, and in place of a chart on the dashboard. */
import { defineMessages } from '../../ui/messages';
import type { DashboardProblem } from './dashboard-problems';
import { fieldName, type SourceFields } from './fields';
import { howName, lookName } from './words';
import type { Wanted } from './problems';

const wanted = defineMessages<Record<Wanted, string>>({
  ja: {
    level: '分け方には使えません。選択肢・日付・数値・ユーザーなどのフィールドを選んでください。',
    amount: '計算には使えません。数値のフィールドを選んでください。',
    date: '日付としては使えません。日付か日時のフィールドを選んでください。',
    distinct: '種類を数えられません。別のフィールドを選んでください。',
    word: '照らし合わせに使えません。文字列（1行）や選択肢のフィールドを選んでください。',
  },
  en: {
    level: 'It cannot be grouped by. Choose a field of choices, dates, numbers or users.',
    amount: 'It cannot be calculated with. Choose a number field.',
    date: 'It is not a date. Choose a date or a date and time.',
    distinct: 'Its values cannot be told apart. Choose another field.',
    word: 'It cannot be matched. Choose a text or choice field.',
  },
});

const text = defineMessages({
  ja: {
    sourceUnreadable:
      '数えるアプリを読めません。削除されたか、閲覧する権限がありません。「数えるレコード」を確かめてください。',
    fieldGone: (field: string) =>
      `フィールド「${field}」がありません。削除されたか、フィールドコードが変わりました。選び直してください。`,
    tableGone: (table: string) =>
      `テーブル「${table}」がありません。削除されたか、フィールドコードが変わりました。選び直してください。`,
    unfitType: (field: string, why: string) => `「${field}」は、今の種類では${why}`,
    unfitHow: (field: string, how: string) =>
      `「${field}」は「${how}」では分けられません。まとめ方を選び直してください。`,
    otherRows: (field: string, table: string) =>
      `「${field}」はテーブルの中のフィールドです。使うには「1件として数えるもの」で「${table}」を選んでください。`,
    fieldWanted: 'フィールドを選んでください。',
    edgesWanted: (field: string) =>
      `「${field}」の区切りの数を、小さい順に「、」で区切って書いてください（例: 10、20、50）。`,
    nothingChosen: (field: string) =>
      `「${field}」で何も選ばれていないので、0件になります。1つ以上選んでください。`,
    levelsWanted: (look: string, levels: number) =>
      `「${look}」には分け方が ${levels} 段必要です。「分け方」を増やすか、別の見せ方を選んでください。`,
    levelsSpare: (look: string, levels: number) =>
      levels === 0
        ? `「${look}」は分け方を使いません。今の分け方は表示されません。`
        : `「${look}」が使う分け方は ${levels} 段までです。残りは表示されません。`,
    measuresWanted: (look: string, measures: number) =>
      `「${look}」には数えるものが ${measures} つ必要です。「何を数えるか」に足してください。`,
    measuresSpare: (look: string, measures: number) =>
      `「${look}」が今の分け方で使う数は ${measures} つまでです。残りは表示されません。`,
    amountWanted: (look: string) =>
      `「${look}」は数値の散らばりを見せます。「何を数えるか」で平均や中央値などと、数値のフィールドを選んでください。`,
    periodsWanted:
      '時間の順に並ぶ分け方（年度・四半期・月など）が必要です。「分け方」に日付のフィールドを足してください。',
    weeksUnfit:
      '年度の区切りと合わない週や日では、前年度と比べられません。月・四半期・年度に変えてください。',
    shareLevelWanted: (level: number) =>
      `分け方が ${level} 段ないので、この割合は出せません。「分け方」を増やすか、「全体に占める割合」にしてください。`,
    titleWanted: '名前を付けてください。付けないと「集計」と表示します。',
    chartsWanted: 'グラフがまだありません。「グラフを足す」から作れます。',
    nowhere:
      '今の設定では、どこにも表示されません。「一覧の上」か「レコードの中」を選んでください。',
    samePlace: (titles: string) =>
      `同じ場所に「${titles}」も表示する設定です。両方は要らないときは、表示する場所を変えてください。`,
    listGone: (list: string) =>
      `一覧「${list}」がありません。削除されたか、名前が変わりました。選び直してください。`,
    spaceGone: (space: string) =>
      `スペース「${space}」がフォームにありません。フォームの設定でスペースの要素IDを確かめてください。`,
    appWanted:
      'アプリの番号を入れてください。アプリを開いたときのアドレスにある数字です（/k/12/ なら 12）。',
    prefixTwice: (prefix: string) => `呼び名「${prefix}」が2つあります。別の呼び名にしてください。`,
    whoMends: 'このアプリの管理者が、プラグインの設定（集計）で直せます。',
    list: '」「',
  },
  en: {
    sourceUnreadable:
      'The app cannot be read: it was deleted, or there is no permission to view it. Check “Records to count”.',
    fieldGone: (field: string) =>
      `There is no field “${field}”. It was deleted or its code changed. Choose again.`,
    tableGone: (table: string) =>
      `There is no table “${table}”. It was deleted or its code changed. Choose again.`,
    unfitType: (field: string, why: string) => `“${field}” has a type that does not fit. ${why}`,
    unfitHow: (field: string, how: string) =>
      `“${field}” cannot be grouped by “${how}”. Choose another way.`,
    otherRows: (field: string, table: string) =>
      `“${field}” is in a table. To use it, choose “${table}” under “What counts as one”.`,
    fieldWanted: 'Choose a field.',
    edgesWanted: (field: string) =>
      `Write the edges for “${field}” in ascending order, with commas (e.g. 10, 20, 50).`,
    nothingChosen: (field: string) =>
      `Nothing is selected for “${field}”, so the count is 0. Select at least one.`,
    levelsWanted: (look: string, levels: number) =>
      `“${look}” needs ${levels} ${levels === 1 ? 'level' : 'levels'} of grouping. Add one, or choose another look.`,
    levelsSpare: (look: string, levels: number) =>
      levels === 0
        ? `“${look}” uses no grouping. The present grouping is not shown.`
        : `“${look}” shows at most ${levels} ${levels === 1 ? 'level' : 'levels'} of grouping. The others are not shown.`,
    measuresWanted: (look: string, measures: number) =>
      `“${look}” needs ${measures} ${measures === 1 ? 'measure' : 'measures'}. Add to “What to count”.`,
    measuresSpare: (look: string, measures: number) =>
      `“${look}” with this grouping shows at most ${measures} ${measures === 1 ? 'measure' : 'measures'}. The others are not shown.`,
    amountWanted: (look: string) =>
      `“${look}” shows how numbers are spread. Choose a mean or median of a number field in “What to count”.`,
    periodsWanted:
      'A level of periods is needed (fiscal year, quarter, month). Add a date field to “Grouping”.',
    weeksUnfit:
      'Weeks and days do not fit a fiscal year, so this cannot be compared. Choose months, quarters or fiscal years.',
    shareLevelWanted: (level: number) =>
      `There ${level === 1 ? 'is no level' : `are fewer than ${level} levels`} of grouping. Add one, or take the share of the whole.`,
    titleWanted: 'Give it a name. Without one it is called “Charts”.',
    chartsWanted: 'There are no charts yet. Make one with “Add a chart”.',
    nowhere: 'It is not shown anywhere now. Choose lists or a space of the form.',
    samePlace: (titles: string) =>
      `“${titles}” is shown in the same place. If you do not want both, change the place.`,
    listGone: (list: string) =>
      `There is no list “${list}”. It was deleted or renamed. Choose again.`,
    spaceGone: (space: string) =>
      `The form has no space “${space}”. Check the element ID in the form settings.`,
    appWanted: 'Enter the app’s number: the one in its address (12 for /k/12/).',
    prefixTwice: (prefix: string) => `The name “${prefix}” is used twice. Choose another.`,
    whoMends: 'The administrator of this app can fix it in the plug-in settings (Charts).',
    list: '”, “',
  },
});

/** At the control, for whoever edits. */
export function problemWords(problem: DashboardProblem, fields: SourceFields = {}): string {
  const words = text();
  const name = (code: string): string => fieldName(fields, code);
  switch (problem.code) {
    case 'sourceUnreadable':
    case 'fieldWanted':
    case 'periodsWanted':
    case 'weeksUnfit':
    case 'titleWanted':
    case 'chartsWanted':
    case 'nowhere':
    case 'appWanted':
      return words[problem.code];
    case 'fieldGone':
      return words.fieldGone(problem.field);
    case 'tableGone':
      return words.tableGone(problem.table);
    case 'unfitType':
      return words.unfitType(name(problem.field), wanted()[problem.wanted]);
    case 'unfitHow':
      return words.unfitHow(name(problem.field), howName(problem.how));
    case 'otherRows':
      return words.otherRows(name(problem.field), name(problem.table));
    case 'edgesWanted':
      return words.edgesWanted(name(problem.field));
    case 'nothingChosen':
      return words.nothingChosen(name(problem.field));
    case 'levelsWanted':
    case 'levelsSpare':
      return words[problem.code](lookName(problem.look), problem.levels);
    case 'measuresWanted':
    case 'measuresSpare':
      return words[problem.code](lookName(problem.look), problem.measures);
    case 'amountWanted':
      return words.amountWanted(lookName(problem.look));
    case 'shareLevelWanted':
      return words.shareLevelWanted(problem.level);
    case 'samePlace':
      return words.samePlace(problem.titles.join(words.list));
    case 'listGone':
      return words.listGone(problem.list);
    case 'spaceGone':
      return words.spaceGone(problem.space);
    case 'prefixTwice':
      return words.prefixTwice(problem.prefix);
  }
}

/** In place of a chart that cannot be counted, for everybody. */
export function missingWords(problem: DashboardProblem, fields?: SourceFields): string {
  return `${problemWords(problem, fields)} ${text().whoMends}`;
}
