import { setLanguage } from '../../../src/ui/messages';
import { basisItems, basisText } from '../../../src/charts/basis';
import { basisOf } from './out-stage';

afterEach(() => setLanguage('ja'));

test('the 根拠票 says what was counted, left out, unset, as of when and how', () => {
  expect(basisText(basisOf)).toBe(`根拠票

集計: 分野×四半期の受付
ダッシュボード: 区民のこえ
対象: 区民のこえ
絞り込み:
  受付日時が令和7年度
  担当課が総務企画課
時点: 令和8年5月11日 10:32 現在
数えたレコード: 1,330件
絞り込みで除いたレコード: 12件
未入力: 分野: 39件
読み取れない値（未入力として数えたもの）: なし
数え方: 件数: 記録の数
権限: 閲覧できる範囲のみ: この集計は、作成した人が閲覧できるレコードだけを数えています。ほかの人が見ると、数が異なることがあります。
`);
});

test('overlaps, rows of a table, masking and 西暦 are said where they apply', () => {
  const { basis } = basisOf;
  const said = basisItems({
    ...basisOf,
    maskBelow: 5,
    dashboard: { title: '', era: 'seireki' },
    basis: { ...basis, filters: [], overlapping: true, counted: { records: 2, rows: 5 } },
  }).flatMap(({ says }) => says);
  expect(said).toContain('なし（すべてのレコード）');
  expect(said).toContain('2026年5月11日 10:32 現在');
  expect(said).toContain('レコード 2件のテーブルの行 5行');
  expect(said.join()).toContain('合計より多くなります');
  expect(said.join()).toContain('＊は、5件未満の数と');
});

test('in English, too', () => {
  setLanguage('en');
  expect(basisText(basisOf)).toContain('As of: 2026-05-11 10:32');
});
