/** Names for groups of texts, made of the words that stand in them and seldom elsewhere. No word is invented. */
import { fold } from '../kana';
import { placeNames, surnames } from '../personal-data/surnames';
import type { Term } from '../words';

/** Words of one group that are given at most: the first few are its label, the rest tell it from its likes. */
const MOST_WORDS = 8;
/** How well a word serves in a label, by how it is written: 「停め」 says less than 「駐輪場」. */
const PLAIN = 1;
const MIXED = 0.5;
const KANA = 0.3;
/** 「置」 of 置く is left of a word that was cut. */
const ONE_SIGN = 0.1;

/** Meanings by the name in their key, as the office writes them. */
export type MeaningNames = ReadonlyMap<string, string>;

/** @param groups as the lexicon's synonyms were made of: the first wording names the meaning */
export function meaningNames(groups: readonly (readonly string[])[]): MeaningNames {
  return new Map(
    groups.map(([first = '']) => {
      const name = first.replace(/[+＋]/g, '');
      return [fold(name), name];
    }),
  );
}

/**
 * @param groups terms of each group's texts
 * @param others terms of the texts that are in no group
 * @returns for each group its words, the most telling first; fewer, or none, where its texts share no word
 */
export function wordsOf(
  groups: readonly (readonly (readonly Term[])[])[],
  others: readonly (readonly Term[])[],
  names: MeaningNames,
): string[][] {
  const counts = groups.map(countsOf);
  const all = new Map<string, number>();
  for (const known of [...counts, countsOf(others)]) {
    for (const [key, { texts }] of known) all.set(key, (all.get(key) ?? 0) + texts);
  }
  const size = groups.reduce((sum, texts) => sum + texts.length, others.length);
  return groups.map((texts, group) => {
    const scored = [...(counts[group] ?? [])].flatMap(([key, { texts: within, spellings }]) => {
      if (within < 2 && texts.length > 1) return [];
      const lift = within / texts.length / ((all.get(key) ?? within) / size);
      const word = wordFor(key, spellings, names);
      return [{ key, word, score: within * Math.log(lift) * worth(key, word) }];
    });
    scored.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    return withoutRepeats(scored.filter(({ score }) => score > 0).map(({ word }) => word));
  });
}

interface Count {
  texts: number;
  /** How often each spelling is met. */
  spellings: Map<string, number>;
}

function countsOf(texts: readonly (readonly Term[])[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const terms of texts) {
    for (const { key, kind, shown } of terms) {
      if (kind !== 'word' && kind !== 'meaning') continue;
      const count = counts.get(key) ?? { texts: 0, spellings: new Map<string, number>() };
      counts.set(key, count);
      count.texts += 1;
      count.spellings.set(shown, (count.spellings.get(shown) ?? 0) + 1);
    }
  }
  return counts;
}

/** Of a meaning the office's word, of a word its commonest spelling. */
function wordFor(key: string, spellings: ReadonlyMap<string, number>, names: MeaningNames): string {
  const name = key.startsWith('=') ? names.get(key.slice(1)) : undefined;
  if (name !== undefined) return name;
  const [first] = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? key.slice(1);
}

function worth(key: string, word: string): number {
  if (word.length < 2 && !key.startsWith('=')) return ONE_SIGN;
  if (key.startsWith('=')) return PLAIN;
  if (/^[\p{sc=Han}々ァ-ヺーa-z0-9]{2,}$/u.test(word)) return PLAIN;
  return /\p{sc=Han}|[ァ-ヺ]/u.test(word) ? MIXED : KANA;
}

function withoutRepeats(words: readonly string[]): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if (kept.length === MOST_WORDS) break;
    const folded = fold(word);
    if (kept.some((each) => fold(each).includes(folded) || folded.includes(fold(each)))) continue;
    kept.push(word);
  }
  return kept;
}

/** Which of `groups` names these words: all its wordings are among them. The one with most wordings, of equal ones the first. */
export function nameFor(
  words: readonly string[],
  groups: readonly { name: string; wordings: readonly string[] }[],
): string | undefined {
  const known = new Set(words.map(fold));
  let best: { name: string; wordings: readonly string[] } | undefined;
  for (const group of groups) {
    const fits = group.wordings.length > 0 && group.wordings.every((each) => known.has(fold(each)));
    if (fits && group.wordings.length > (best?.wordings.length ?? 0)) best = group;
  }
  return best?.name;
}

