/** @jest-environment jsdom */
/** 内部メモ・回答・公表文 are three things: no screen, text or write of the handling mixes them or shows them at all. */
import { handlingOf } from '../../../../src/voice/handling/context';
import { chaseRows, reminder } from '../../../../src/voice/handling/chase';
import { lines } from '../../../../src/voice/handling/due-note';
import { changes, NOTHING_SAID, type Step } from '../../../../src/voice/handling/moves';
import { showPanel } from '../../../../src/voice/handling/panel';
import { plan } from '../../../../src/voice/handling/bulk-plan';
import { checkView } from '../../../../src/voice/handling/triage-check';
import { CHANGED, codesOf, LISTED } from '../../../../src/voice/handling/read-voices';
import { handlingDefaults, MOVES } from '../../../../src/voice/handling/settings';
import { FakeHost } from '../../fake-host';
import {
  circumstances,
  fields,
  fukushi,
  machi,
  now,
  office,
  sato,
  today,
  voice,
  voiceSettings,
  where,
} from './sample';

const SECRET: Record<string, string> = {
  内部メモ: 'メモの中身',
  回答: '回答の中身',
  公表要旨: '要旨の中身',
  公表文: '公表の中身',
  内容: '声の中身',
  要望の背景: '背景の中身',
  連絡先: '093-000-0000',
  連絡先氏名: '見本一郎',
};
const record = voice({ ...SECRET, 担当課: [machi], 回答期限: '2026-05-09', ステータス: '対応中' });
const said = { ...NOTHING_SAID, section: fukushi, to: '県', reason: 'わけ', newDue: today };
const STEPS: Step[] = [...MOVES, 'change'];

const shows = (words: string): string[] =>
  Object.keys(SECRET).filter((code) => words.includes(SECRET[code] ?? ''));

test('督促の文', () => {
  const facts = { places: where, settings: voiceSettings, office, today, zone: 'Asia/Tokyo' };
  const [row] = chaseRows([record], facts);
  expect(shows(JSON.stringify(row) + reminder(row!, today, String))).toEqual([]);
});

test('詳細画面の対応の状況と、入力画面の期限の案内', async () => {
  const host = new FakeHost();
  host.fields = fields;
  host.header = document.createElement('div');
  const handling = handlingOf(host, voiceSettings, {
    ...{
      now: () => new Date(now),
      storage: null,
      reload: () => undefined,
      copy: async () => undefined,
    },
  });
  showPanel(handling);
  await host.fire('detail.show', { record });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(host.header.textContent).toContain('2日超過');
  expect(shows(host.header.innerHTML)).toEqual([]);
  expect(shows(lines(handling, record).join())).toEqual([]);
});

test.each(STEPS)('%s が書く項目', (step) => {
  const written = changes(step, record, where, said, circumstances('対応中', '受付'));
  expect(Object.keys(written).filter((code) => code in SECRET)).toEqual([]);
  expect(shows(JSON.stringify(written))).toEqual([]);
});

test('まとめて整理の点検', () => {
  const order = { said, category: 'ごみ・環境', action: undefined };
  const planned = plan(record, order, {
    ...{ places: where, settings: handlingDefaults(), assignee: '作業者', meeting: undefined },
    circumstances: { now, zone: 'Asia/Tokyo', user: sato },
  });
  const act = { back: () => undefined, run: () => undefined };
  const { element, buttons } = checkView([planned], String, act);
  const shown = [element, ...buttons].map(({ outerHTML }) => outerHTML).join('');
  expect(shows(shown + JSON.stringify(planned))).toEqual([]);
});

test('一覧のために読む項目', () => {
  const read = [...codesOf(where, LISTED), ...codesOf(where, CHANGED, '作業者')];
  expect(read.filter((code) => code in SECRET)).toEqual([]);
});
