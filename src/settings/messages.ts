/** Words of the config screen. */
import { defineMessages } from '../ui/messages';

export const text = defineMessages({
  ja: {
    title: '区役所アプリ支援の設定',
    contents: '設定の順番と目次',
    step1: '使う機能を選ぶ',
    step2: 'フィールドを確かめる',
    step3: '決まりを確かめる（はじめのままでも使えます）',
    step4: '「保存」を押し、次の画面で「アプリを更新」を押す',
    featureState: (feature: string, enabled: boolean) =>
      `${feature}: ${enabled ? '使う' : '使わない'}`,
    fresh:
      'はじめての設定です。名前の似たフィールドを自動で割り当てました。下に「直すところ」がなければ、このまま保存して使い始められます。',
    freshOther: 'はじめての設定です。使う機能を確かめてから、保存してください。',
    unfit: (feature: string, fields: string) =>
      `このアプリには「${feature}」に必要なフィールド（${fields}）がそろっていないようなので、「使わない」にしてあります。使うときは「使う」にして、フィールドを選んでください。`,
    broken:
      '保存されていた設定を読み取れませんでした。はじめの状態を表示しています。以前に書き出したファイルがあれば「ファイルから読み込む」で戻せます。',
    newer: (version: number) =>
      `保存されている設定は、このプラグインより新しい版（形式 ${version}）で作られています。このまま保存すると、新しい版の設定は失われます。システム管理者に、プラグインの更新を依頼してください。`,
    parts: (features: string) =>
      `「${features}」の設定を読み取れなかったため、はじめの状態に戻して「使わない」にしました。確かめてから保存してください。`,
    keepOriginal: '元の設定をファイルに残す',
    loading: 'フィールドを読み込んでいます…',
    fieldsFailed: 'このアプリのフィールドを読み込めませんでした。',
    retry: 'もう一度読み込む',
    use: '使う',
    notUse: '使わない',
    useFeature: (feature: string) => `「${feature}」を使う`,
    proposed: '自動提案',
    guessed: '自動提案（名前の一部が同じ）',
    none: '（使わない）',
    choose: '（選んでください）',
    missingField: (code: string) => `${code}（このアプリにありません）`,
    otherType: (field: string, type: string) => `${field}（${type}）`,
    acceptedTypes: (types: string) => `選べる種類: ${types}`,
    noField: (types: string) =>
      `選べる種類のフィールドがこのアプリにありません。フォームに ${types} を追加してから、この画面を開き直してください。`,
    fieldsFound: (mapped: number, all: number) => `${all}件のうち${mapped}件が決まっています`,
    fieldsProposed: (count: number) => `（${count}件は名前から自動で選びました）`,
    asked: (count: number) => `決めるもの（${count}件）`,
    foundFields: (count: number) => `決まっているフィールド（${count}件）`,
    noneFields: (count: number) => `使わないフィールド（${count}件。なくても使えます）`,
    fieldsHeading: 'フィールドの割り当て',
    othersHeading: '決まり',
    partUnfit: (count: number) => `直すところが${count}件あります`,
    reset: '初期値に戻す',
    undoReset: '戻す前の設定にする',
    partReset: '初期値に戻しました。まだ保存していません。',
    partBack: '戻す前の設定にしました。',
    proposeAgain: '自動で割り当て直す',
    proposeAgainHelp: 'この機能の割り当てを、フィールドの名前と種類からやり直します。',
    proposedAgain: (count: number) => `${count}件を自動で割り当てました。確かめてください。`,
    undoPropose: 'やり直す前の割り当てにする',
    exportFile: 'ファイルに書き出す',
    importFile: 'ファイルから読み込む',
    transferHeading: '設定の書き出しと読み込み',
    transferHelp:
      '設定をファイルに残したり、ほかのアプリで作った設定を使ったりできます。読み込んだだけでは保存されません。',
    undoImport: '読み込む前の設定に戻す',
    imported: '読み込みました。まだ保存していません。内容を確かめて「保存」を押してください。',
    importFailed: (name: string) =>
      `「${name}」は、このプラグインの設定ファイルではないか、壊れています。今の設定は変えていません。`,
    importNewer: (name: string) =>
      `「${name}」は、このプラグインより新しい版で書き出されています。今の設定は変えていません。先にプラグインを更新してください。`,
    save: '保存',
    cancel: 'キャンセル',
    unsaved: '保存していない変更があります。',
    problemsHeading: (count: number) => `直すところが ${count} 件あります`,
    problemsBeforeSave: (count: number) =>
      `まだ保存していません。次の ${count} 件を直してから、もう一度「保存」を押してください。`,
    noProblems: '直すところはありません。',
    nothingOn: 'どの機能も「使わない」になっています。使う機能を選んでください。',
    tooBig:
      '設定が大きすぎて、kintone に保存できません（256 KB まで）。グラフなどの設定を減らしてください。',
    unfinished: (features: string) =>
      `「${features}」に書きかけのところがあるので、まだ保存していません。空いている欄を埋めるか、要らないものを消してから、もう一度「保存」を押してください。`,
    saveFailed: '保存できませんでした。',
  },
  en: {
    title: 'Ward Office Toolkit settings',
    contents: 'Steps and contents',
    step1: 'Choose the features',
    step2: 'Check the fields',
    step3: 'Check the rules (they work as they are)',
    step4: 'Press “Save”, then “Update App” on the next screen',
    featureState: (feature: string, enabled: boolean) => `${feature}: ${enabled ? 'on' : 'off'}`,
    fresh:
      'First set-up. Fields with similar names were chosen for you. Where nothing is to be mended below, save and begin.',
    freshOther: 'First set-up. Check which features you want, then save.',
    unfit: (feature: string, fields: string) =>
      `This app seems to lack the fields “${feature}” needs (${fields}), so it is off. To use it, switch it on and choose the fields.`,
    broken:
      'The saved settings could not be read. You see the initial ones. If you have an exported file, bring it back with “Import from file”.',
    newer: (version: number) =>
      `The saved settings were made by a later version of this plug-in (format ${version}). Saving here would lose them. Ask a system administrator to update the plug-in.`,
    parts: (features: string) =>
      `The settings of “${features}” could not be read. They are back to the initial ones and switched off. Check them before you save.`,
    keepOriginal: 'Keep the original in a file',
    loading: 'Loading fields…',
    fieldsFailed: 'The fields of this app could not be loaded.',
    retry: 'Load again',
    use: 'On',
    notUse: 'Off',
    useFeature: (feature: string) => `Use “${feature}”`,
    proposed: 'Proposed',
    guessed: 'Proposed (a part of the name is the same)',
    none: '(not used)',
    choose: '(choose)',
    missingField: (code: string) => `${code} (not in this app)`,
    otherType: (field: string, type: string) => `${field} (${type})`,
    acceptedTypes: (types: string) => `Types: ${types}`,
    noField: (types: string) =>
      `This app has no field of a fitting type. Add a field (${types}) to the form and open this screen again.`,
    fieldsFound: (mapped: number, all: number) => `${mapped} of ${all} chosen`,
    fieldsProposed: (count: number) => ` (${count} proposed by their names)`,
    asked: (count: number) => `To be decided (${count})`,
    foundFields: (count: number) => `Fields chosen (${count})`,
    noneFields: (count: number) => `Fields not used (${count}; none is needed)`,
    fieldsHeading: 'Fields',
    othersHeading: 'Rules',
    partUnfit: (count: number) => (count === 1 ? '1 thing to mend' : `${count} things to mend`),
    reset: 'Back to the initial settings',
    undoReset: 'Undo that',
    partReset: 'The initial settings are back, not saved yet.',
    partBack: 'As it was before.',
    proposeAgain: 'Propose fields again',
    proposeAgainHelp: 'Chooses the fields of this feature anew, by name and type.',
    proposedAgain: (count: number) => `${count} fields proposed. Please check them.`,
    undoPropose: 'Back to the fields before',
    exportFile: 'Export to file',
    importFile: 'Import from file',
    transferHeading: 'Export and import',
    transferHelp:
      'Keep the settings in a file, or use those of another app. Importing alone does not save.',
    undoImport: 'Back to the settings before',
    imported: 'Imported, not saved yet. Check the settings and press “Save”.',
    importFailed: (name: string) =>
      `“${name}” is not a settings file of this plug-in, or it is damaged. The present settings are unchanged.`,
    importNewer: (name: string) =>
      `“${name}” was exported by a later version of this plug-in. The present settings are unchanged. Update the plug-in first.`,
    save: 'Save',
    cancel: 'Cancel',
    unsaved: 'There are unsaved changes.',
    problemsHeading: (count: number) =>
      count === 1 ? '1 thing to mend' : `${count} things to mend`,
    problemsBeforeSave: (count: number) =>
      `Not saved yet. Mend the following (${count}), then press “Save” again.`,
    noProblems: 'Nothing to mend.',
    nothingOn: 'No feature is on. Choose the ones you want to use.',
    tooBig: 'The settings are too big for kintone (256 KB). Remove some charts or other settings.',
    unfinished: (features: string) =>
      `Something in “${features}” is not finished, so nothing was saved. Fill what is empty or delete it, then press “Save” again.`,
    saveFailed: 'The settings could not be saved.',
  },
});
