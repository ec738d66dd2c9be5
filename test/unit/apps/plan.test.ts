/** What provisioning decides to change: only what differs, and never what an administrator added. */
import type { Field, LayoutRow, Process, Named } from '../../../scripts/provision/definition';
import { readDefinition, STANDARD_APPS } from '../../../scripts/provision/definition';
import { hasMark, markedNotes, withoutMark } from '../../../scripts/provision/mark';
import {
  covers,
  planFields,
  planLayout,
  planProcess,
  planNamed,
} from '../../../scripts/provision/plan';

const text = (code: string, more = {}): Field => ({
  type: 'SINGLE_LINE_TEXT',
  code,
  label: code,
  ...more,
});
const choice = (code: string, ...names: string[]): Field => ({
  type: 'DROP_DOWN',
  code,
  label: code,
  options: Object.fromEntries(
    names.map((name, index) => [name, { label: name, index: String(index) }]),
  ),
});
const row = (...codes: string[]): LayoutRow => ({
  type: 'ROW',
  fields: codes.map((code) => ({ type: 'SINGLE_LINE_TEXT', code })),
});

describe('フィールド', () => {
  test('ないものを足し、違うものだけ直す', () => {
    const current = { 件名: text('件名', { maxLength: '50' }), 内容: text('内容') };
    const plan = planFields(current, {
      件名: text('件名', { maxLength: '100' }),
      内容: text('内容'),
      対応: text('対応'),
    });
    expect(Object.keys(plan.add)).toEqual(['対応']);
    expect(Object.keys(plan.update)).toEqual(['件名']);
  });

  test('管理者が足したフィールドには触れない', () => {
    const plan = planFields({ 件名: text('件名'), 独自: text('独自') }, { 件名: text('件名') });
    expect(plan).toEqual({ add: {}, update: {}, conflicts: [] });
  });

  test('管理者が足した選択肢を残して、足りない選択肢を後ろに足す', () => {
    const plan = planFields(
      { 経路: choice('経路', '電話', '公聴会') },
      { 経路: choice('経路', '窓口', '電話') },
    );
    expect(plan.update['経路']?.options).toEqual({
      電話: { label: '電話', index: '0' },
      公聴会: { label: '公聴会', index: '1' },
      窓口: { label: '窓口', index: '2' },
    });
  });

  test('選択肢の並べ替えは管理者のもの', () => {
    const plan = planFields(
      { 経路: choice('経路', '電話', '窓口') },
      { 経路: choice('経路', '窓口', '電話') },
    );
    expect(plan.update).toEqual({});
  });

  test('同じコードの別の種類のフィールドは、黙って変えない', () => {
    const plan = planFields({ 件名: choice('件名', '一') }, { 件名: text('件名') });
    expect(plan).toEqual({ add: {}, update: {}, conflicts: ['件名'] });
  });

  test('レコード番号はコードが違っても同じもの', () => {
    const number = (code: string): Field => ({ type: 'RECORD_NUMBER', code, label: code });
    const plan = planFields(
      { Record_number: number('Record_number') },
      { 受付番号: number('受付番号') },
    );
    expect(plan.add).toEqual({});
    expect(plan.update['Record_number']).toMatchObject({ code: '受付番号' });
  });
});

describe('フォームの並び', () => {
  const wanted: LayoutRow[] = [
    row('件名'),
    { type: 'GROUP', code: '公表', layout: [row('公表要旨')] },
  ];

  test('同じなら何もしない', () => {
    expect(planLayout(structuredClone(wanted), wanted)).toBeUndefined();
  });

  test('管理者の行は最後に、グループの中の行はそのグループに残る', () => {
    const current: LayoutRow[] = [
      row('独自', '件名'),
      { type: 'GROUP', code: '公表', layout: [row('公表要旨', '校正者')] },
    ];
    const plan = planLayout(current, wanted);
    expect(plan).toEqual([
      row('件名'),
      { type: 'GROUP', code: '公表', layout: [row('公表要旨'), row('校正者')] },
      row('独自'),
    ]);
    expect(planLayout(plan ?? [], wanted)).toBeUndefined();
  });
});

