/** Words of the pages that the server writes itself: errors before any script runs. */
import { defineMessages } from '../pages/messages';

export const pageWords = defineMessages({
  ja: {
    product: 'kintone emulator',
    needsScript: 'このページを表示するには、ブラウザーのJavaScriptを有効にしてください。',
    toPortal: 'ポータルへ',
    toSettings: 'アプリの設定へ',
    switchUser: '別のユーザーでログイン',
    retry: '再読み込み',
    appGoneTitle: 'アプリが見つかりません',
    appGone: (app: string) =>
      `指定したアプリ（id: ${app}）が見つかりません。削除されたか、アドレスが間違っている可能性があります。`,
    appUnpublishedTitle: 'アプリは公開されていません',
    appUnpublished: (app: string) =>
      `アプリ（id: ${app}）はまだ一度も公開されていません。アプリの設定で「アプリを公開」を実行すると使えるようになります。`,
    pluginGoneTitle: 'プラグインが見つかりません',
    pluginGone:
      'このプラグインはインストールされていないか、このアプリに追加されていません。アプリのプラグイン一覧を確認してください。',
    noConfigTitle: '設定画面がありません',
    noConfig: 'このプラグインには設定画面がありません。',
    toPlugins: 'プラグイン一覧へ',
    notFoundTitle: 'ページが見つかりません',
    notFound: '指定したアドレスのページはありません。アドレスを確認してください。',
    noRecordTitle: '入力内容が正しくありません',
    noRecord:
      'スマートフォン版の画面では、レコードを ?record=番号 で指定します（CB_VA01）。アドレスを確認してください。',
    forbiddenTitle: '権限がありません',
    forbiddenApp: 'このアプリを表示する権限がありません。アプリの管理者に問い合わせてください。',
    forbiddenAdd:
      'このアプリにレコードを追加する権限がありません。アプリの管理者に問い合わせてください。',
    forbiddenAppAdmin:
      'このアプリを管理する権限がありません。設定を変えるには、アプリ管理の権限を持つユーザーでログインしてください。',
    forbiddenSystem:
      'kintoneのシステム管理の権限がありません。システム管理者に依頼するか、システム管理者としてログインしてください。',
    noBundleTitle: '画面のプログラムがまだ作られていません',
    noBundle:
      'サーバーは動いています。リポジトリーのフォルダーで次のコマンドを実行してから、再読み込みしてください。',
  },
  en: {
    product: 'kintone emulator',
    needsScript: 'Turn on JavaScript in the browser to see this page.',
    toPortal: 'To the portal',
    toSettings: 'To the app settings',
    switchUser: 'Sign in as another user',
    retry: 'Reload',
    appGoneTitle: 'App not found',
    appGone: (app: string) =>
      `The app (ID: ${app}) is not found. It may have been deleted, or the address is wrong.`,
    appUnpublishedTitle: 'The app is not activated',
    appUnpublished: (app: string) =>
      `The app (ID: ${app}) was never activated. Open its settings and choose "Activate App".`,
    pluginGoneTitle: 'Plug-in not found',
    pluginGone:
      "This plug-in is not installed, or not added to this app. See the app's list of plug-ins.",
    noConfigTitle: 'No settings page',
    noConfig: 'This plug-in has no settings page.',
    toPlugins: 'To the plug-ins',
    notFoundTitle: 'Page not found',
    notFound: 'There is no page at this address. Check the address.',
    noRecordTitle: 'Missing or invalid input',
    noRecord: 'Pages for phones name the record with ?record=N (CB_VA01). Check the address.',
    forbiddenTitle: 'No permission',
    forbiddenApp: 'You have no permission to view this app. Ask the administrator of the app.',
    forbiddenAdd:
      'You have no permission to add records to this app. Ask the administrator of the app.',
    forbiddenAppAdmin:
      'You have no permission to manage this app. Sign in as a user who may administer it to change its settings.',
    forbiddenSystem:
      'You have no permission for the system administration of kintone. Ask a system administrator, or sign in as one.',
    noBundleTitle: 'The program of the pages has not been built yet',
    noBundle:
      'The server is running. Run this command in the folder of the repository, then reload this page.',
  },
});
