import { asRawHandler, toScreenEvent, type RawEvent } from '../../../src/kintone/events';
import { pageAddress } from '../../../src/kintone/addresses';

const raw = (): RawEvent => ({
  appId: 8,
  recordId: '12',
  record: { 件名: { type: 'SINGLE_LINE_TEXT', value: '街灯' } },
});

describe('an event of kintone', () => {
  test('gives back what a handler changed', () => {
    const handled = asRawHandler((event) => {
      event.record['件名']!.value = '街路灯';
      event.error = '確かめてください';
      event.url = '/k/8/edit';
    })(raw());
    expect(handled).toMatchObject({
      record: { 件名: { value: '街路灯' } },
      error: '確かめてください',
      url: '/k/8/edit',
    });
  });

  test('is cancelled by false, at once or after waiting', async () => {
    expect(asRawHandler(() => false)(raw())).toBe(false);
    await expect(asRawHandler(async () => false as const)(raw())).resolves.toBe(false);
  });

  test('stays synchronous when the handler is, as change events demand', () => {
    expect(asRawHandler(() => undefined)(raw())).not.toBeInstanceOf(Promise);
    expect(asRawHandler(async () => undefined)(raw())).toBeInstanceOf(Promise);
  });

  test('numbers its record and flattens a calendar’s records', () => {
    expect(toScreenEvent(raw()).recordId).toBe(12);
    const calendar = { records: { '2025-04-01': [{ a: { value: '1' } }], '2025-04-02': [] } };
    expect(toScreenEvent(calendar).records).toEqual([{ a: { value: '1' } }]);
    expect(toScreenEvent({ appId: 8 })).toMatchObject({ record: {}, records: [] });
  });
});

describe('addresses of the app’s pages', () => {
  test.each([
    ['desktop', '/k/8/', { record: 3 }, '/k/8/show#record=3'],
    ['desktop', '/k/guest/8/8/show', 'create', '/k/guest/8/8/edit'],
    ['desktop', '/k/8/show', { list: '分野 in ("道路・公園")' }, '/k/8/?query='],
    ['desktop', '/k/', { list: '' }, '/k/8/'],
    ['mobile', '/k/m/8/show', { record: 3 }, '/k/m/8/show?record=3'],
    ['mobile', '/', 'create', '/k/m/8/edit'],
  ] as const)('%s at %s', (device, pathname, target, expected) => {
    const address = pageAddress(device, 8, pathname, target);
    if (expected.endsWith('query=')) {
      expect(new URL(address, 'http://kintone.test').searchParams.get('query')).toBe(
        '分野 in ("道路・公園")',
      );
    } else expect(address).toBe(expected);
  });
});
