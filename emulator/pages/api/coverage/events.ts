/**
 * Every event of the official JavaScript API and whether a page of this emulator fires it.
 * Source: cybozu.dev/ja/kintone/docs/js-api (the list of events).
 */

export interface ApiEvent {
  /** Type on a PC; `*` stands for a field code. */
  pc: string;
  when: string;
  /** Whether phones have it, as `mobile.` and the same name. */
  hasMobile: boolean;
  firesOnPc: boolean;
  firesOnMobile: boolean;
}

export const EVENTS: ApiEvent[] = [
  both('app.record.index.show', '一覧画面を表示した後'),
  onPc('app.record.index.edit.show', 'インライン編集を開始したとき'),
  onPc('app.record.index.edit.change.*', 'インライン編集のフィールド値を変更したとき'),
  onPc('app.record.index.edit.submit', 'インライン編集で保存するとき'),
  onPc('app.record.index.edit.submit.success', 'インライン編集に成功したとき'),
  onPc('app.record.index.edit.finish', 'インライン編集が終了したとき'),
  onPc('app.record.index.delete.submit', '一覧でレコードを削除する前'),
  onPc('app.record.index.delete.submit.success', '一覧でレコードの削除に成功した後'),
  both('app.record.detail.show', 'レコード詳細画面を表示した後'),
  both('app.record.detail.delete.submit', '詳細でレコードを削除する前'),
  both('app.record.detail.delete.submit.success', '詳細でレコードの削除に成功した後'),
  both('app.record.detail.process.proceed', 'プロセス管理のアクションを実行したとき'),
  both('app.record.create.show', 'レコード追加画面を表示した後'),
  both('app.record.create.change.*', '追加画面でフィールドの値を変更したとき'),
  both('app.record.create.submit', '追加画面で保存するとき'),
  both('app.record.create.submit.success', '追加画面で保存に成功した後'),
  both('app.record.edit.show', 'レコード編集画面を表示した後'),
  both('app.record.edit.change.*', '編集画面でフィールドの値を変更したとき'),
  both('app.record.edit.submit', '編集画面で保存するとき'),
  both('app.record.edit.submit.success', '編集画面で保存に成功した後'),
  onPc('app.record.print.show', 'レコード印刷画面を表示した後'),
  both('app.report.show', 'グラフ画面を表示した後'),
  both('portal.show', 'ポータル画面を表示した後'),
  both('space.portal.show', 'スペースのポータル画面を表示した後'),
];

/** Whether kintone documents this type and no page here ever fires it. */
export function neverFires(type: string): boolean {
  return EVENTS.some(
    (event) =>
      (!event.firesOnPc && matches(event.pc, type)) ||
      (event.hasMobile && !event.firesOnMobile && matches(`mobile.${event.pc}`, type)),
  );
}

function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('.*')
    ? type.startsWith(pattern.slice(0, -1)) && type.length > pattern.length - 1
    : type === pattern;
}

function both(pc: string, when: string): ApiEvent {
  return { pc, when, hasMobile: true, firesOnPc: true, firesOnMobile: true };
}

function onPc(pc: string, when: string): ApiEvent {
  return { pc, when, hasMobile: false, firesOnPc: true, firesOnMobile: false };
}
