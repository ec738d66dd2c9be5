/** Words for what stands beside heavy voices, an interpreter's wish, and a resident's contact. */
import { defineMessages } from '../../ui/messages';

export const text = defineMessages({
  ja: {
    will: (choice: string) =>
      `「${choice}」に印を付けると、保存したあと、この声はアプリのアクセス権で決めた人（標準のアプリでは、記録した人、担当課、係長以上）だけに見えます。ほかの人の一覧・検索・集計には出ません。担当課を入れてから保存してください。`,
    is: (choice: string) =>
      `この声は「${choice}」です。アクセス権で決めた人だけに見えています。内容を、見られない人に伝えたり、貼ったりしないでください。`,
    noSection:
      '担当課が空です。このまま保存すると、記録した人と係長以上のほかは、だれも見られません。',
    interpreter: (wish: string) => `通訳の希望: ${wish}`,
  },
  en: {
    will: (choice: string) =>
      `With “${choice}”, once saved, only those whom the app’s rights name see this voice (in the standard app: who recorded it, the section in charge, and chiefs). It is in nobody else’s lists, searches and charts. Choose the section in charge before saving.`,
    is: (choice: string) =>
      `This voice is marked “${choice}”: only those whom the app’s rights name see it. Do not pass it on to others.`,
    noSection: 'No section is in charge. Saved so, only who recorded it and chiefs can see it.',
    interpreter: (wish: string) => `Interpreter: ${wish}`,
  },
});
