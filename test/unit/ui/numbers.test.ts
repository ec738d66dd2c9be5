import { measureTitle } from '../../../src/drawing/amounts';
import { inUnit } from '../../../src/ui/numbers';

test.each([
  ['1,234', '件', '1,234件'],
  ['2', ' records', '2 records'],
  ['1', ' records', '1 record'],
  ['1.0', ' days', '1.0 days'],
  // A unit of the office's own is written as the office wrote it.
  ['1', 'ms', '1ms'],
])('%s in 「%s」 is %s', (words, unit, written) => {
  expect(inUnit(words, unit)).toBe(written);
});

test.each([
  ['件数', '件', '件数（件）'],
  ['受付', ' records', '受付（records）'],
  ['Records', ' records', 'Records'],
  ['ひとこと', '', 'ひとこと'],
])('the head of %s counted in 「%s」 is %s', (label, unit, head) => {
  expect(measureTitle({ label, unit })).toBe(head);
});