/** What is wished of a thing, as a noun, by what voices call it: the office's meanings and plain words. */
const ASPECTS: ReadonlyMap<string, string> = new Map(
  (
    '狭い=不足 足りない=不足 不足=不足 危ない=危険 危険=危険 壊れる=故障 壊れ=故障 故障=故障 汚い=汚れ 遅い=遅さ ' +
    '値上げ=料金 見えない=見えにくさ 聞こえない=聞こえにくさ 暗い=暗さ 暑い=暑さ 寒い=寒さ 遅れ=遅れ 渋滞=混雑 混雑=混雑 ' +
    '待ち時間=待ち時間 転ぶ=転倒 凍結=凍結 騒音=騒音 悪臭=におい 免除=減免 再発行=再発行 掃除=清掃 予約=予約 字が小さい=字の小ささ ' +
    '書き方=書き方 期限=期限 計算=計算 返事=返事 たらい回し=たらい回し 分かりにくい=分かりにくさ 二重=重複 水漏れ=水漏れ 申請=手続き ' +
    '工事=工事 料金=料金 使用料=料金 冠水=冠水 雑草=草刈り 感謝=お礼 説明分から=分かりにくさ'
  )
    .split(' ')
    .map((each) => {
      const [word = '', aspect = ''] = each.split('=');
      return [fold(word), aspect];
    }),
);
/** A noun as it stands in a label: 「停め」 and 「置」 are pieces of a verb. */
const NOUN =
  /^(?:[\p{sc=Han}々ァ-ヺーa-z0-9-]{2,}|[\p{sc=Han}々ァ-ヺー]+の[\p{sc=Han}々ァ-ヺー]+)$/iu;
/** Kana words of municipal life that Han and katakana do not show as nouns. */
const KANA_NOUNS =
  /^(?:ごみ|バス停|ごみ収集|ごみ袋|子ども|車いす|犬のふん|落ち葉|空き家|待ち時間|ボール遊び|こども園|街灯|手すり|お礼|土のう|ポイ捨て|たらい回し|一人暮らし|不法投棄|子どもの遊び場|見守り|粗大ごみ|資源ごみ|買い物|引きこもり|ため池|回覧板|がけ)$/;

/** Nouns that tell nothing alone, and pieces of longer ones. */
const WEAK = new Set(
  '一緒 全部 番目 時半 結局 最後 去年 今年 一つ 場所 市民 調整 世帯 印字 確定 川沿 第 一覧 保留 名乗 自治 番号 機械 使い方 たく'.split(
    ' ',
  ),
);
/** Of the most telling words so many are looked through for what is wished. */
const NEAR = 5;

/**
 * Words of a topic as a planner would say it: the thing, and what is wished of it (「駐輪場の不足」); two things where
 * nothing tells that. No pieces of words, no name of a person, and none that is taken.
 * @param words the most telling first
 * @param fallback where no word is a noun: a title
 */
export function speaking(
  words: readonly string[],
  fallback: string,
  taken: ReadonlySet<string>,
): string {
  const aspects = words.map((word) => ASPECTS.get(fold(word)));
  const nouns = words.filter(
    (word, at) => aspects[at] === undefined && isNoun(word) && !isPerson(word) && !WEAK.has(word),
  );
  const [first, ...more] = nouns;
  const aspect = aspects.slice(0, NEAR).find((each) => each !== undefined && each !== first);
  const candidates = [
    ...(first !== undefined && aspect !== undefined ? [`${first}の${aspect}`] : []),
    ...(first !== undefined ? more.map((each) => `${first}・${each}`) : []),
    ...(first !== undefined && aspect !== undefined
      ? more.map((each) => `${first}・${each}の${aspect}`)
      : []),
    ...(first !== undefined ? [first] : []),
    ...(aspect !== undefined ? [aspect] : []),
    fallback,
    words.filter((word) => !isPerson(word)).join('・'),
  ].filter((each) => each !== '');
  return candidates.find((each) => !taken.has(each)) ?? candidates[0] ?? '';
}

function isNoun(word: string): boolean {
  return NOUN.test(word) || KANA_NOUNS.test(word);
}

function isPerson(word: string): boolean {
  return surnames.has(word) && !placeNames.has(word);
}
