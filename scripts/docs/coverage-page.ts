/** docs/emulator-coverage.md, told by the emulator's own lists of functions and events. */
import { type ApiEvent, EVENTS } from '../../emulator/pages/api/coverage/events';
import {
  type ApiFunction,
  type Coverage,
  FUNCTIONS,
} from '../../emulator/pages/api/coverage/functions';

const MARK: Record<Coverage, string> = { yes: '○', partly: '△', no: '×' };
const NONE = '—';

export function coveragePage(): string {
  const functions = Object.values(FUNCTIONS).flat();
  return [
    '<!-- `npm run coverage` writes this page from emulator/pages/api/coverage. Do not edit. -->',
    '',
    '# JavaScript API の再現状況',
    '',
    '> What the local kintone emulates of the kintone JavaScript API: every function and event of the official documentation and of `@kintone/dts-gen`. ○ as documented, △ with what is missing, × throws an error that names it (an event: never fires, and the console says so when a handler is registered), — the device has none.',
    '',
    '公式ドキュメントの一覧と `@kintone/dts-gen` の型にあるすべての関数とイベントです。○ は再現、△ は一部（足りないものを右に）、× は再現していないもの、— はその端末にないもの。× の関数は呼ぶと名前を挙げた例外になり、画面にも出ます。× のイベントは登録できますが発生せず、コンソールに出ます。',
    '',
    summary(functions),
    '',
    '## イベント',
    '',
    '`*` はフィールドコードです。スマートフォンでは名前の前に `mobile.` が付きます。',
    '',
    '| イベント | いつ | PC | スマートフォン |',
    '| --- | --- | :-: | :-: |',
    ...EVENTS.map(eventRow),
    '',
    '## 関数',
    ...Object.entries(FUNCTIONS).flatMap(([title, rows]) => [
      '',
      `### ${title}`,
      '',
      '| PC | スマートフォン | PC | スマートフォン | 足りないもの |',
      '| --- | --- | :-: | :-: | --- |',
      ...rows.map(functionRow),
    ]),
    '',
  ].join('\n');
}

function summary(functions: ApiFunction[]): string {
  const count = (list: Coverage[]): string =>
    (['yes', 'partly', 'no'] as const)
      .map((one) => `${MARK[one]} ${list.filter((other) => other === one).length}`)
      .join('、');
  const onPc = functions.flatMap(({ pc, onPc: state }) => (pc === null ? [] : [state]));
  const onMobile = functions.flatMap(({ mobile, onMobile: state }) =>
    mobile === null ? [] : [state],
  );
  const fired = (list: boolean[]): string => `${list.filter(Boolean).length} / ${list.length}`;
  return [
    '| | PC | スマートフォン |',
    '| --- | --- | --- |',
    `| 関数 | ${count(onPc)} | ${count(onMobile)} |`,
    `| イベント | ${fired(EVENTS.map(({ firesOnPc }) => firesOnPc))} | ${fired(
      EVENTS.filter(({ hasMobile }) => hasMobile).map(({ firesOnMobile }) => firesOnMobile),
    )} |`,
  ].join('\n');
}

function eventRow({ pc, when, hasMobile, firesOnPc, firesOnMobile }: ApiEvent): string {
  const mark = (fires: boolean): string => (fires ? MARK.yes : MARK.no);
  const mobile = hasMobile ? mark(firesOnMobile) : NONE;
  return `| \`${pc}\` | ${when} | ${mark(firesOnPc)} | ${mobile} |`;
}

function functionRow({ pc, mobile, onPc, onMobile, missing = '' }: ApiFunction): string {
  const name = (path: string | null): string => (path === null ? NONE : `\`kintone.${path}\``);
  const mark = (path: string | null, state: Coverage): string =>
    path === null ? NONE : MARK[state];
  const phone = mobile !== null && mobile === pc ? '同じ' : name(mobile);
  return `| ${name(pc)} | ${phone} | ${mark(pc, onPc)} | ${mark(mobile, onMobile)} | ${missing} |`;
}
