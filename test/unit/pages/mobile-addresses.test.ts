import {
  addressesFor,
  createAddress,
  listAddress,
  otherDeviceAddress,
  portalAddress,
  readRecordAddress,
  recordAddress,
} from '../../../emulator/pages/addresses';

afterEach(() => addressesFor('DESKTOP'));

const at = (address: string): URL => new URL(address, 'http://kintone.invalid');

test('a PC names a record in the hash', () => {
  expect(recordAddress(5, { recordId: 3, edit: true })).toBe('/k/5/show#record=3&mode=edit');
  expect(recordAddress('5', { recordId: '3', listCondition: 'a = "b"' })).toBe(
    '/k/5/show#record=3&l.q=a%20%3D%20%22b%22',
  );
});

test('a phone names a record in the query and only editing in the hash', () => {
  addressesFor('MOBILE');
  expect(portalAddress()).toBe('/k/m/');
  expect(listAddress(5, '?view=20')).toBe('/k/m/5/?view=20');
  expect(createAddress(5)).toBe('/k/m/5/edit');
  expect(createAddress(5, 3)).toBe('/k/m/5/edit?record=3');
  expect(recordAddress(5, { recordId: 3 })).toBe('/k/m/5/show?record=3');
  expect(recordAddress(5, { recordId: 3, edit: true })).toBe('/k/m/5/show?record=3#mode=edit');
});

test.each(['DESKTOP', 'MOBILE'] as const)('what an address was made of is read back (%s)', (on) => {
  addressesFor(on);
  const place = { recordId: 3, listCondition: 'a in ("x & y")', edit: true };
  expect(readRecordAddress(at(recordAddress(5, place)))).toEqual(place);
  expect(readRecordAddress(at('/k/5/show')).recordId).toBeNaN();
});

test.each([
  ['/k/', '/k/m/'],
  ['/k/5/?view=20&query=a%20%3D%20%221%22', '/k/m/5/?view=20&query=a%20%3D%20%221%22'],
  ['/k/5/edit', '/k/m/5/edit'],
  ['/k/5/show#record=3', '/k/m/5/show?record=3'],
  ['/k/#/space/3', '/k/m/space/3'],
  ['/k/#/space/3/thread/4', '/k/m/space/3/thread/4'],
  ['/k/5/show#record=3&mode=edit', '/k/m/5/show?record=3#mode=edit'],
])('%s and %s are the same page on the two devices', (pc, phone) => {
  expect(otherDeviceAddress(at(pc))).toBe(phone);
  expect(otherDeviceAddress(at(phone))).toBe(pc);
});

test('a page that only PCs have leads a phone to its portal', () => {
  expect(otherDeviceAddress(at('/k/admin/system/users'))).toBe('/k/m/');
});
