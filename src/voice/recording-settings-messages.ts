/** Words of the settings about recording. */
import { defineMessages } from '../ui/messages';

export const text = defineMessages({
  ja: {
    heading: '記録と回答の手伝い',
    areaSpace: '町名から見つけた地域を出すスペースの要素ID',
    replySpace: '定型文と読みやすさの手伝いを出すスペースの要素ID',
    cautionSpace: '「要配慮」の説明を出すスペースの要素ID',
    restrictedChoice:
      '「要配慮」のうち、決めた人だけが見る声の選択肢（空にすると説明を出しません）',
    restrictedNote:
      'だれが見られるかは、アプリの「レコードのアクセス権」で決めます。この設定は画面の説明だけに使います。',
    officeContacts: '区役所の電話番号・メールアドレス（1行に1つ）',
    officeNote:
      'ここにある番号と、ログインしている人の番号・メール・名前は、住民の連絡先として保存できません。',
    plainLanguage: '「言語」のうち、読みやすさの手伝いを出さない選択肢',
    longestSentence: '長い文と知らせる文字数（これより長い文）',
    easyWords: 'むずかしい言葉の言い換え（1行に「言葉=言い換え=よみ」）',
    interpreterNote: '「通訳の希望」がある声に出す、することの説明',
  },
  en: {
    heading: 'Help with recording and answering',
    areaSpace: 'Element ID of the space for the area found from a town',
    replySpace: 'Element ID of the space for templates and the reading help',
    cautionSpace: 'Element ID of the space that explains “Needs care”',
    restrictedChoice:
      'Choice of “Needs care” whose voices only some people see (empty: no explanation)',
    restrictedNote:
      'Who sees them is decided in the app’s permissions for records. This setting only explains it on the screen.',
    officeContacts: 'Phone numbers and mail addresses of the office (one a line)',
    officeNote:
      'These, and the signed-in person’s own numbers, mail and name, cannot be saved as a resident’s contact.',
    plainLanguage: 'Choice of “Language” that needs no reading help',
    longestSentence: 'A sentence of more characters is called long',
    easyWords: 'Easier words (a line each: word=easier=reading)',
    interpreterNote: 'What to do when an interpreter is wanted',
  },
});
