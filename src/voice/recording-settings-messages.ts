/** Words of the settings about recording. */
import { defineMessages } from '../ui/messages';

export const text = defineMessages({
  ja: {
    checks: '保存の前に確かめること',
    shortestBody: '内容に必要な文字数（これより短いと保存できません）',
    wanted: '「回答希望」で、回答を求める選択肢',
    declined: '「回答希望」で、回答を求めない選択肢',
    kept: '端末に残すもの',
    draft: '保存前の下書きと、まだ送れていない声を、この端末に残す',
    draftNote:
      'どちらも、書いた人の使うブラウザーの中に、暗号化せずに置きます。書きかけの下書きは7日間で出なくなり、ほかの人がこのアプリの登録画面を開くと消えます。連絡先と、マイナンバーのある項目は下書きに入れません。「すぐ記録」で送れなかった声（「送信キー」のフィールドがあるとき）は、連絡先などを書く欄がなく、送れるか捨てるまで残り、書いた人がログインしたときだけ画面に出ます。外すと、どちらも残しません（残っていた下書きは消し、残っていた声は送ります）。共用の端末では外すこともできます。',
    help: '記録と回答の手伝い',
    readings: '地域の読み（1行に「名前=よみ」）',
    restrictedChoice:
      '「要配慮」のうち、決めた人だけが見る声の選択肢（なしにすると説明を出しません）',
    restrictedNote:
      'だれが見られるかは、アプリの「レコードのアクセス権」で決めます。この設定は画面の説明だけに使います。',
    officeContacts: '区役所の電話番号・メールアドレス（1行に1つ）',
    officeNote:
      'ここにある番号と、ログインしている人の番号・メール、ログインしている人・受付者・受付部署・担当課の名前は、住民の連絡先や氏名として保存できません。',
    plainLanguage: '「言語」のうち、読みやすさの手伝いを出さない選択肢',
    longestSentence: '長い文と知らせる文字数（これより長い文）',
    easyWords: 'むずかしい言葉の言い換え（1行に「言葉=言い換え=よみ」）',
    interpreterNote: '「通訳の希望」がある声に出す、することの説明',
  },
  en: {
    checks: 'Checked before saving',
    shortestBody: 'Characters the content must have',
    wanted: 'Choice that asks for a reply',
    declined: 'Choice that declines a reply',
    kept: 'Kept on the computer',
    draft: 'Keep unsaved drafts and unsent voices on this computer',
    draftNote:
      'Both lie unencrypted in the browser of the person who wrote them. Drafts are offered for 7 days, and go when someone else opens this app’s screen for a new record; contact details and items with a My Number are never in them. A voice of “Quick entry” that could not be sent (where a field is chosen for the send key) stays until it is sent or discarded, and is shown only while the person who wrote it is signed in; that card asks for no contact details. If off, neither is kept: drafts that were are deleted, voices that were are sent. On shared computers it can be turned off.',
    help: 'Help with recording and answering',
    readings: 'Readings of areas (a line each: name=reading)',
    restrictedChoice:
      'Choice of “Needs care” whose voices only some people see (none: no explanation)',
    restrictedNote:
      'Who sees them is decided in the app’s permissions for records. This setting only explains it on the screen.',
    officeContacts: 'Phone numbers and mail addresses of the office (one a line)',
    officeNote:
      'These, the signed-in person’s own numbers and mail, and the names of that person, of “Received by” and of the sections cannot be saved as a resident’s contact or name.',
    plainLanguage: 'Choice of “Language” that needs no reading help',
    longestSentence: 'A sentence of more characters is called long',
    easyWords: 'Easier words (a line each: word=easier=reading)',
    interpreterNote: 'What to do when an interpreter is wanted',
  },
});
