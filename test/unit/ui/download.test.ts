import { fileName } from '../../../src/ui/download';

test.each([
  [['区民のこえ', '分野×月', 'R8.5.11'], '区民のこえ_分野×月_R8.5.11.csv'],
  [['a/b:c', '<件>?'], 'a b c_件.csv'],
  [['..', ''], 'file.csv'],
  [['\u202Egnp.exe'], 'gnp.exe.csv'],
  [['あ'.repeat(300)], `${'あ'.repeat(100)}.csv`],
])('%j is saved as %s', (parts, name) => {
  expect(fileName(parts, 'csv')).toBe(name);
});
