/** Words of the personal data guard. */
import type { Kind, Mark } from '../text/personal-data';
import { defineMessages } from '../ui/messages';

export const guardText = defineMessages({
  ja: {
    stop: (field: string) =>
      `「${field}」にマイナンバーがあります。このままでは保存できません。置き換えるか、消してください。`,
    warning: (field: string, count: number) =>
      `「${field}」は人の目に触れる項目です。個人の情報と思われる言葉が${count}つあります（このままでも保存できます）。`,
    hint: (field: string, count: number) =>
      `「${field}」に個人の情報と思われる言葉が${count}つあります。庁内の記録なので、このまま保存できます。`,
    certain: 'ほぼ確か',
    likely: 'かもしれない',
    because: (certainty: string, reason: string) => `${certainty}：${reason}`,
    replace: (words: string) => `「${words}」に置き換える`,
    erase: '消して置き換える',
    of: (found: string) => `「${found}」を`,
    replaceAll: (count: number) => `${count}つとも置き換える`,
    keep: 'このままでよい',
    keepOf: (found: string) => `「${found}」は`,
    replaced: (found: string, words: string) =>
      words === '' ? `「${found}」を消しました。` : `「${found}」を「${words}」に置き換えました。`,
    replacedMany: (count: number) => `${count}つを置き換えました。`,
    undo: '元に戻す',
    undone: '元に戻しました。',
    cannotUndo: '置き換えた所が書き直されているため、元に戻せません。',
    changed: '文が変わったので、印を付け直しました。',
    kept: (count: number) => `このままでよいとした言葉: ${count}つ`,
    again: 'もう一度示す',
    rich: '書式のある文なので、欄の中で直してください。',
    settingKinds: '印を付けるもの',
    settingKindsNote:
      'マイナンバー（検査数字の合う12桁の番号）は、外しても保存を止めます。印は見落としも間違いもあります。最後は人が確かめてください。',
    settingAllowed: '印を付けないもの（1行に1つ。区の電話番号・住所・メールのドメイン・言葉）',
    settingAllowedHint: '093-000-0000\ncity.example.jp\n黒崎三丁目15番3号',
  },
  en: {
    stop: (field: string) =>
      `“${field}” holds a My Number, so the record cannot be saved. Replace or remove it.`,
    warning: (field: string, count: number) =>
      `Others will read “${field}”. What looks like personal data in it: ${count} (you can save as it is).`,
    hint: (field: string, count: number) =>
      `What looks like personal data in “${field}”: ${count}. It is the office’s own record and can be saved as it is.`,
    certain: 'almost certain',
    likely: 'may be',
    because: (certainty: string, reason: string) => `${certainty}: ${reason}`,
    replace: (words: string) => `Replace by “${words}”`,
    erase: 'Replace by nothing',
    of: (found: string) => `“${found}”: `,
    replaceAll: (count: number) => `Replace all ${count}`,
    keep: 'Fine as it is',
    keepOf: (found: string) => `“${found}”: `,
    replaced: (found: string, words: string) =>
      words === '' ? `“${found}” was removed.` : `“${found}” was replaced by “${words}”.`,
    replacedMany: (count: number) => `${count} were replaced.`,
    undo: 'Undo',
    undone: 'It is as it was.',
    cannotUndo: 'The place was written anew, so this cannot be undone.',
    changed: 'The text has changed and was marked again.',
    kept: (count: number) => `Fine as they are: ${count}`,
    again: 'Show them again',
    rich: 'This text has formatting: please mend it in its field.',
    settingKinds: 'What is marked',
    settingKindsNote:
      'A My Number (12 digits with a fitting check digit) stops the save even if it is left out here. Marks miss things and err: a person has the last look.',
    settingAllowed:
      'What is never marked (one per line: the office’s phone numbers, addresses, mail domains, words)',
    settingAllowedHint: '093-000-0000\ncity.example.jp',
  },
});

export const kindWords = defineMessages<Record<Kind, string>>({
  ja: {
    myNumber: 'マイナンバー',
    phone: '電話番号',
    mail: 'メールアドレス',
    account: 'SNSなどのアカウント',
    postalCode: '郵便番号',
    address: '住所',
    birthDate: '生年月日',
    age: '年齢',
    carPlate: '車のナンバー',
    bank: '口座・カードの番号',
    insurance: '保険証の記号・番号',
    careNumber: '受給者・被保険者の番号',
    residentCode: '住民票コード',
    certificate: '免許証・在留カードなどの番号',
    name: '氏名',
    person: '誰のことか分かる言い方',
  },
  en: {
    myNumber: 'My Number',
    phone: 'Phone number',
    mail: 'Mail address',
    account: 'Account of a service',
    postalCode: 'Postal code',
    address: 'Address',
    birthDate: 'Date of birth',
    age: 'Exact age',
    carPlate: 'Number plate',
    bank: 'Bank account or card',
    insurance: 'Insurance number',
    careNumber: 'Number of a benefit or of care insurance',
    residentCode: 'Resident code',
    certificate: 'Number of a licence, residence card or the like',
    name: 'Name',
    person: 'Words that tell who is meant',
  },
});

export const reasonWords = defineMessages<Record<Mark['reason'], string>>({
  ja: {
    checkDigit: '検査数字が合います',
    form: '書き方から',
    cue: '前の言葉から',
    honorific: '敬称・役職から',
    introduction: '名乗りから',
    surname: '多い名字から',
    neighbour: '近くに住む人のこと',
    role: 'ほかにいない役の人のこと',
    staffAndTime: '職員の様子と日時がそろっています',
  },
  en: {
    checkDigit: 'the check digit fits',
    form: 'from how it is written',
    cue: 'from the words before it',
    honorific: 'from the title',
    introduction: 'from the introduction',
    surname: 'a frequent surname',
    neighbour: 'who lives nearby',
    role: 'nobody else has the part',
    staffAndTime: 'a member of staff, and when',
  },
});
