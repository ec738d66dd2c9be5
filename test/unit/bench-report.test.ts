import { toMarkdown, withSections } from '../bench/report';

const section = (title: string, value: number): string =>
  toMarkdown(
    { title, method: 'how', header: ['a'], rows: [[value]] },
    { day: '2026-11-26', load: 0.25 },
  );

test('a section measured again takes the place of the former, a new one comes last', () => {
  const document = withSections('# 測定\n\nhead\n', [section('one', 1), section('two', 2)]);
  const next = withSections(document, [section('three', 3), section('one', 4)]);
  expect(next).toBe(
    withSections('# 測定\n\nhead\n', [section('one', 4), section('two', 2), section('three', 3)]),
  );
  expect(next.match(/^## .*/gm)).toEqual(['## one', '## two', '## three']);
  expect(next.startsWith('# 測定\n\nhead\n')).toBe(true);
});

test('a section says when it was measured and how busy the machine was', () => {
  expect(section('one', 1)).toContain('測った日: 2026-11-26（始める前の負荷の平均 0.3）');
});
