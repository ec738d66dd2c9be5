/** Words of the frame, the portal and the record screens on phones. */
import { defineMessages } from '../messages';

export const text = defineMessages({
  ja: {
    back: '戻る',
    apps: 'アプリ',
    searchApps: 'アプリを探す',
    noApps: '使えるアプリはありません。',
    noMatch: (word: string) => `「${word}」に一致するアプリはありません。`,
    notPublished: 'まだ公開されていないアプリは、PC版の画面で開きます。',
    options: 'オプション',
    reuse: '再利用する',
    remove: '削除する',
    openRecord: (title: string) => `レコードの詳細を表示する：${title}`,
    noDays: 'この月のレコードはありません。',
    day: (month: number, day: number, weekday: string) => `${month}月${day}日（${weekday}）`,
  },
  en: {
    back: 'Back',
    apps: 'Apps',
    searchApps: 'Find an app',
    noApps: 'There is no app for you to use.',
    noMatch: (word: string) => `No app matches "${word}".`,
    notPublished: 'Apps that are not published yet open on the pages for PCs.',
    options: 'Options',
    reuse: 'Reuse',
    remove: 'Delete',
    openRecord: (title: string) => `Open the record: ${title}`,
    noDays: 'There is no record in this month.',
    day: (month: number, day: number, weekday: string) => `${month}/${day} (${weekday})`,
  },
});
