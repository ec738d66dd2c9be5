/** @jest-environment jsdom */
/** What leaves the office: the frozen words and a few days, and nothing else, in whatever form. */
import { TextDecoder as Decoder, TextEncoder as Encoder } from 'node:util';
import type { KintoneRecord } from '../../../../src/kintone/host';
import { clusteringRows } from '../../../../src/voice/publishing/clustering';
import { csvBytes, publishedCsv, publishedJson } from '../../../../src/voice/publishing/data-files';
import { posterPage } from '../../../../src/voice/publishing/poster';
import type { Publication } from '../../../../src/voice/publishing/publication';
import { READ_SLOTS, selectPublished } from '../../../../src/voice/publishing/published';
import { publishingDefaults } from '../../../../src/voice/publishing/settings';
import { siteFragment, sitePage } from '../../../../src/voice/publishing/site-page';
import { snsDraft } from '../../../../src/voice/publishing/sns';
import { statisticsOf } from '../../../../src/voice/publishing/statistics';
import { day, form, mapped, record, WORDS } from './sample';

// jsdom has neither.
globalThis.TextEncoder ??= Encoder;
globalThis.TextDecoder ??= Decoder as typeof globalThis.TextDecoder;

const categories = ['道路・公園', 'ごみ・環境', 'その他'];
const select = (records: KintoneRecord[]) =>
  selectPublished(records, {
    settings: mapped,
    columns: form.columns,
    zone: 'Asia/Tokyo',
    categories,
  });

function publication(records: KintoneRecord[]): Publication {
  return {
    voices: select(records).voices,
    period: { from: day('2026-07-01'), to: day('2026-09-30') },
    basis: 'answered',
    asOf: day('2026-11-24'),
    settings: { ...publishingDefaults(), footer: '総務企画課 広聴係' },
  };
}

function outputs(given: Publication): Record<string, string> {
  return {
    page: sitePage(given),
    fragment: siteFragment(given),
    poster: posterPage(given),
    json: publishedJson(given),
    csv: new TextDecoder().decode(publishedCsv(given, 'utf-8').bytes),
    csvOld: new TextDecoder('shift_jis').decode(publishedCsv(given, 'cp932').bytes),
    sns: given.voices.map((voice) => snsDraft(voice, given.settings.sns).text).join('\n'),
  };
}

describe('載るのは公表した版だけ', () => {
  test('どの項目に何が書いてあっても、許した項目のほかは、どの出力にも出ない', () => {
    const allowed = ['receivedAt', 'category', 'answeredDate', 'publishedDate', 'publication'];
    const poisoned = record(
      Object.fromEntries(
        Object.entries(mapped.fields)
          .filter(([slot]) => !allowed.includes(slot))
          .map(([slot, code]) => [code, `毒${slot}`]),
      ),
      [
        {
          版の確認者: '毒checker｜「毒found」は毒why',
          取下げの理由: '毒down',
          内緒の列: '毒column',
        },
      ],
    );
    // Fields that nobody mapped, and what kintone adds by itself.
    const all = {
      ...poisoned,
      割り当てのない項目: { value: '毒unmapped' },
      作成者: { value: { code: '毒code', name: '毒name' } },
      公表起案者: { value: [{ code: '毒drafter', name: '毒drafterName' }] },
    };
    const made = publication([all]);
    expect(made.voices).toHaveLength(1);
    for (const [name, file] of Object.entries(outputs(made))) {
      expect([name, file.match(/毒\w*/g)]).toEqual([name, null]);
      expect(file).toContain(WORDS.title);
    }
  });

  test('読むことさえしない: 内容、連絡先、回答、内部メモ', () => {
    for (const slot of [
      'body',
      'contact',
      'contactName',
      'answer',
      'memo',
      'background',
    ] as const) {
      expect(READ_SLOTS).not.toContain(slot);
    }
  });

  test('レコードの今の文ではなく、公表した版が載る。新しい版が確認を待つ間は前の版', () => {
    const now = { 公表文: '確かめていない文', 公表区分: '確認待ち', 公表確認者: [] };
    const rows = [{}, { 版: '2', 版の公表日: '', 版の考え方: '確かめていない文' }];
    const { voices, revised } = select([record({ ...now, $id: 5 }, rows)]);
    expect(voices).toMatchObject([{ words: WORDS, version: 1, publishedOn: '2026-08-01' }]);
    expect(revised).toEqual([5]);
  });

  test('手順を通さずに書き換えられた文は、どの出力にも載らず、そのことが分かる', () => {
    const rewritten = record({ $id: 6, 公表文: '毒text', 公表要旨: '毒summary', 件名: '毒title' }, [
      {},
    ]);
    const made = select([rewritten, record({ $id: 7 }, [{}])]);
    expect(made).toMatchObject({ changed: [6], revised: [], leftOut: [] });
    for (const [name, file] of Object.entries(outputs(publication([rewritten])))) {
      expect([name, file.match(/毒\w*/g)]).toEqual([name, null]);
      expect(file).toContain(WORDS.title);
    }
  });
});

