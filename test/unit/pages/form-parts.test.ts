/**
 * @jest-environment jsdom
 */
import type { LayoutRow, LookupSetting } from '../../../emulator/apps/definition';
import { toHalfWidth } from '../../../emulator/pages/form/values';
import { Parts } from '../../../emulator/pages/form/layout-view';
import { copies, cleared, exactly, like, lookupQuery } from '../../../emulator/pages/form/lookup';
import { toLocal, toUtc } from '../../../emulator/pages/form/zoned-time';
import { fields } from './form-fixture';

const facility = fields['施設'];
const setting = facility?.lookup as LookupSetting;

describe('a lookup', () => {
  it('asks within the field’s own filter and order, one more than a page to know whether there are more', () => {
    const own = {
      ...setting,
      filterCond: '区分 in ("図書館") or 区分 in ("公園")',
      sort: '名称 asc',
    };
    expect(lookupQuery(own, exactly(own, 'a"b'), 20)).toBe(
      '(区分 in ("図書館") or 区分 in ("公園")) and (名称 = "a\\"b") order by 名称 asc limit 21 offset 20',
    );
  });

  it('searches texts by word and numbers by value; nothing typed means all', () => {
    expect(like(setting, 'SINGLE_LINE_TEXT', ' 図書 ')).toBe('名称 like "図書"');
    expect(like(setting, 'NUMBER', '12')).toBe('名称 = "12"');
    expect(like(setting, 'SINGLE_LINE_TEXT', '  ')).toBe('');
  });

  it('copies what its mapping names, and empties it when cleared', () => {
    if (!facility) throw new Error('no lookup in the fixture');
    const source = { 名称: { value: '中央図書館' }, 所在地: { value: '区内一丁目' } };
    expect(copies(facility, source)).toEqual({
      key: '中央図書館',
      values: { 住所: '区内一丁目' },
    });
    expect(cleared(facility, fields)).toEqual({ 住所: '' });
  });
});

describe('date-times', () => {
  it('are entered on the wall clock of the user’s zone and kept in UTC', () => {
    expect(toLocal('2026-11-23T15:30:00Z', 'Asia/Tokyo')).toBe('2026-11-24T00:30:00');
    expect(toUtc('2026-11-24T00:30:00', 'Asia/Tokyo')).toBe('2026-11-23T15:30:00Z');
    expect(toUtc('2026-07-01T09:00:00', 'America/New_York')).toBe('2026-07-01T13:00:00Z');
    expect(toLocal('', 'Asia/Tokyo')).toBe('');
    expect(toUtc('', 'Asia/Tokyo')).toBe('');
  });
});

describe('numbers as they are typed', () => {
  it.each([
    ['１２３', '123'],
    ['1,234', '1234'],
    ['ー５．５', '-5.5'],
    ['約10', '約10'],
    ['', ''],
  ])('%s becomes %s', (typed, value) => expect(toHalfWidth(typed)).toBe(value));
});

describe('parts of the form', () => {
  const layout: LayoutRow[] = [
    { type: 'ROW', fields: [{ type: 'SPACER', elementId: 'voice-card' }] },
    {
      type: 'GROUP',
      code: '詳しく',
      layout: [{ type: 'ROW', fields: [{ type: 'NUMBER', code: '数量' }] }],
    },
    { type: 'SUBTABLE', code: '明細', fields: [{ type: 'SINGLE_LINE_TEXT', code: '品名' }] },
  ];

  it('give the same element of a space each time, with kintone’s id', () => {
    const parts = new Parts(layout, fields);
    expect(parts.space('voice-card')?.id).toBe('user-js-voice-card');
    expect(parts.space('voice-card')).toBe(parts.space('voice-card'));
    expect(parts.space('unknown')).toBeNull();
  });

  it('hide and show by field code or element id; an unknown one does nothing', () => {
    const parts = new Parts(layout, fields);
    parts.show('voice-card', false);
    parts.show('unknown', false);
    expect(parts.isShown('voice-card')).toBe(false);
    expect(parts.isShown('unknown')).toBe(true);
    expect(parts.isInTable('品名')).toBe(true);
  });

  it('open the group that holds a field with an error', () => {
    const parts = new Parts(layout, fields);
    expect(parts.isOpen('詳しく')).toBe(false);
    parts.reveal(layout, new Set(['数量']));
    expect(parts.isOpen('詳しく')).toBe(true);
  });
});
