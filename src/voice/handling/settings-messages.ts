/** Words of the deadline rule and of the actions on the config screen. */
import { defineMessages } from '../../ui/messages';

export const text = defineMessages({
  ja: {
    settingDeadline: '回答期限',
    settingDays: '回答期限（受付の翌日から数える日数）',
    settingUnit: '日数の数え方',
    settingCalendar: '暦の日（土日・祝日も数える）',
    settingOffice: '開庁日（閉庁日は数えない）',
    settingCutOff: '受付の区切り（この時刻以降は次の開庁日の受付。空欄なら区切りなし）',
    settingClosedEnd: '暦の日で数えた期限が閉庁日なら、次の開庁日までにする',
    settingClosed: '区で決めた閉庁日（1行に1日。土日・祝日・年末年始は書かなくてよい）',
    settingOpen: '土日・祝日でも開ける日（1行に1日）',
    settingSoon: '期限が近いと知らせる日数',
    settingNow: (rule: string) => `今の決まり: ${rule}`,
    settingDone: '対応が済んだ声',
    settingStatuses: '対応が済んだステータス（読点で区切る）',
    settingAnswered: '回答日が入っていれば、対応が済んだものとする',
    settingActions: 'プロセス管理のアクション名（読点で区切る）',
    settingActionsNote:
      'アプリのプロセス管理と同じ名前を書きます。押されたとき、理由などを尋ねます。',
    settingWaiting: 'まだ誰も受けていないステータス',
    settingInterim: '中間回答をして、回答を待つステータス',
  },
  en: {
    settingDeadline: 'Reply deadline',
    settingDays: 'Reply deadline (days from the day after receipt)',
    settingUnit: 'Which days count',
    settingCalendar: 'Calendar days (weekends and holidays count)',
    settingOffice: 'Office days (closed days do not count)',
    settingCutOff: 'Cut-off (from this time on it counts as the next office day; empty for none)',
    settingClosedEnd: 'A calendar deadline on a closed day moves to the next office day',
    settingClosed: 'Closed days of the office’s own (one per line)',
    settingOpen: 'Days open in spite of weekend or holiday (one per line)',
    settingSoon: 'Days before a deadline that count as near',
    settingNow: (rule: string) => `The rule now: ${rule}`,
    settingDone: 'When a voice is done',
    settingStatuses: 'Statuses in which a voice is done (by comma)',
    settingAnswered: 'A voice with a day of answer is done',
    settingActions: 'Names of actions of process management (by comma)',
    settingActionsNote:
      'As the app’s process management names them. When one is pressed, the reason and the like are asked for.',
    settingWaiting: 'Statuses in which nobody has taken the voice yet',
    settingInterim: 'Statuses in which an interim reply was given and the answer is due',
  },
});