describe('一覧', () => {
  const view = (name: string, index: number, filterCond = ''): Named => ({
    name,
    index: String(index),
    type: 'LIST',
    filterCond,
  });

  test('管理者の一覧は後ろに残る', () => {
    const plan = planNamed(
      { 独自: view('独自', 0), 未対応: view('未対応', 1, '古い') },
      { 未対応: view('未対応', 0, '新しい') },
    );
    expect(plan).toMatchObject({ 未対応: { filterCond: '新しい' }, 独自: { index: '1' } });
  });

  test('並べ替えただけなら何もしない', () => {
    const current = { 独自: view('独自', 0), 未対応: view('未対応', 1) };
    expect(planNamed(current, { 未対応: view('未対応', 0) })).toBeUndefined();
  });
});

describe('プロセス管理', () => {
  const state = (name: string, index: number) => ({ name, index: String(index) });
  const wanted: Process = {
    enable: true,
    states: { 受付: state('受付', 0), 完了: state('完了', 1) },
    actions: [{ name: '完了する', from: '受付', to: '完了' }],
  };

  test('新しいアプリの初めの状態は残さない', () => {
    const fresh: Process = {
      enable: false,
      states: { 未処理: state('未処理', 0), 完了: state('完了', 1) },
      actions: [{ name: '処理を開始する', from: '未処理', to: '完了' }],
    };
    expect(planProcess(fresh, wanted)).toEqual(wanted);
    expect(planProcess({ enable: false, states: null, actions: null }, wanted)).toEqual(wanted);
  });

  test('管理者が足した状態とアクションは残る', () => {
    const current: Process = {
      enable: true,
      states: { 受付: state('受付', 0), 保留: state('保留', 1) },
      actions: [{ name: '保留する', from: '受付', to: '保留' }],
    };
    const plan = planProcess(current, wanted);
    expect(Object.keys(plan?.states ?? {})).toEqual(['受付', '完了', '保留']);
    expect(plan?.actions?.map(({ name }) => name)).toEqual(['完了する', '保留する']);
  });
});

describe('目印', () => {
  const notes = markedNotes('<div>メモ</div>', 'voice', '12') ?? '';

  test('同じアプリだけを自分のものとする', () => {
    expect(hasMark(notes, 'voice', '12')).toBe(true);
    expect(hasMark(notes, 'facilities', '12')).toBe(false);
    expect(hasMark('<div>説明</div>', 'voice', '12')).toBe(false);
  });

  test('複製したアプリは番号が違うので自分のものではない', () => {
    expect(hasMark(notes, 'voice', '1')).toBe(false);
    expect(hasMark(notes, 'voice', '120')).toBe(false);
  });

  test('0.2 が説明に書いた目印だけを取り除く', () => {
    expect(withoutMark(`${notes}<div>追記</div>`, 'voice', '12')).toBe(
      '<div>メモ</div><div>追記</div>',
    );
    expect(withoutMark(notes, 'voice', '1')).toBe(notes);
  });

  test('長いメモに入りきらないときは、書かない', () => {
    expect(markedNotes('あ'.repeat(9_990), 'voice', '12')).toBeUndefined();
  });
});

test('数字と数字の文字列は同じ、配列は長さも見る', () => {
  expect(covers({ width: '100', extra: 1 }, { width: 100 })).toBe(true);
  expect(covers([1, 2], [1])).toBe(false);
  expect(covers({}, { code: null })).toBe(true);
});

describe.each(STANDARD_APPS)('標準アプリ %s', (key) => {
  const definition = readDefinition(key);
  const placed = (rows: LayoutRow[]): string[] =>
    rows.flatMap((entry) => [
      ...(entry.type === 'ROW' ? [] : [entry.code ?? '']),
      // The columns of a table are placed with it.
      ...(entry.type === 'SUBTABLE' ? [] : (entry.fields ?? [])).flatMap(({ code }) =>
        code ? [code] : [],
      ),
      ...placed(entry.layout ?? []),
    ]);

  test('どのフィールドもフォームに一度だけある', () => {
    expect(placed(definition.layout).sort()).toEqual(Object.keys(definition.fields).sort());
  });

  test('一覧の項目はどれもある', () => {
    const known = [...Object.keys(definition.fields), 'ステータス'];
    for (const view of Object.values(definition.views)) {
      expect(known).toEqual(expect.arrayContaining(view['fields'] as string[]));
    }
  });
});
