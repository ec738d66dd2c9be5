import type { FieldProperty } from '../../../emulator/apps/definition';
import { actionText, changeText } from '../../../emulator/pages/record-panels/changes';
import {
  completed,
  replyTo,
  splitMentions,
  typedMention,
  withoutNames,
  withReply,
} from '../../../emulator/pages/record-panels/mention';

const ja = { language: 'ja', timezone: 'Asia/Tokyo' } as const;

describe('mentions in a comment', () => {
  test('begin with @ after a blank, half or full width, and not inside a mail address', () => {
    expect(typedMention('確認を @佐', 6)).toEqual({ start: 4, typed: '佐' });
    expect(typedMention('＠', 1)).toEqual({ start: 0, typed: '' });
    expect(typedMention('ku@example', 10)).toBeUndefined();
    expect(typedMention('@佐藤 さん', 6)).toBeUndefined();
  });

  test('a chosen name takes the place of what was typed, and the caret stands behind it', () => {
    expect(completed('確認を @佐 至急', 6, { start: 4 }, '佐藤 花子')).toEqual({
      text: '確認を @佐藤 花子  至急',
      caret: 11,
    });
  });

  test('those whose name is still in the text are mentioned, and their names leave it', () => {
    const sato = { code: 'sato', name: '佐藤', type: 'USER' } as const;
    const hanako = { code: 'hanako', name: '佐藤 花子', type: 'USER' } as const;
    expect(splitMentions('@佐藤 花子 確認を', [sato, hanako])).toEqual({
      text: '確認を',
      mentioned: [hanako],
    });
    expect(splitMentions('確認を', [sato])).toEqual({ text: '確認を', mentioned: [] });
  });

  test('a reply names the writer, a reply to all those named too, never the one who replies', () => {
    const ito = { code: 'ito', name: '伊藤', type: 'USER' } as const;
    const sato = { code: 'sato', name: '佐藤', type: 'USER' } as const;
    const koho = { code: 'koho', name: '広報課', type: 'ORGANIZATION' } as const;
    const comment = { creator: { code: 'ito', name: '伊藤' }, mentions: [sato, koho, ito] };
    const known = [ito, sato, koho];
    expect(replyTo(comment, known, { me: 'sato', all: false })).toEqual([ito]);
    expect(replyTo(comment, known, { me: 'sato', all: true })).toEqual([ito, koho]);
    expect(replyTo(comment, known, { me: 'ito', all: false })).toEqual([]);
    expect(withReply('はい', [ito, koho])).toBe('@伊藤 @広報課 はい');
    expect(withReply('@伊藤 はい', [ito])).toBe('@伊藤 はい');
  });

  test('a comment read back does not name them twice', () => {
    expect(withoutNames({ text: '佐藤 花子 \n確認を\n至急', mentions: [{}] })).toBe('確認を\n至急');
    expect(withoutNames({ text: '一行目\n二行目', mentions: [] })).toBe('一行目\n二行目');
  });
});

describe('changes in the history', () => {
  const table: FieldProperty = {
    type: 'SUBTABLE',
    code: '明細',
    label: '明細',
    fieldId: 1,
    fields: {
      品名: { type: 'SINGLE_LINE_TEXT', code: '品名', label: '品名', fieldId: 2 },
      数: { type: 'NUMBER', code: '数', label: '数量', fieldId: 3, unit: '個' },
    },
  };

  test('a table is told row by row, an empty value in words', () => {
    const rows = [{ id: '1', value: { 品名: { value: '机' }, 数: { value: '3' } } }];
    expect(changeText(table, rows, [], table, ja)).toBe('1行目 品名: 机 / 数量: 3 個');
    expect(changeText(table, [], rows, table, ja)).toBe('（空）');
  });

  test('of a table only the rows that differ are told, each with its place', () => {
    const row = (id: string, name: string) => ({
      id,
      value: { 品名: { value: name }, 数: { value: '1' } },
    });
    const before = [row('1', '机'), row('2', '椅子'), row('3', '棚')];
    const after = [row('1', '机'), row('2', '丸椅子')];
    expect(changeText(table, before, after, table, ja)).toBe(
      '2行目 品名: 椅子 / 数量: 1 個\n3行目 品名: 棚 / 数量: 1 個',
    );
    expect(changeText(table, after, before, table, ja)).toBe('2行目 品名: 丸椅子 / 数量: 1 個');
    expect(changeText(table, [row('1', '机')], before, table, ja)).toBe('（行なし）');
  });

  test('of files the names are told', () => {
    const files = { type: 'FILE', code: '図面', label: '図面' };
    const one = [{ fileKey: 'k', name: '位置図.pdf', contentType: 'application/pdf', size: '9' }];
    expect(changeText(files, one, [], undefined, ja)).toBe('位置図.pdf');
    expect(changeText(files, [], one, undefined, ja)).toBe('（空）');
  });

  test('a field that is gone is still told by its type', () => {
    const gone = { type: 'DATETIME', code: '旧日時', label: '旧日時' };
    expect(changeText(gone, '2026-11-24T00:05:00Z', '', undefined, ja)).toBe('2026-11-24 09:05');
  });

  test('an action names both statuses, unless others still have to act', () => {
    const base = { revision: '3', at: '', user: { code: 'a', name: 'A' }, kind: 'STATUS' as const };
    const told = (from: string, to: string, waits = false) =>
      actionText({ ...base, changes: [], status: { action: '決裁する', from, to, waits } }, ja);
    expect(told('受付', '完了')).toBe('アクション「決裁する」を実行しました（受付 → 完了）。');
    expect(told('受付', '受付', true)).toBe(
      'アクション「決裁する」を実行しました（ステータスは「受付」のまま）。',
    );
  });
});
