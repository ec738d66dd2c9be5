/** What provisioning says, in the two languages of the product. */
export type Language = 'ja' | 'en';

const ja = {
  using: (url: string, user: string) => `${url} に ${user} としてつなぎます`,
  creating: (name: string) => `${name}: 作成しています…`,
  checking: (name: string, id: string) => `${name}（アプリ ${id}）: 確かめています…`,
  same: (name: string) => `${name}: 変更はありません`,
  fieldsAdded: (count: number) => `フィールドを ${count} 個追加`,
  fieldsUpdated: (count: number) => `フィールドを ${count} 個更新`,
  layout: 'フォームの並びを更新',
  views: '一覧を更新',
  reports: 'グラフを更新',
  process: 'プロセス管理を更新',
  rights: 'アクセス権を設定',
  recordRights: 'レコードのアクセス権を設定',
  recordRightsLeft: (name: string, groups: string) =>
    `${name}: グループ ${groups} がないため、それを使うレコードのアクセス権の行は付けていません。「閲覧に注意」の声をだれが見るかは、アプリの設定で決めてください`,
  mark: '説明にあった目印を、アプリ管理者用メモへ移動',
  deploying: (name: string) => `${name}: 運用環境に反映しています…`,
  deployed: (name: string, id: string, what: string) =>
    `${name}（アプリ ${id}）: 反映しました（${what}）`,
  created: '新規作成',
  namesake: (name: string, ids: string) =>
    `${name} という名前の別のアプリ（${ids}）がありますが、この道具が作ったものではないので触りません`,
  unpublished: (name: string) =>
    `${name}: まだ運用環境に反映されていない設定があります。アプリの設定画面で確かめてから「アプリを更新」を押してください`,
  conflict: (name: string, codes: string) =>
    `${name}: フィールドコード ${codes} が別の種類のフィールドに使われています。フィールドコードを変えてから、もう一度実行してください。このアプリは変更していません`,
  deployFailed: (name: string, status: string) =>
    `${name}: 運用環境に反映できませんでした（${status}）。アプリの設定画面で確かめてください`,
  deploySlow: (name: string) =>
    `${name}: 反映が終わるのを待ちきれませんでした。しばらくしてから、もう一度実行してください`,
  done: '終わりました',
  usage:
    '使い方: npm run provision -- --base-url https://example.cybozu.com --username ログイン名 --password パスワード [--app voice] [--lang ja|en]',
  missing: (names: string) => `${names} を指定してください。`,
  unknownApp: (name: string, known: string) =>
    `アプリ ${name} はありません。指定できるのは ${known} です。`,
  badUrl: (url: string) =>
    `接続先 ${url} はURLとして読めません。https://example.cybozu.com の形で指定してください。`,
  wrongPassword: 'ログイン名かパスワードが違います。大文字・小文字を確かめてください。',
  noRight: '権限が足りません。アプリの作成権限とアプリ管理権限を持つユーザーで実行してください。',
  unreachable: (url: string) => `${url} につながりません。URLとネットワークを確かめてください。`,
  notKintone: (url: string) => `${url} は kintone として答えませんでした。URLを確かめてください。`,
  busy: 'kintone が混み合っています。しばらくしてから、もう一度実行してください。',
  refused: (message: string, code: string) => `kintone が断りました: ${message}（${code}）`,
};

type Words = typeof ja;

const en: Words = {
  using: (url, user) => `Connecting to ${url} as ${user}`,
  creating: (name) => `${name}: creating…`,
  checking: (name, id) => `${name} (app ${id}): checking…`,
  same: (name) => `${name}: no change`,
  fieldsAdded: (count) => `${count} field(s) added`,
  fieldsUpdated: (count) => `${count} field(s) updated`,
  layout: 'form layout updated',
  views: 'views updated',
  reports: 'graphs updated',
  process: 'process management updated',
  rights: 'permissions set',
  recordRights: 'rights of records set',
  recordRightsLeft: (name, groups) =>
    `${name}: there is no group ${groups}, so the rights of records that name it were left out. Decide in the app’s settings who sees the voices marked 閲覧に注意`,
  mark: 'mark moved from the description to the notes for app administrators',
  deploying: (name) => `${name}: deploying…`,
  deployed: (name, id, what) => `${name} (app ${id}): deployed (${what})`,
  created: 'new app',
  namesake: (name, ids) =>
    `There is another app named ${name} (${ids}). This tool did not make it and leaves it alone`,
  unpublished: (name) =>
    `${name}: there are settings that were never deployed. Look at the app's settings and press "Update App"`,
  conflict: (name, codes) =>
    `${name}: the field code(s) ${codes} belong to fields of another type. Change those codes and run this again. The app was not changed`,
  deployFailed: (name, status) =>
    `${name}: could not be deployed (${status}). Look at the app's settings`,
  deploySlow: (name) => `${name}: deploying takes too long. Run this again in a while`,
  done: 'Done',
  usage:
    'Usage: npm run provision -- --base-url https://example.cybozu.com --username NAME --password PASSWORD [--app voice] [--lang ja|en]',
  missing: (names) => `Give ${names}.`,
  unknownApp: (name, known) => `There is no app ${name}. Known apps: ${known}.`,
  badUrl: (url) => `${url} is not a URL. Give it like https://example.cybozu.com.`,
  wrongPassword: 'Wrong login name or password. Mind upper and lower case.',
  noRight: 'Missing rights: use a user who may create and administer apps.',
  unreachable: (url) => `Cannot reach ${url}. Check the URL and the network.`,
  notKintone: (url) => `${url} did not answer as kintone does. Check the URL.`,
  busy: 'kintone is busy. Run this again in a while.',
  refused: (message, code) => `kintone refused: ${message} (${code})`,
};

export const words = (language: Language): Words => ({ ja, en })[language];
export type { Words };
