/** Voices that say the same: who represents whom, and how many residents it were. */
import {
  relatedIn,
  representativeFor,
  residentsOf,
  rootOf,
  withoutRelated,
  withRelated,
} from '../../../src/voice/links';

const pointers = new Map([
  [2, 1],
  [3, 2],
  [4, 1],
]);

test('a chain ends at the voice that points to none', () => {
  expect([1, 2, 3, 4, 9].map((id) => rootOf(id, pointers))).toEqual([1, 1, 1, 1, 9]);
});

test('a circle made by hand has one representative, wherever one comes in', () => {
  const circle = new Map([
    [5, 6],
    [6, 7],
    [7, 5],
    [8, 7],
  ]);
  expect([5, 6, 7, 8].map((id) => rootOf(id, circle))).toEqual([5, 5, 5, 5]);
});

test('all that point to it, on whatever way, and itself said the same', () => {
  expect([...residentsOf(pointers)]).toEqual([[1, 4]]);
});

test('a voice is linked to the representative, and not to itself', () => {
  expect(representativeFor(undefined, 3, pointers)).toBe(1);
  expect(representativeFor(9, 1, pointers)).toBe(1);
  expect(representativeFor(1, 3, pointers)).toBeUndefined();
});

test('related voices are added once and taken away again', () => {
  expect(withRelated('12, 34', 12)).toBe('12, 34');
  expect(withRelated('', 5)).toBe('5');
  expect(withoutRelated('12、３４ , x', 12)).toBe('34');
  expect(relatedIn('12、３４ , x -1')).toEqual([12, 34]);
});
