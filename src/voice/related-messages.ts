/** Words for the apps that voices lean on. */
import { defineMessages } from '../ui/messages';

export const text = defineMessages({
  ja: {
    none: '使わない',
    areas: '地域マスター（町名・校区から地域を見つける）',
    templates: '回答の定型文',
    actions: '改善の台帳',
    reading: 'アプリの一覧を読んでいます…',
    unreadable: 'アプリの一覧を読めませんでした。番号のまま使います。',
    appNumber: (app: number) => `アプリ ${app}`,
    checking: '項目を確かめています…',
    found: (labels: string) => `使う項目: ${labels}`,
    missing: (names: string) =>
      `見つからない項目: ${names}。この名前の項目をアプリに加えると使えます。`,
    gone: 'このアプリを開けません。アプリが残っているか、閲覧できるかを確かめてください。',
  },
  en: {
    none: 'None',
    areas: 'Area master (finds the area from town or school district)',
    templates: 'Reply templates',
    actions: 'Register of improvements',
    reading: 'Reading the list of apps…',
    unreadable: 'The list of apps could not be read. The number stays in use.',
    appNumber: (app: number) => `App ${app}`,
    checking: 'Checking its fields…',
    found: (labels: string) => `Fields used: ${labels}`,
    missing: (names: string) => `Not found: ${names}. Add fields of these names to the app.`,
    gone: 'This app cannot be opened. Check that it exists and that you may view it.',
  },
});
