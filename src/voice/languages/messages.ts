/** Words for the reading help. */
import { defineMessages } from '../../ui/messages';

export const text = defineMessages({
  ja: {
    heading: (language: string) => `読みやすさの手伝い（言語: ${language}）`,
    good: '直したほうがよいところは見つかりません。',
    count: (label: string, count: number) => `${label}: ${count}か所`,
    long: (length: number) => `長い文（${length}文字）。2つに分けると読みやすくなります。`,
    word: '役所の言葉',
    negative: '打ち消しが重なっています。「〜してください」「〜です」で言い切ります。',
    date: '曜日がありません。',
    era: '西暦にすると伝わります。',
    use: (words: string) => `「${words}」にする`,
    undo: '元に戻す',
    more: (count: number) => `ほかに${count}か所`,
  },
  en: {
    heading: (language: string) => `Reading help (language: ${language})`,
    good: 'Nothing was found to be made easier.',
    count: (label: string, count: number) => `${label}: ${count}`,
    long: (length: number) => `Long sentence (${length} characters). Make it two.`,
    word: 'Office word',
    negative: 'Double negative. Say it without.',
    date: 'No weekday.',
    era: 'Write the year of the common era.',
    use: (words: string) => `Use “${words}”`,
    undo: 'Undo',
    more: (count: number) => `${count} more`,
  },
});
