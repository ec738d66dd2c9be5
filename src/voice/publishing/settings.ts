/**
 * Settings of publication: which choice of 公表区分 means what, the rules as the office words them, and how the output
 * looks. The rules stand on the page itself, as 函館市's residents asked what is published and what not.
 */
import * as v from 'valibot';

export type ChoiceKey = 'undecided' | 'toCheck' | 'published' | 'refused' | 'takenDown';

export const CHOICE_KEYS: readonly ChoiceKey[] = [
  'undecided',
  'toCheck',
  'published',
  'refused',
  'takenDown',
];

export interface PublishingSettings {
  /** Element id of the form's space for the panel; without it the panel stands above the form. */
  space: string;
  /** The choice of 公表区分 that stands for each state. */
  choices: Record<ChoiceKey, string>;
  /** The choice of 要配慮 whose records are never published; '' when there is none. */
  restricted: string;
  /** Rule by choice of 非公表理由, shown where the reason is chosen. */
  reasonRules: Record<string, string>;
  /** 公表の基準, as it stands on the published page. */
  rule: string;
  pageTitle: string;
  footer: string;
  sns: {
    limit: number;
    /** 'weighted': as X counts, a half-width character is half of one, and an address 11.5. */
    counting: 'plain' | 'weighted';
    head: string;
    foot: string;
  };
}

/** The longest that X takes, in Japanese characters; others take more. */
const SNS_LIMIT = 140;

export function publishingDefaults(): PublishingSettings {
  return {
    space: 'voice-publish',
    choices: {
      undecided: '未判定',
      toCheck: '確認待ち',
      published: '公表する',
      refused: '公表しない',
      takenDown: '取り下げ',
    },
    restricted: '閲覧に注意',
    // After what 大阪市 does not publish (非公表とするもの).
    reasonRules: {
      個人が特定されるおそれ:
        '要旨にしても、本人やほかの人がだれか分かる、または推し量れるもの。場所や日時をぼかしても残るとき',
      '差別・ひぼう中傷': '特定の人や団体を傷つける、または差別を助長するもの',
      やり取りが続いている: '中間回答の後や再意見など、市の考え方がまだ定まらないもの',
      内容が不明確: '何を求めているのか読み取れず、本人にも確かめられないもの',
      個人の事情に限られる: '個別の手続きや相談など、ほかの人の参考にならないもの',
      市の仕事ではない: '国、県、警察、民間などの仕事で、移ちょうしたもの',
    },
    rule: '寄せられた声は、原則として要旨を公表します。お名前、住所、電話番号など、だれの声か分かることは載せません。内容は回答した日の時点のもので、その後変わっていることがあります。',
    pageTitle: '区民のこえと区の取り組み',
    footer: '',
    sns: { limit: SNS_LIMIT, counting: 'plain', head: '【区民のこえ】', foot: '' },
  };
}

const initial = publishingDefaults();
const line = (start: string) => v.optional(v.string(), start);

/** Settings saved before a part existed read as that part's default. */
export const publishingSchema = v.optional(
  v.object({
    space: line(initial.space),
    choices: v.optional(
      v.object({
        undecided: line(initial.choices.undecided),
        toCheck: line(initial.choices.toCheck),
        published: line(initial.choices.published),
        refused: line(initial.choices.refused),
        takenDown: line(initial.choices.takenDown),
      }),
      initial.choices,
    ),
    restricted: line(initial.restricted),
    reasonRules: v.optional(v.record(v.string(), v.string()), initial.reasonRules),
    rule: line(initial.rule),
    pageTitle: line(initial.pageTitle),
    footer: line(initial.footer),
    sns: v.optional(
      v.object({
        limit: v.optional(
          v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(2000)),
          initial.sns.limit,
        ),
        counting: v.optional(v.picklist(['plain', 'weighted']), initial.sns.counting),
        head: line(initial.sns.head),
        foot: line(initial.sns.foot),
      }),
      initial.sns,
    ),
  }),
  initial,
);

/** @returns undefined for a choice that stands for nothing; an empty field is undecided */
export function choiceKeyOf({ choices }: PublishingSettings, word: string): ChoiceKey | undefined {
  if (word === '') return 'undecided';
  return CHOICE_KEYS.find((key) => choices[key] === word);
}
