/** Words of the spaces that the screens for voices stand in. */
import { defineMessages } from '../ui/messages';
import type { PlaceKey } from './settings-places';

export const text = defineMessages({
  ja: {
    how: 'フォームに「スペース」を置き、その要素IDをここに書くと、そこに出ます。フォームにないときは、画面の上に出ます。',
    above: '画面の上に出します。',
    missing: (space: string) =>
      `フォームに、要素IDが「${space}」のスペースがありません。画面の上に出します。`,
  },
  en: {
    how: 'Put a “blank space” on the form and write its element ID here. What has no space stands above the record.',
    above: 'Stands above the record.',
    missing: (space: string) =>
      `The form has no space with the element ID “${space}”. It stands above the record.`,
  },
});

export const placeNames = defineMessages<Record<PlaceKey, string>>({
  ja: {
    card: 'かんたん記録',
    area: '町名から見つけた地域',
    reply: '定型文と、読みやすさの手伝い',
    warning: '詳細・編集画面の、似た声と注意',
    caution: '「要配慮」の説明',
    handling: '対応の状況',
    publishing: '公表ゲート',
    actions: '声から生まれた改善',
  },
  en: {
    card: 'Quick entry',
    area: 'Area found from a town',
    reply: 'Templates and reading help',
    warning: 'Similar voices and warnings on the detail and edit screens',
    caution: 'What “Needs care” means',
    handling: 'State of handling',
    publishing: 'Publication gate',
    actions: 'Improvements a voice led to',
  },
});
