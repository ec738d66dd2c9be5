/** Reply templates as the office keeps them, found by what a clerk types. Pure. */
import type { Day } from '../../calendar/day';
import { fold } from '../../text/kana';

export interface Template {
  id: number;
  title: string;
  category: string;
  text: string;
  /** '' where none is written. */
  easyText: string;
  /** Words it is also found by. */
  words: string;
  owner: string;
  reviewDate: Day | undefined;
}

/**
 * Those that hold every word typed, in kana of either kind and letters of any width: found in the title before the words,
 * in the words before the text; equals by the voice's own 分野 first.
 */
export function searchTemplates(
  templates: readonly Template[],
  typed: string,
  category: string,
): Template[] {
  const wanted = typed
    .normalize('NFKC')
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
  const places = (template: Template): string[] => [
    fold(template.title),
    fold(`${template.words} ${template.category}`),
    fold(`${template.text} ${template.easyText}`),
  ];
  return templates
    .flatMap((template) => {
      const ranks = wanted.map((word) => places(template).findIndex((text) => text.includes(word)));
      if (ranks.includes(-1)) return [];
      const own = category !== '' && template.category === category;
      return [{ template, rank: Math.max(0, ...ranks) * 2 + (own ? 0 : 1) }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ template }) => template);
}

export function isDueForReview({ reviewDate }: Template, today: Day): boolean {
  return reviewDate !== undefined && reviewDate < today;
}
