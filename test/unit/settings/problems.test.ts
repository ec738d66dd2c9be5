import type { FormField } from '../../../src/kintone/host';
import { problems } from '../../../src/settings/problems';
import { problemWords, quietLine } from '../../../src/settings/problem-words';
import { sample } from './sample-feature';

const fields: Record<string, FormField> = {
  件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
  内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' },
  種別: { type: 'RADIO_BUTTON', code: '種別', label: '種別' },
  番号: { type: 'RECORD_NUMBER', code: '番号', label: '受付番号' },
};
const good = { title: '件名', body: '内容', number: '番号' };
const check = (mapping: Record<string, string>) =>
  problems(sample.slots, { enabled: true, fields: mapping }, fields);

describe('problems of a mapping', () => {
  test('are none when every needed field is there; an optional one may stay open', () => {
    expect(check(good)).toEqual([]);
  });

  test.each([
    ['a needed field not chosen', { ...good, title: '' }, 'unmapped', true],
    ['a deleted field', { ...good, title: '消えた' }, 'deleted', true],
    ['a field whose type changed', { ...good, title: '種別' }, 'wrong-type', true],
    ['a deleted optional field', { ...good, kind: '消えた' }, 'deleted', false],
  ])('name %s', (_case, mapping, kind, blocking) => {
    expect(check(mapping)).toEqual([expect.objectContaining({ kind, blocking })]);
  });

  test('name the accepted types in words when the type does not fit', () => {
    const [problem] = check({ ...good, kind: '番号' });
    expect(problem).toMatchObject({ kind: 'wrong-type', type: 'RECORD_NUMBER' });
    expect(problem && problemWords(problem, sample)).toBe(
      'フィールド「番号」は「レコード番号」なので使えません。使える種類: ラジオボタン、ドロップダウン。選び直してください。',
    );
  });

  test('name the same field twice at the second slot, and do not stop the page for it', () => {
    const twice = problems(
      [...sample.slots, { ...sample.slots[0]!, key: 'again', required: true }],
      { enabled: true, fields: { ...good, again: '件名' } },
      fields,
    );
    expect(twice).toEqual([
      { slot: 'again', kind: 'twice', code: '件名', sameAs: 'title', blocking: false },
    ]);
    expect(problemWords(twice[0]!, sample)).toContain('「件名」と同じフィールドです');
  });

  test('tell users in one line what rests and who can mend it', () => {
    const [problem] = check({ ...good, body: 'なくなった' });
    const line = problem ? quietLine(problem, sample) : '';
    expect(line).toContain('「区民のこえ」は休止しています');
    expect(line).toContain('管理者');
    expect(line).not.toContain('\n');
  });
});
