/** Words of the JavaScript API's own messages and dialogs. */
import { defineMessages } from '../messages';

export const text = defineMessages({
  ja: {
    ok: 'OK',
    cancel: 'キャンセル',
    close: '閉じる',
    loading: '読み込み中です',
    unreachable:
      'サーバーに接続できませんでした。ネットワークとサーバーの状態を確認してから、もう一度実行してください。',
    failed: (status: number) => `サーバーがエラーを返しました（HTTP ${status}）。`,
    notEmulated: (name: string) => `「${name}」は、このエミュレーターでは再現されていません。`,
    notHere: (name: string) => `「${name}」は、この画面では使えません。`,
    badArgument: (name: string, argument: string, value: string) =>
      `「${name}」の引数 ${argument} の値が正しくありません：${value}`,
    neverFires: (type: string) =>
      `「${type}」は、このエミュレーターでは発生しないイベントです。登録したハンドラーは呼ばれません。`,
    handlerFailed: (type: string, reason: string) =>
      `カスタマイズの処理でエラーが発生しました（${type}）：${reason}`,
    resourceFailed: (url: string) =>
      `カスタマイズのファイルを読み込めませんでした。ほかの機能はそのまま使えます：${url}`,
    insideHandler: (name: string) =>
      `${name}は、kintone.events.on()のイベントハンドラーの中では実行できません。`,
    configFailed: (reason: string) => `プラグインの設定を保存できませんでした：${reason}`,
  },
  en: {
    ok: 'OK',
    cancel: 'Cancel',
    close: 'Close',
    loading: 'Loading',
    unreachable:
      'The server could not be reached. Check the network and the server, then try again.',
    failed: (status: number) => `The server answered with an error (HTTP ${status}).`,
    notEmulated: (name: string) => `"${name}" is not emulated here.`,
    notHere: (name: string) => `"${name}" cannot be used on this screen.`,
    badArgument: (name: string, argument: string, value: string) =>
      `"${name}": the argument ${argument} is not valid: ${value}`,
    neverFires: (type: string) =>
      `"${type}" never happens in this emulator. The handler will not be called.`,
    handlerFailed: (type: string, reason: string) =>
      `An error occurred in a customization (${type}): ${reason}`,
    resourceFailed: (url: string) =>
      `A customization file could not be loaded. Everything else works: ${url}`,
    insideHandler: (name: string) =>
      `${name} cannot be called inside an event handler of kintone.events.on().`,
    configFailed: (reason: string) => `The plugin settings could not be saved: ${reason}`,
  },
});
