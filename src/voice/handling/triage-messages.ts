/** Words of the screen that sorts many voices at once. */
import { defineMessages } from '../../ui/messages';

export const text = defineMessages({
  ja: {
    triageHeading: 'まとめて整理',
    triageAbout: (condition: 'all' | 'filtered'): string =>
      condition === 'all'
        ? 'すべての声から選んで、担当課・分野・ステータスを一度に変えます。'
        : '今の一覧の絞り込みに当てはまる声から選んで、担当課・分野・ステータスを一度に変えます。',
    triageKeys: '↑↓で行を移り、スペースで選びます。',
    stepSelect: '1. 選ぶ',
    stepCheck: '2. 確かめる',
    stepRun: '3. 実行と結果',
    selected: (count: number) => `${count.toLocaleString('ja')}件を選択中`,
    pageOf: (from: number, to: number, total: number) =>
      `${from.toLocaleString('ja')} - ${to.toLocaleString('ja')}（${total.toLocaleString('ja')}件中）`,
    previous: '前へ',
    nextPage: '次へ',
    selectPage: 'このページのすべてを選ぶ',
    selectAll: (count: number) => `当てはまる${count.toLocaleString('ja')}件すべてを選ぶ`,
    tooMany: (most: number) =>
      `一度に整理できるのは${most.toLocaleString('ja')}件までです。一覧を絞り込んでください。`,
    clear: '選択を外す',
    noRecords: '当てはまる声がありません。',
    selectRow: (id: number, title: string) => `No.${id} ${title} を選ぶ`,
    columnId: '番号',
    columnTitle: '件名',
    columnSection: '担当課',
    columnCategory: '分野',
    columnStatus: 'ステータス',
    columnDue: '期限',
    blank: '（未入力）',
    setHeading: '変えること',
    setSection: '担当課',
    setCategory: '分野',
    setAction: 'ステータス（アクション）',
    keep: '変えない',
    actionOption: (name: string, from: string, to: string) => `${name}（${from} → ${to}）`,
    actionChosenOne: (name: string) =>
      `${name}（次の作業者を1件ずつ選ぶため、まとめて実行できません）`,
    check: '確かめる',
    nothingSelected: '声を選んでください。',
    nothingSet: '変えることを1つ以上選んでください。',
    clash: (action: string) =>
      `担当課の変更と「${action}」は一度にできません。どちらかにしてください。`,
    willChange: (count: number) => `${count.toLocaleString('ja')}件を変えます。`,
    cannotChange: (count: number) => `${count.toLocaleString('ja')}件は変えません。`,
    change1: (what: string, from: string, to: string) => `${what}: ${from} → ${to}`,
    whySame: 'すでにそうなっています',
    whySection: '担当課が決まっていません。担当課も一緒に選んでください',
    whyStatus: (status: string) =>
      `今のステータス「${status}」では、このアクションを実行できません`,
    whyCondition: 'アクションの条件に当てはまりません',
    whyAssignee: (names: string) => `あなたは作業者ではありません（${names}の操作を待っています）`,
    goSelect: '選び直す',
    goRun: (count: number) => `${count.toLocaleString('ja')}件を変える`,
    progress: (done: number, total: number) =>
      `${done.toLocaleString('ja')} / ${total.toLocaleString('ja')}件`,
    running: '変えています…',
    stop: '止める',
    stoppedByYou: '止めました。済んだ分はそのままです。続きから始められます。',
    paused: (why: string) =>
      `途中で止まりました。${why} 済んだ分を確かめてから、続きだけを変えます。`,
    resume: '続きから始める',
    finished: (done: number, failed: number): string =>
      failed === 0
        ? `${done.toLocaleString('ja')}件を変えました。`
        : `${done.toLocaleString('ja')}件を変えました。${failed.toLocaleString('ja')}件は変わっていません。`,
    openWork: (open: number, settled: number, what: string) =>
      `まとめて整理（${what}）の途中です。${open.toLocaleString('ja')}件が未処理です（終わったもの ${settled.toLocaleString('ja')}件）。`,
    continueWork: '続ける',
    leaveWork: 'やめる',
    leaveAsk: (open: number) =>
      `残りの${open.toLocaleString('ja')}件は変えないままにします。続きからは始められなくなります。やめますか。`,
    replacesOpen: (open: number) =>
      `前の整理が${open.toLocaleString('ja')}件残っています。新しく始めると、前の続きからは始められなくなります。始めますか。`,
    nothingLeft: (done: number) =>
      `確かめたところ、残りはありませんでした（変えたもの ${done.toLocaleString('ja')}件）。`,
    earlierDone: (done: number) => `前に済んだものが${done.toLocaleString('ja')}件あります。`,
    reload: '一覧を開き直す',
    stateWaiting: 'まだ',
    stateSent: '確かめ中',
    stateDone: '済み',
    stateFailed: '変わっていません',
    failedConflict: 'ほかの人が先に更新しました。内容を確かめて、もう一度選んでください。',
    failedGone: 'レコードが見つかりません。',
    result: '結果',
    tooManyFailures: '続けて失敗したため、いったん止めました。',
  },
  en: {
    triageHeading: 'Sort many at once',
    triageAbout: (condition: 'all' | 'filtered'): string =>
      condition === 'all'
        ? 'Choose among all voices and set section, category or status at once.'
        : 'Choose among the voices of the present list and set section, category or status at once.',
    triageKeys: '↑ and ↓ move between rows, Space selects.',
    stepSelect: '1. Select',
    stepCheck: '2. Check',
    stepRun: '3. Run and result',
    selected: (count: number) => `${count.toLocaleString('en')} selected`,
    pageOf: (from: number, to: number, total: number) => `${from} - ${to} of ${total}`,
    previous: 'Previous',
    nextPage: 'Next',
    selectPage: 'Select all on this page',
    selectAll: (count: number) => `Select all ${count.toLocaleString('en')} that match`,
    tooMany: (most: number) =>
      `At most ${most.toLocaleString('en')} can be sorted at once. Narrow the list.`,
    clear: 'Clear the selection',
    noRecords: 'No voice matches.',
    selectRow: (id: number, title: string) => `Select No. ${id} ${title}`,
    columnId: 'No.',
    columnTitle: 'Title',
    columnSection: 'Section',
    columnCategory: 'Category',
    columnStatus: 'Status',
    columnDue: 'Due',
    blank: '(empty)',
    setHeading: 'What to set',
    setSection: 'Section in charge',
    setCategory: 'Category',
    setAction: 'Status (action)',
    keep: 'Leave as it is',
    actionOption: (name: string, from: string, to: string) => `${name} (${from} → ${to})`,
    actionChosenOne: (name: string) => `${name} (the next assignee is chosen one by one)`,
    check: 'Check',
    nothingSelected: 'Select voices first.',
    nothingSet: 'Choose at least one thing to set.',
    clash: (action: string) => `The section and “${action}” cannot be set together. Choose one.`,
    willChange: (count: number) => `${count.toLocaleString('en')} will change.`,
    cannotChange: (count: number) => `${count.toLocaleString('en')} stay as they are.`,
    change1: (what: string, from: string, to: string) => `${what}: ${from} → ${to}`,
    whySame: 'It is so already',
    whySection: 'No section is in charge: choose one as well',
    whyStatus: (status: string) => `This action cannot be run in the status “${status}”`,
    whyCondition: 'The condition of the action is not met',
    whyAssignee: (names: string) => `You are not an assignee (it waits for ${names})`,
    goSelect: 'Back to the selection',
    goRun: (count: number) => `Change ${count.toLocaleString('en')}`,
    progress: (done: number, total: number) => `${done} of ${total}`,
    running: 'Changing…',
    stop: 'Stop',
    stoppedByYou: 'Stopped. What was done stays; you can go on from here.',
    paused: (why: string) =>
      `It stopped on the way. ${why} What was done is looked up first, then only the rest is changed.`,
    resume: 'Go on',
    finished: (done: number, failed: number): string =>
      failed === 0 ? `${done} changed.` : `${done} changed. ${failed} were not changed.`,
    openWork: (open: number, settled: number, what: string) =>
      `Sorting many at once (${what}) is not finished: ${open} to do, ${settled} settled.`,
    continueWork: 'Go on',
    leaveWork: 'Leave it',
    leaveAsk: (open: number) =>
      `The remaining ${open} stay as they are, and cannot be gone on with any more. Leave it?`,
    replacesOpen: (open: number) =>
      `${open} of an earlier sorting remain. Starting a new one means that the earlier one cannot be gone on with. Start?`,
    nothingLeft: (done: number) => `Nothing was left to do after looking again (${done} changed).`,
    earlierDone: (done: number) => `${done} were changed before.`,
    reload: 'Open the list again',
    stateWaiting: 'not yet',
    stateSent: 'being looked up',
    stateDone: 'done',
    stateFailed: 'not changed',
    failedConflict: 'Someone else updated it first. Look at it and select it again.',
    failedGone: 'The record was not found.',
    result: 'Result',
    tooManyFailures: 'Stopped after many failures in a row.',
  },
});
