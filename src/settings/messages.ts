/** Words of the config screen. */
import { defineMessages } from '../ui/messages';

export const text = defineMessages({
  ja: {
    title: '区役所アプリ支援の設定',
    step1: '使う機能を「使う」にします。',
    step2: '機能が使うフィールドを、このアプリのフィールドから選びます。',
    step3: '「保存」を押し、次の画面で「アプリを更新」を押すと、使えるようになります。',
    fresh:
      'はじめての設定です。名前の似たフィールドを自動で割り当てました。「自動提案」の付いた行を確かめてから、保存してください。',
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
    required: '必須',
    proposed: '自動提案',
    none: '（使わない）',
    choose: '（選んでください）',
    missingField: (code: string) => `${code}（このアプリにありません）`,
    otherType: (field: string, type: string) => `${field}（${type}）`,
    acceptedTypes: (types: string) => `選べる種類: ${types}`,
    noField: (types: string) =>
      `選べる種類のフィールドがこのアプリにありません。フォームに ${types} を追加してから、この画面を開き直してください。`,
    optional: (mapped: number, all: number) =>
      `なくても使えるフィールド（${all}件中 ${mapped}件を割り当て済み）`,
    fieldsHeading: 'フィールドの割り当て',
    othersHeading: 'そのほかの設定',
    proposeAgain: '自動で割り当て直す',
    proposeAgainHelp: 'この機能の割り当てを、フィールドの名前と種類からやり直します。',
    proposedAgain: (count: number) => `${count}件を自動で割り当てました。確かめてください。`,
    exportFile: 'ファイルに書き出す',
    importFile: 'ファイルから読み込む',
    transferHeading: '設定の書き出しと読み込み',
    transferHelp:
      '設定をファイルに残したり、ほかのアプリで作った設定を使ったりできます。読み込んだだけでは保存されません。',
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
    noProblems: '割り当てに問題はありません。',
    nothingOn: 'どの機能も「使わない」になっています。使う機能を選んでください。',
    noFieldsNoSave:
      'フィールドを読み込めていないので、割り当てを確かめられず、保存できません。「もう一度読み込む」を押してください。',
    tooBig:
      '設定が大きすぎて、kintone に保存できません（256 KB まで）。グラフなどの設定を減らしてください。',
    saveFailed: '保存できませんでした。',
  },
  en: {
    title: 'Ward Office Toolkit settings',
    step1: 'Switch on the features this app needs.',
    step2: 'Choose the fields of this app that a feature uses.',
    step3: 'Press “Save”, then “Update App” on the next screen. The features work from then on.',
    fresh:
      'First set-up. Fields with similar names were chosen for you. Check the lines marked “proposed”, then save.',
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
    required: 'Required',
    proposed: 'Proposed',
    none: '(not used)',
    choose: '(choose)',
    missingField: (code: string) => `${code} (not in this app)`,
    otherType: (field: string, type: string) => `${field} (${type})`,
    acceptedTypes: (types: string) => `Types: ${types}`,
    noField: (types: string) =>
      `This app has no field of a fitting type. Add a field (${types}) to the form and open this screen again.`,
    optional: (mapped: number, all: number) => `Optional fields (${mapped} of ${all} chosen)`,
    fieldsHeading: 'Fields',
    othersHeading: 'Other settings',
    proposeAgain: 'Propose fields again',
    proposeAgainHelp: 'Chooses the fields of this feature anew, by name and type.',
    proposedAgain: (count: number) => `${count} fields proposed. Please check them.`,
    exportFile: 'Export to file',
    importFile: 'Import from file',
    transferHeading: 'Export and import',
    transferHelp:
      'Keep the settings in a file, or use those of another app. Importing alone does not save.',
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
    noProblems: 'No problems with the fields.',
    nothingOn: 'No feature is on. Choose the ones you want to use.',
    noFieldsNoSave:
      'Without the fields the settings cannot be checked, so they were not saved. Press “Load again”.',
    tooBig: 'The settings are too big for kintone (256 KB). Remove some charts or other settings.',
    saveFailed: 'The settings could not be saved.',
  },
});