test.each<[string, Record<string, unknown>, Record<string, string>[], string]>([
  ['決めていない', { 公表区分: '未判定' }, [], 'undecided'],
  ['確認を待つ', { 公表区分: '確認待ち', 公表確認者: [] }, [], 'toCheck'],
  ['公表しない', { 公表区分: '公表しない', 非公表理由: '内容が不明確' }, [], 'refused'],
  ['取り下げた', { 公表区分: '取り下げ' }, [{ 取下げ日: '2026-08-05' }], 'takenDown'],
  ['公表するのに取り下げた版しかない', {}, [{ 取下げ日: '2026-08-05' }], 'noVersion'],
  ['公表した文の控えがない', {}, [], 'noVersion'],
  ['控えが手順を通らずに書かれた', {}, [{ 版の確認者: '' }], 'unchecked'],
  ['閲覧に注意', { 要配慮: ['閲覧に注意'] }, [{}], 'restricted'],
  ['公表した文に印がある', {}, [{ 版の考え方: '093-642-1441' }], 'openMark'],
])('%s声は載らず、わけとともに並ぶ', (_, change, rows, reason) => {
  const { voices, leftOut } = select([record({ ...change, $id: 3 }, rows)]);
  expect(voices).toEqual([]);
  expect(leftOut).toMatchObject([{ id: 3, title: WORDS.title, reason }]);
});

test('理由とともに残した印は、公表の妨げにならない', () => {
  const row = { 版の考え方: '093-642-1441', 版の確認者: '熊谷 誠｜「093-642-1441」は代表番号' };
  expect(select([record({}, [row])]).voices).toHaveLength(1);
});

describe('人が読んで確かめた形', () => {
  const records = [
    record({ 分野: 'その他' }, [
      {
        版の件名: '=危ない<b>件名</b>',
        版の要旨: '「&」と<script>alert(1)</script>。\n2行目。',
        版の考え方: '考え方です。',
      },
    ]),
    record({ 分野: '道路・公園', 受付日時: '2026-06-30T15:30:00Z' }, [
      {},
      { 版: '2', 版の公表日: '2026-08-20', 版の要旨: '駐輪場の照明が暗く、こわい。' },
    ]),
  ];
  const made = outputs(publication(records));

  test.each(['page', 'fragment', 'poster', 'csv', 'json', 'sns'])('%s', (name) => {
    expect(made[name]).toMatchSnapshot();
  });

  test('声の中のタグは文字のまま、スクリプトも外からの読み込みもない', () => {
    for (const name of ['page', 'fragment', 'poster']) {
      expect(made[name]).not.toMatch(/<script|<b>|\son\w+=|\b(?:src|href)="(?!#)/);
      expect(made[name]).toContain('&lt;b&gt;');
    }
  });

  test('CSV は式として動かず、CP932 にない字を知らせる', () => {
    expect(made['csv']).toContain(`"'=危ない<b>件名</b>"`);
    const { lost } = publishedCsv(publication([record({}, [{ 版の件名: '😀' }])]), 'cp932');
    expect(lost).toEqual(['😀']);
  });
});

describe('意見分析用の CSV', () => {
  const body = (内容: string, more: Record<string, unknown> = {}): KintoneRecord =>
    record({
      内容,
      連絡先: '毒contact',
      連絡先氏名: '毒name',
      内部メモ: '毒memo',
      地域: '黒崎',
      ...more,
    });
  const found = clusteringRows(
    [
      body('電話は０９０－１２３４－５６７８、メールは a@example.jp まで。', { $id: 4 }),
      body('見せない声', { 要配慮: ['閲覧に注意'] }),
      body('  '),
    ],
    mapped,
    'Asia/Tokyo',
  );

  test('個人情報らしいところは置き換え、閲覧に注意の声は除き、数を言う', () => {
    expect(found).toEqual({
      voices: 1,
      restricted: 1,
      empty: 1,
      replaced: 2,
      rows: [
        ['comment-id', 'comment-body', '分野', '地域', '種別', '経路', '四半期'],
        [
          '4',
          '電話は（電話番号）、メールは （メールアドレス） まで。',
          '道路・公園',
          '黒崎',
          '',
          '',
          '令和8年度第2四半期',
        ],
      ],
    });
    expect(JSON.stringify(found)).not.toContain('毒');
    expect(new TextDecoder().decode(csvBytes(found.rows, 'utf-8').bytes)).toContain('comment-id');
  });
});

test('統計は、担当課ごとに、公表した数と、公表しない数を番号のついた理由ごとに数える', () => {
  const words = {
    published: '公表する',
    toCheck: '確認待ち',
    undecided: '未判定',
    takenDown: '取り下げ',
    noReason: '理由なし',
    noSection: '（担当課なし）',
    unknown: 'そのほか',
    sum: '計',
  };
  const of = (section: string, 公表区分: string, 非公表理由 = ''): KintoneRecord =>
    record({ 公表区分, 非公表理由, 担当課: section ? [{ code: section, name: section }] : [] });
  const given = [
    of('', '未判定'),
    of('市民課', '公表する'),
    of('市民課', '公表しない', '内容が不明確'),
    of('市民課', '公表しない'),
    of('総務企画課', '取り下げ'),
    of('総務企画課', ''),
  ];
  const table = statisticsOf(given, mapped, ['個人が特定されるおそれ', '内容が不明確'], words);
  expect(table.columns).toEqual([
    '公表する',
    '1. 個人が特定されるおそれ',
    '2. 内容が不明確',
    '取り下げ',
    '確認待ち',
    '未判定',
    '理由なし',
  ]);
  expect(table.rows).toEqual([
    { section: '市民課', counts: [1, 0, 1, 0, 0, 0, 1], sum: 3 },
    { section: '総務企画課', counts: [0, 0, 0, 1, 0, 1, 0], sum: 2 },
    { section: '（担当課なし）', counts: [0, 0, 0, 0, 0, 1, 0], sum: 1 },
    { section: '計', counts: [1, 0, 1, 1, 0, 2, 1], sum: 6 },
  ]);
});
