/** Titles of the paragraphs of the voices' settings, and their present state in one line. */
import { defineMessages } from '../ui/messages';

type OnOff = 'on' | 'off';

export const partTitles = defineMessages({
  ja: {
    recording: '記録',
    similar: '似た声と分類の候補',
    guard: '個人データの印',
    handling: '期限と対応',
    publishing: '公表',
    topics: '話題',
    related: 'いっしょに使うアプリ',
    chart: '一覧のグラフ',
    places: '画面の置き場所',
    measure: '一覧のグラフで数えるもの',
  },
  en: {
    recording: 'Recording',
    similar: 'Similar voices and suggestions',
    guard: 'Marks of personal data',
    handling: 'Deadline and handling',
    publishing: 'Publication',
    topics: 'Topics',
    related: 'Apps used together',
    chart: 'Chart above the list',
    places: 'Places on the form',
    measure: 'What the chart above the list counts',
  },
});

export const summaries = defineMessages({
  ja: {
    recording: (shortest: number, draft: 'kept' | 'off') =>
      `内容は${shortest}文字以上。下書きと未送信の声を端末に${draft === 'kept' ? '残す' : '残さない'}`,
    similar: (similar: OnOff, suggest: OnOff, least: number) =>
      `似た声は${similar === 'on' ? '見せる' : '見せない'}。候補は${
        suggest === 'on' ? `確からしさ${least}%から見せる` : '見せない'
      }`,
    guard: (kinds: number, all: number, allowed: number) =>
      `${all}種類のうち${kinds}種類に印を付ける。印を付けない区の番号など: ${allowed}件`,
    ownDays: (closed: number, open: number) =>
      closed + open === 0 ? '' : `区で決めた閉庁日${closed}日、開ける日${open}日`,
    publishing: (title: string, restricted: string) =>
      `ページの題名「${title}」。${
        restricted === '' ? '要配慮による除外なし' : `「${restricted}」の声は公表しない`
      }`,
    publishingOff: '「公表区分」のフィールドがないので使わない',
    topics: (smallest: number, restricted: string) =>
      `${smallest}件から話題にする。${
        restricted === '' ? '要配慮による除外なし' : `「${restricted}」の声は入れない`
      }`,
    topicsOff: '一覧の上に出さない',
    related: (used: number, all: number) =>
      used === 0 ? 'どれも使わない' : `${all}つのうち${used}つを使う`,
    places: (named: number, all: number) =>
      named === 0
        ? 'すべて画面の上に出す'
        : `${all}か所のうち${named}か所に要素IDあり（フォームにないものは画面の上に出す）`,
    count: '件数',
    minutes: '対応時間の合計',
  },
  en: {
    recording: (shortest: number, draft: 'kept' | 'off') =>
      `Content of ${shortest} characters or more. Drafts and unsent voices ${
        draft === 'kept' ? 'stay on the computer' : 'are not kept'
      }`,
    similar: (similar: OnOff, suggest: OnOff, least: number) =>
      `Similar voices ${similar === 'on' ? 'shown' : 'not shown'}. Suggestions ${
        suggest === 'on' ? `from ${least}% confidence` : 'not shown'
      }`,
    guard: (kinds: number, all: number, allowed: number) =>
      `${kinds} of ${all} kinds are marked. The office’s own, never marked: ${allowed}`,
    ownDays: (closed: number, open: number) =>
      closed + open === 0 ? '' : ` Own closed days: ${closed}, open days: ${open}`,
    publishing: (title: string, restricted: string) =>
      `Page “${title}”. ${
        restricted === ''
          ? 'No voice is left out'
          : `Voices marked “${restricted}” are not published`
      }`,
    publishingOff: 'Not used: no field is chosen for publication',
    topics: (smallest: number, restricted: string) =>
      `A topic has ${smallest} voices or more. ${
        restricted === '' ? 'No voice is left out' : `Voices marked “${restricted}” are left out`
      }`,
    topicsOff: 'Not shown above the list',
    related: (used: number, all: number) => (used === 0 ? 'None used' : `${used} of ${all} used`),
    places: (named: number, all: number) =>
      named === 0
        ? 'All above the record'
        : `${named} of ${all} name a space (without it, above the record)`,
    count: 'Voices',
    minutes: 'Time taken, added up',
  },
});
