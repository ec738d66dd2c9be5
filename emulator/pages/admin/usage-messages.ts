/** Words of the page that shows API requests. */
import { defineMessages } from '../messages';

export const text = defineMessages({
  ja: {
    title: 'アプリ管理',
    heading: 'APIリクエスト数',
    course: 'コース',
    standard: 'スタンダードコース',
    wide: 'ワイドコース',
    limit: (count: string) => `1アプリ1日あたり ${count} 件まで`,
    day: '1日はUTCで数えます（日本時間の9時から翌日の8時59分まで）。上限を超えても、要求はエラーになりません。本物のkintoneでは、超過を知らせるメールがストア管理者に届きます。',
    counted:
      '数えるのは、プラグイン・カスタマイズ・外のプログラムが実行したREST APIです。kintoneの画面そのものの通信は数えません。',
    id: 'アプリID',
    app: 'アプリ名',
    today: '今日',
    share: '上限に対する割合',
    over: (count: string) => `上限を ${count} 件超えています`,
    near: '上限の8割を超えています',
    within: (percent: string) => `上限の ${percent}`,
    past: '過去の日',
    noApps: 'アプリはまだありません。',
    saved: 'コースを変更しました。',
    failed: (reason: string) => `できませんでした：${reason}`,
  },
  en: {
    title: 'App management',
    heading: 'API requests',
    course: 'Course',
    standard: 'Standard course',
    wide: 'Wide course',
    limit: (count: string) => `Up to ${count} per app and day`,
    day: 'A day is one of UTC (in Japan from 9:00 to 8:59 of the next day). A request past the limit is no error. On the real kintone a mail tells the store administrator of it.',
    counted:
      'Counted are REST API requests of plug-ins, customizations and programs elsewhere, not those that the pages of kintone themselves make.',
    id: 'App ID',
    app: 'App name',
    today: 'Today',
    share: 'Share of the limit',
    over: (count: string) => `${count} over the limit`,
    near: 'Over 80% of the limit',
    within: (percent: string) => `${percent} of the limit`,
    past: 'Days before',
    noApps: 'There are no apps yet.',
    saved: 'The course was changed.',
    failed: (reason: string) => `This could not be done: ${reason}`,
  },
});
