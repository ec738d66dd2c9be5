/** Words of the import of past logs. */
import { defineMessages } from '../../ui/messages';

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count.toLocaleString('en')} rows`;
}

export const text = defineMessages({
  ja: {
    open: '過去の記録を読み込む',
    heading: '過去の記録の読み込み',
    steps: '読み込みの手順',
    stepFile: 'ファイル',
    stepColumns: '列の割り当て',
    stepCheck: '点検',
    stepRun: '読み込み',
    step: (number: number, name: string) => `${number}. ${name}`,
    next: '次へ',
    back: '戻る',
    cancel: '中断する',
    leave: '読み込みの途中です。閉じると、ここで決めたことは消えます。閉じますか。',
    loading: '読み込んでいます…',
    noKey:
      'この画面はまだ使えません。同じ行を2度読み込まないための「送信キー」の項目が必要です。アプリの管理者に、「値の重複を禁止する」にした文字列（1行）の項目を作り、プラグインの設定で「送信キー」に選ぶよう、お伝えください。',
    noTargets: '設定で選ばれた項目がフォームに見当たりません。アプリの管理者にお伝えください。',
    // Step 1
    fileHow:
      'CSV か Excel（xlsx）のファイルを選びます。まだ何も記録されません。次の画面で列を確かめ、点検の結果を見てから読み込みます。',
    chooseFile: 'ファイルを選ぶ（CSV・xlsx）',
    fileChosen: (name: string, rows: number) => `「${name}」 ${rows.toLocaleString('ja')}行`,
    encoding: '文字コード',
    encodingFound: (name: string) =>
      `${name} と判定しました。文字が化けているときは変えてください。`,
    utf8: 'UTF-8',
    cp932: 'シフトJIS（CP932）',
    utf16le: 'UTF-16（LE）',
    utf16be: 'UTF-16（BE）',
    unreadable: (count: number) =>
      `読めない文字が${count.toLocaleString('ja')}個あります。文字コードを変えてみてください。`,
    sheet: 'シート',
    headingFrom: '見出しの最初の行',
    headingTo: '見出しの最後の行',
    headingHow: '見出しがないときは、どちらも 0 にします。',
    preview: '読み取った表の初めの5行',
    row: '行',
    fileEmpty: 'ファイルが空です。中身のあるファイルを選んでください。',
    tableEmpty: '見出しより下に行がありません。見出しの行か、シートを確かめてください。',
    fileXls:
      '古い形式の Excel（xls）か、パスワードの付いたファイルです。Excel で開き、パスワードを外して「Excel ブック（.xlsx）」で保存し直してから選んでください。',
    fileOther:
      'CSV でも Excel（xlsx）でもないファイルです。Excel で開けるものなら、「CSV UTF-8」か「Excel ブック（.xlsx）」で保存し直してから選んでください。',
    fileDamaged:
      'Excel（xlsx）のファイルとして読めません。Excel で開いて保存し直してから選んでください。',
    fileLarge: 'ファイルが大きすぎます。年度ごとなどに分けてから選んでください。',
    tooManyRows: (most: number) =>
      `一度に読み込めるのは${most.toLocaleString('ja')}行までです。年度ごとなどに分けてください。`,
    unclosed: (row: number) =>
      `${row}行目で始まる引用符（"）が閉じていないため、その先を読めません。ファイルを直して選び直してください。`,
    // Step 2
    columnsHow:
      'どの列をどの項目に入れるか、列の名前と中身から案を出しました。違うところを直してください。',
    target: '項目',
    needed: '必須',
    column: '列',
    noColumn: '（入れない）',
    samples: '列の値の例',
    whenEmpty: '空欄のときに入れる値',
    leaveEmpty: '（空欄のまま）',
    timeColumn: '受付の時刻',
    sameColumn: (label: string) => `「${label}」と同じ列です。`,
    neededOpen: (labels: string) =>
      `必須の項目に列も値もありません: ${labels}。列か、空欄のときに入れる値を選んでください。`,
    unknownHeading: (label: string, count: number) =>
      `「${label}」の選択肢にない値（${count.toLocaleString('ja')}種類）`,
    unknownPeople: (label: string, count: number) =>
      `「${label}」に見つからない名前（${count.toLocaleString('ja')}種類）`,
    openNames: (count: number) =>
      `選択肢や名簿にない値のうち、どうするか決めていないものが${count.toLocaleString('ja')}種類あります。この下の表で決めてください。`,
    unknownHow: '名前の近いものを案にしています。決めていない値の行は、点検でエラーになります。',
    unknownMore: (count: number) =>
      `ほか${count.toLocaleString('ja')}種類は、点検の結果で分かります。列が合っているか確かめてください。`,
    written: 'ファイルの値',
    becomes: 'どうするか',
    rows: (count: number) => `${count.toLocaleString('ja')}行`,
    undecided: '（まだ決めていない）',
    makeEmpty: '空欄にする',
    skipRows: 'この値の行は読み込まない',
    // Step 3
    checking: (done: number, total: number) =>
      `点検しています… ${done.toLocaleString('ja')} / ${total.toLocaleString('ja')}行`,
    comparing: (read: number, total: number) =>
      `記録済みの声と比べています… ${read.toLocaleString('ja')} / ${total.toLocaleString('ja')}件`,
    checkAgain: 'もう一度点検する',
    results: '点検の結果',
    ofRows: (count: number) => `全${count.toLocaleString('ja')}行`,
    fateImport: '読み込む',
    fateFaulty: 'エラーのため読み込まない',
    fatePresent: '前に読み込み済み',
    fateAlike: '記録済みの声と同じらしい',
    fateSkipped: '読み込まないと決めた値',
    includeAlike: (count: number) =>
      `記録済みの声と日付も内容も同じ${count.toLocaleString('ja')}行も読み込む`,
    personalRows: (count: number) =>
      `個人の情報と思われる言葉が、連絡先以外の項目にある行: ${count.toLocaleString('ja')}行。このままでも読み込めますが、読み込んだ後も内容を確かめてください。`,
    timelessRows: (count: number) =>
      `受付の時刻が書かれていない${count.toLocaleString('ja')}行は、0:00 として読み込みます。`,
    findings: 'エラーと注意',
    noFindings: 'エラーも注意もありません。',
    moreFindings: (count: number) =>
      `ほかに${count.toLocaleString('ja')}件あります。エラーの行は、CSV にすべて入っています。`,
    level: '種類',
    error: 'エラー',
    warning: '注意',
    where: '列',
    what: '理由と、どうするか',
    downloadFaulty: 'エラーの行を CSV でダウンロード',
    faultyFile: '読み込めない行',
    reason: '理由',
    alikeRow: (id: number) => `受付番号 ${id} と同じ日・同じ内容です。`,
    presentRow: (id: number) => `受付番号 ${id} として読み込み済みです。`,
    nothingToImport: '読み込める行がありません。エラーを直したファイルを選び直してください。',
    // Findings
    missing: (label: string) =>
      `「${label}」が空です。ファイルに書き足すか、前の画面で空欄のときに入れる値を決めてください。`,
    noDate: (label: string) =>
      `「${label}」を日付として読めません。2025/4/1、R7.4.1、令和7年4月1日 のように書いてください。`,
    noYear: (label: string) =>
      `「${label}」に年がありません。2025/4/1 や R7.4.1 のように年も書いてください。`,
    noTime: (label: string) =>
      `「${label}」の日付の後ろを時刻として読めません。10:30 や 午後2時 のように書いてください。`,
    noTimeOfDay: (label: string) =>
      `「${label}」の時刻を読めません。10:30 や 午後2時 のように書いてください。`,
    noNumber: (label: string) => `「${label}」を数として読めません。数字だけにしてください。`,
    unknownName: (label: string, name: string) =>
      `「${label}」に「${name}」はありません。前の画面でどれにするか決めてください。`,
    tooLong: (label: string, most: number, length: number) =>
      `「${label}」が${length}文字あります。${most}文字までに短くしてください。`,
    tooShort: (label: string, least: number, length: number) =>
      `「${label}」が${length}文字しかありません。${least}文字以上にしてください。`,
    outOfRange: (label: string, least: string, most: string) =>
      `「${label}」の数が範囲（${least}〜${most}）の外です。`,
    myNumberRow:
      'マイナンバーと思われる12桁の番号があります。kintone に記録できないので、ファイルから消してください。',
    personal: (label: string, found: string) =>
      `「${label}」に個人の情報と思われる言葉（${found}）があります。`,
    sameInFile: (row: number) =>
      `${row}行目と日付も内容も同じです。別の声なら、そのままで構いません。`,
    voice: (label: string, words: string) => `「${label}」: ${words}`,
    // Step 4
    runHow: (count: number) =>
      `${count.toLocaleString('ja')}行を、100行ずつ記録します。ステータスは最初の状態になります。途中で止まっても、続きから再開でき、同じ行が2度入ることはありません。間違えて読み込んだときは、ここか「ファイル」の画面から取り消せます（声を削除する権限が要ります）。`,
    start: (count: number) => `${count.toLocaleString('ja')}行を読み込む`,
    resume: '続きから再開する',
    running: (done: number, total: number) =>
      `読み込んでいます… ${done.toLocaleString('ja')} / ${total.toLocaleString('ja')}行`,
    stopped: (done: number, total: number) =>
      `中断しました（${done.toLocaleString('ja')} / ${total.toLocaleString('ja')}行）。続きから再開できます。`,
    failed: (done: number, total: number, words: string) =>
      `途中で止まりました（${done.toLocaleString('ja')} / ${total.toLocaleString('ja')}行）。${words}`,
    done: (saved: number) => `✓ ${saved.toLocaleString('ja')}行を読み込みました。`,
    outcomes: '行ごとの結果',
    result: '結果',
    saved: (id: number) => `受付番号 ${id} で記録`,
    present: 'すでに記録されていたので、送っていません',
    refused: (words: string) => `断られました。${words}`,
    refusedCount: (count: number) =>
      `kintone に断られた行が${count.toLocaleString('ja')}行あります。理由を直したファイルを読み込んでください。`,
    presentCount: (count: number) =>
      `すでに記録されていた${count.toLocaleString('ja')}行は、送っていません。`,
    openList: '読み込んだ声を一覧で見る',
    moreOutcomes: (count: number) => `ほかに${count.toLocaleString('ja')}行あります。`,
    // Undo
    pastRuns: 'この端末で前に読み込んだもの',
    pastRun: (time: string, rows: number) => `${time} に読み込んだ${rows.toLocaleString('ja')}行`,
    undo: 'この読み込みを取り消す',
    undoNotAllowed:
      'あなたにはこの声を削除する権限がないため、取り消せません。間違えて読み込んだときは、アプリを管理する人（アプリの設定の「アクセス権」で、レコードの削除を許された人）に、次の一覧の声の削除を頼んでください:',
    undoList: '読み込んだ声の一覧',
    undoAsk: (rows: number) =>
      `読み込んだ${rows.toLocaleString('ja')}行の声を削除します。読み込んだ後にだれかが変えた声は残します。元に戻せません。取り消しますか。`,
    undoing: (done: number, total: number) =>
      `取り消しています… ${done.toLocaleString('ja')} / ${total.toLocaleString('ja')}行`,
    undone: (deleted: number) => `✓ ${deleted.toLocaleString('ja')}件の声を削除しました。`,
    undoChanged: (count: number) =>
      `読み込んだ後に変えられた${count.toLocaleString('ja')}件は残しました:`,
    undoForbidden: (count: number) =>
      `${count.toLocaleString('ja')}件は、あなたに削除の権限がないため残っています。アプリを管理する人（アプリの設定の「アクセス権」で、レコードの削除を許された人）に、次の声の削除を頼んでください:`,
    undoGone: (count: number) => `${count.toLocaleString('ja')}行の声は、すでにありませんでした。`,
    undoFailed: (words: string) => `取り消しが途中で止まりました。もう一度押すと続きます。${words}`,
  },
  en: {
    open: 'Import past logs',
    heading: 'Import of past logs',
    steps: 'Steps of the import',
    stepFile: 'File',
    stepColumns: 'Columns',
    stepCheck: 'Check',
    stepRun: 'Import',
    step: (number: number, name: string) => `${number}. ${name}`,
    next: 'Next',
    back: 'Back',
    cancel: 'Stop',
    leave: 'The import is not finished. Closing throws away what you chose here. Close?',
    loading: 'Reading…',
    noKey:
      'This cannot be used yet. It needs the field “Send key”, which keeps a row from being imported twice. Ask the administrator of the app for a text field that allows no duplicates, chosen as “Send key” in the plug-in settings.',
    noTargets: 'The fields chosen in the settings are not in the form. Tell the administrator.',
    fileHow:
      'Choose a CSV or Excel (xlsx) file. Nothing is recorded yet: check the columns next, then look at the result of the check before importing.',
    chooseFile: 'Choose a file (CSV, xlsx)',
    fileChosen: (name: string, rows: number) => `“${name}”, ${rowsOf(rows)}`,
    encoding: 'Encoding',
    encodingFound: (name: string) => `Taken for ${name}. Change it if the text looks broken.`,
    utf8: 'UTF-8',
    cp932: 'Shift_JIS (CP932)',
    utf16le: 'UTF-16 (LE)',
    utf16be: 'UTF-16 (BE)',
    unreadable: (count: number) =>
      `${count.toLocaleString('en')} characters cannot be read. Try another encoding.`,
    sheet: 'Sheet',
    headingFrom: 'First row of the heading',
    headingTo: 'Last row of the heading',
    headingHow: 'Set both to 0 where there is no heading.',
    preview: 'The first 5 rows as they were read',
    row: 'Row',
    fileEmpty: 'The file is empty. Choose one that is not.',
    tableEmpty: 'There is no row below the heading. Check the heading’s rows, or the sheet.',
    fileXls:
      'This is an old Excel file (xls), or one with a password. Open it in Excel, take the password off, save it as an Excel workbook (.xlsx), and choose that.',
    fileOther:
      'This is neither CSV nor Excel (xlsx). If Excel opens it, save it as “CSV UTF-8” or as an Excel workbook (.xlsx), and choose that.',
    fileDamaged: 'This cannot be read as xlsx. Open it in Excel, save it again, and choose that.',
    fileLarge: 'The file is too large. Divide it, by year for instance.',
    tooManyRows: (most: number) =>
      `At most ${most.toLocaleString('en')} rows are imported at once. Divide the file, by year for instance.`,
    unclosed: (row: number) =>
      `The quote (") that begins in row ${row} never ends, so nothing after it can be read. Mend the file and choose it again.`,
    columnsHow:
      'Which column goes where was proposed from the names and values of the columns. Change what is wrong.',
    target: 'Field',
    needed: 'needed',
    column: 'Column',
    noColumn: '(none)',
    samples: 'Values of the column',
    whenEmpty: 'Value for empty cells',
    leaveEmpty: '(stays empty)',
    timeColumn: 'Time of receipt',
    sameColumn: (label: string) => `The same column as “${label}”.`,
    neededOpen: (labels: string) =>
      `Needed, and without column and value: ${labels}. Choose a column, or a value for empty cells.`,
    unknownHeading: (label: string, count: number) =>
      `Values that are no choice of “${label}” (${count.toLocaleString('en')})`,
    unknownPeople: (label: string, count: number) =>
      `Names not found for “${label}” (${count.toLocaleString('en')})`,
    openNames: (count: number) =>
      `${count.toLocaleString('en')} values that are no choice or name here are not decided on. Decide in the tables below.`,
    unknownHow: 'Similar names are proposed. Rows with a value left open are errors in the check.',
    unknownMore: (count: number) =>
      `${count.toLocaleString('en')} more show in the check. Make sure the column is right.`,
    written: 'In the file',
    becomes: 'Becomes',
    rows: rowsOf,
    undecided: '(not decided)',
    makeEmpty: 'Leave empty',
    skipRows: 'Do not import its rows',
    checking: (done: number, total: number) =>
      `Checking… ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`,
    comparing: (read: number, total: number) =>
      `Comparing with recorded voices… ${read.toLocaleString('en')} of ${total.toLocaleString('en')}`,
    checkAgain: 'Check again',
    results: 'Result of the check',
    ofRows: (count: number) => `${rowsOf(count)} in all`,
    fateImport: 'To be imported',
    fateFaulty: 'Not imported: errors',
    fatePresent: 'Imported before',
    fateAlike: 'Like a recorded voice',
    fateSkipped: 'Left out by your choice',
    includeAlike: (count: number) =>
      `Import the ${count.toLocaleString('en')} rows of the same day and text as a recorded voice, too`,
    personalRows: (count: number) =>
      `Rows with what looks like personal data outside the contact fields: ${count.toLocaleString('en')}. They can be imported; look at them afterwards.`,
    timelessRows: (count: number) =>
      `Without a time of receipt, imported as of 0:00: ${rowsOf(count)}.`,
    findings: 'Errors and warnings',
    noFindings: 'No errors and no warnings.',
    moreFindings: (count: number) =>
      `${count.toLocaleString('en')} more. All rows with errors are in the CSV.`,
    level: 'Kind',
    error: 'Error',
    warning: 'Warning',
    where: 'Column',
    what: 'Reason and what to do',
    downloadFaulty: 'Download the rows with errors as CSV',
    faultyFile: 'rows-not-imported',
    reason: 'Reason',
    alikeRow: (id: number) => `The same day and text as record ${id}.`,
    presentRow: (id: number) => `Imported before as record ${id}.`,
    nothingToImport: 'No row can be imported. Mend the errors in the file and choose it again.',
    missing: (label: string) =>
      `“${label}” is empty. Add it in the file, or decide on a value for empty cells on the page before.`,
    noDate: (label: string) =>
      `“${label}” is no date. Write it like 2025/4/1, R7.4.1 or 令和7年4月1日.`,
    noYear: (label: string) => `“${label}” has no year. Write it like 2025/4/1 or R7.4.1.`,
    noTime: (label: string) =>
      `What follows the day in “${label}” is no time. Write it like 10:30.`,
    noTimeOfDay: (label: string) => `The time of “${label}” cannot be read. Write it like 10:30.`,
    noNumber: (label: string) => `“${label}” is no number. Leave only digits.`,
    unknownName: (label: string, name: string) =>
      `“${label}” has no “${name}”. Decide on the page before what it becomes.`,
    tooLong: (label: string, most: number, length: number) =>
      `“${label}” has ${length} characters. Shorten it to ${most}.`,
    tooShort: (label: string, least: number, length: number) =>
      `“${label}” has only ${length} characters. It needs ${least}.`,
    outOfRange: (label: string, least: string, most: string) =>
      `The number of “${label}” is out of range (${least} to ${most}).`,
    myNumberRow:
      'There is a 12-digit number that looks like a My Number. It must not be recorded in kintone: remove it from the file.',
    personal: (label: string, found: string) =>
      `“${label}” holds what looks like personal data (${found}).`,
    sameInFile: (row: number) =>
      `The same day and text as row ${row}. If it is another voice, leave it.`,
    voice: (label: string, words: string) => `“${label}”: ${words}`,
    runHow: (count: number) =>
      `This records ${rowsOf(count)}, 100 at a time, in the first status. If it stops, it can go on from there, and no row comes in twice. A mistaken import can be undone here or on the “File” page (which needs the right to delete voices).`,
    start: (count: number) => `Import ${rowsOf(count)}`,
    resume: 'Go on',
    running: (done: number, total: number) =>
      `Importing… ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`,
    stopped: (done: number, total: number) =>
      `Stopped (${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows). You can go on from here.`,
    failed: (done: number, total: number, words: string) =>
      `It stopped on the way (${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows). ${words}`,
    done: (saved: number) => `✓ Imported ${rowsOf(saved)}.`,
    outcomes: 'Result by row',
    result: 'Result',
    saved: (id: number) => `Recorded as ${id}`,
    present: 'Recorded already, so it was not sent',
    refused: (words: string) => `Refused. ${words}`,
    refusedCount: (count: number) =>
      `kintone refused ${count.toLocaleString('en')} rows. Mend them and import the mended file.`,
    presentCount: (count: number) =>
      `${count.toLocaleString('en')} rows that were recorded already were not sent.`,
    openList: 'Show the imported voices in the list',
    moreOutcomes: (count: number) => `${count.toLocaleString('en')} more rows.`,
    pastRuns: 'Imported earlier on this computer',
    pastRun: (time: string, rows: number) => `${rowsOf(rows)} imported ${time}`,
    undo: 'Undo this import',
    undoNotAllowed:
      'You may not delete these voices, so you cannot undo the import. If it was a mistake, ask somebody who administers the app (whom the app’s permissions allow to delete records) to delete the voices of this list:',
    undoList: 'the imported voices',
    undoAsk: (rows: number) =>
      `This deletes the voices of ${rows.toLocaleString('en')} imported rows. Those that somebody changed since stay. It cannot be undone. Go on?`,
    undoing: (done: number, total: number) =>
      `Undoing… ${done.toLocaleString('en')} of ${total.toLocaleString('en')} rows`,
    undone: (deleted: number) => `✓ ${deleted.toLocaleString('en')} voices were deleted.`,
    undoChanged: (count: number) => `${count.toLocaleString('en')} that were changed since stay:`,
    undoForbidden: (count: number) =>
      `${count.toLocaleString('en')} stay because you may not delete them. Ask somebody who administers the app (whom the app’s permissions allow to delete records) to delete:`,
    undoGone: (count: number) => `${count.toLocaleString('en')} rows had no voice any more.`,
    undoFailed: (words: string) => `Undoing stopped on the way. Press again to go on. ${words}`,
  },
});
