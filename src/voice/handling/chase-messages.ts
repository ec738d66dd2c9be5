/** Words of the chase list: what is late in which section, and the reminder. */
import { defineMessages } from '../../ui/messages';

export const text = defineMessages({
  ja: {
    chaseHeading: '課ごとの督促',
    chaseAbout: (day: string) =>
      `${day}現在の、対応が済んでいない声です。数を押すとその声の一覧を開きます。「一覧と督促文」で、古い順の一覧と、写して送れる文を出します。`,
    chaseSection: '担当課',
    chaseOverdue: '超過',
    chaseWeek: (until: string) => `今週（${until}まで）`,
    chaseWeekShort: '今週',
    chaseWaiting: '受付のまま',
    chaseInterim: '中間回答済み・回答待ち',
    chaseNone: '（担当なし）',
    chaseEmpty: '督促する声はありません。',
    chaseDetail: '一覧と督促文',
    chaseDetailOf: (section: string) => `${section}の一覧と督促文`,
    chaseTotal: '合計（のべ）',
    chaseNote: '担当課が2つある声は、両方の課で数えます。1件が2つの列に入ることもあります。',
    back: '表に戻る',
    received: (day: string) => `受付 ${day}`,
    reminderHeading: '督促の文（直してから送れます）',
    copy: '文を写す',
    copied: '督促の文を写しました。',
    copyFailed: '写せませんでした。文を選んで、Ctrl+C で写してください。',
    reminderTo: (section: string) => `${section} ご担当者様`,
    reminderLead:
      '区民のこえの対応状況について、次の声の確認をお願いします。期限までに回答が難しいときは、理由と新しい期限を添えて中間回答をお願いします。',
    reminderOf: (column: string, count: number) => `■ ${column}（${count}件）`,
    reminderLine: (id: number, title: string, received: string, due: string) =>
      `・No.${id} ${title}（受付 ${received}／${due}）`,
    reminderAsOf: (day: string) => `（${day}現在）`,
  },
  en: {
    chaseHeading: 'Chase by section',
    chaseAbout: (day: string) =>
      `Voices not done, as of ${day}. A number opens their list; “List and reminder” gives them oldest first with a text to copy.`,
    chaseSection: 'Section in charge',
    chaseOverdue: 'Overdue',
    chaseWeek: (until: string) => `This week (until ${until})`,
    chaseWeekShort: 'This week',
    chaseWaiting: 'Not taken yet',
    chaseInterim: 'Interim reply given, answer due',
    chaseNone: '(no section)',
    chaseEmpty: 'There is nothing to chase.',
    chaseDetail: 'List and reminder',
    chaseDetailOf: (section: string) => `List and reminder for ${section}`,
    chaseTotal: 'Total (counted in each place)',
    chaseNote:
      'A voice with two sections counts for both. One voice may stand in more than one column.',
    back: 'Back to the table',
    received: (day: string) => `received ${day}`,
    reminderHeading: 'Reminder (may be changed before sending)',
    copy: 'Copy the text',
    copied: 'The reminder was copied.',
    copyFailed: 'It could not be copied. Select the text and press Ctrl+C.',
    reminderTo: (section: string) => `To ${section}`,
    reminderLead:
      'Please look at the following voices of residents. Where an answer in time is not possible, please give an interim reply with the reason and a new deadline.',
    reminderOf: (column: string, count: number) => `■ ${column} (${count})`,
    reminderLine: (id: number, title: string, received: string, due: string) =>
      `- No. ${id} ${title} (received ${received}; ${due})`,
    reminderAsOf: (day: string) => ` (as of ${day})`,
  },
});
