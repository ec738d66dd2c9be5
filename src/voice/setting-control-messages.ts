/** Words of the controls of the voices' settings. */
import { defineMessages } from '../ui/messages';

export const text = defineMessages({
  ja: {
    range: (min: number, max: number) => `${min}から${max}までの整数を入れてください。`,
    time: '時刻を、時と分まで入れてください。使わないときは空にします。',
    noDays: (lines: string) =>
      `日付として読めません: ${lines}。R7.8.15 や 2025/8/15 のように書いてください。`,
    unread: (lines: string) => `読み取れない行があります: ${lines}。書き方を確かめてください。`,
    lines: (count: number) => `（${count}行）`,
    noChoice: '（なし）',
    goneChoice: (choice: string) => `${choice}（このフィールドの選択肢にありません）`,
    list: '、',
  },
  en: {
    range: (min: number, max: number) => `Enter a whole number from ${min} to ${max}.`,
    time: 'Enter hours and minutes, or leave it empty for none.',
    noDays: (lines: string) => `Not read as a date: ${lines}. Write 2025/8/15 or R7.8.15.`,
    unread: (lines: string) => `Lines that cannot be read: ${lines}. Check how they are written.`,
    lines: (count: number) => (count === 1 ? '(1 line)' : `(${count} lines)`),
    noChoice: '(none)',
    goneChoice: (choice: string) => `${choice} (no choice of this field)`,
    list: ', ',
  },
});
