/** Words of アプリの管理者用メモ. */
import { defineMessages } from '../messages';

export const text = defineMessages({
  ja: {
    title: 'アプリの管理者用メモ',
    linkHint: 'アプリを管理する人のための覚え書きです。アプリの利用者には見えません。',
    toNotes: 'アプリの管理者用メモへ',
    back: '設定へ戻る',
    present: '表示',
    empty: 'メモはまだありません。',
    content: 'メモの内容（HTML）',
    contentHint:
      '10,000文字まで。改行は <br>、太字は <b>…</b> のように書きます。スクリプトは動きません。',
    include: 'アプリテンプレートやアプリの再利用に、このメモを含める',
    save: '保存',
    saved: 'メモを保存しました。「アプリを更新」すると反映されます。',
    failed: (reason: string) => `処理できませんでした。${reason}`,
  },
  en: {
    title: 'Notes for app administrators',
    linkHint: 'Notes for those who administer the app. Its users do not see them.',
    toNotes: 'To the notes',
    back: 'Back to the settings',
    present: 'As it is shown',
    empty: 'There are no notes yet.',
    content: 'Notes (HTML)',
    contentHint:
      'Up to 10,000 characters. Write <br> for a new line and <b>…</b> for bold text. Scripts do not run.',
    include: 'Include these notes in app templates and when the app is reused',
    save: 'Save',
    saved: 'The notes are saved. "Update App" puts them into force.',
    failed: (reason: string) => `This could not be done. ${reason}`,
  },
});
