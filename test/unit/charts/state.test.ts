import {
  readState,
  stateText,
  withChosen,
  withMark,
  withoutMark,
  initialState,
} from '../../../src/charts/state';
import { dashboard } from './sample';

const board = dashboard({
  slicers: [{ id: 's1', label: '', fields: { own: '分野' }, how: { by: 'value' }, initial: null }],
});

test('what is chosen comes back from the address as it was', () => {
  const state = withMark(withChosen(initialState(board), 's1', ['w道路', '']), {
    chart: 'c1',
    keys: ['w道路', null],
  });
  expect(readState(stateText(state), [board])).toEqual(state);
});

test('nothing chosen leaves the address as it is', () => {
  expect(stateText(initialState(board))).toBe('');
  const marked = withMark(initialState(board), { chart: 'c1', keys: ['x'] });
  expect(stateText(withoutMark(marked, 'c1'))).toBe('');
});

test('one mark for each chart, and pressing the whole takes it away', () => {
  const first = withMark(initialState(board), { chart: 'c1', keys: ['a'] });
  expect(withMark(first, { chart: 'c1', keys: ['b'] }).marks).toEqual([
    { chart: 'c1', keys: ['b'] },
  ]);
  expect(withMark(first, { chart: 'c1', keys: [null] }).marks).toEqual([]);
});

test.each([
  ['no JSON', '{'],
  ['another thing', '[1]'],
  ['a dashboard that is gone', '{"d":"gone"}'],
])('an address with %s opens the dashboard as it was made', (_, text) => {
  expect(readState(text, [board])).toBeUndefined();
});

test('a slicer that is gone is forgotten', () => {
  expect(readState('{"d":"d1","c":{"old":["w1"],"s1":null}}', [board])?.chosen).toEqual({
    s1: null,
  });
});

test('so much that no address holds it is not written there', () => {
  const keys = Array.from({ length: 500 }, (_, at) => `w町名${at}`);
  expect(stateText(withChosen(initialState(board), 's1', keys))).toBe('');
});
