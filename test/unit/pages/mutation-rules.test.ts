/**
 * What a handler may change, event by event. Every row is a line of the official table "イベントオブジェクトで実行
 * できる操作" (cybozu.dev/ja/kintone/docs/js-api/events/event-object-actions) unless it names another source.
 */
import type { RecordField, RecordValues } from '../../../emulator/pages/api/screen';
import type { Row } from '../../../emulator/pages/form/defaults';
import type { Occasion } from '../../../emulator/pages/form/mutable';
import { createModel } from './form-fixture';

const OCCASIONS: Occasion[] = [
  'show',
  'change',
  'submit',
  'index.edit.show',
  'index.edit.change',
  'index.edit.submit',
  'process.proceed',
  'set',
];

/** Applies a returned record with these fields changed. */
function returning(
  occasion: Occasion,
  fields: Record<string, Partial<RecordField>>,
  topError = false,
) {
  const model = createModel();
  const record: RecordValues = model.snapshot();
  for (const [code, change] of Object.entries(fields)) {
    record[code] = { value: undefined, ...record[code], ...change };
  }
  const { lookups } = model.apply(record, occasion, topError);
  return { model, lookups };
}

const can = (...occasions: Occasion[]) =>
  OCCASIONS.map((occasion) => [occasion, occasions.includes(occasion)] as const);

describe('a handler writes a value', () => {
  it.each(
    can(
      ...(['show', 'change', 'submit', 'index.edit.change', 'index.edit.submit'] as const),
      ...(['process.proceed', 'set'] as const),
    ),
  )('%s: %s', (occasion, works) => {
    const { model } = returning(occasion, { 件名: { value: '騒音' } });
    expect(model.field({ code: '件名' })?.value).toBe(works ? '騒音' : '');
  });
});

describe('a handler disables a field', () => {
  it.each(can('show', 'change', 'index.edit.show', 'index.edit.change', 'set'))(
    '%s: %s',
    (occasion, works) => {
      const { model } = returning(occasion, { 件名: { disabled: true } });
      expect(model.editable({ code: '件名' })).toBe(!works);
    },
  );
});

describe('a handler shows an error at a field', () => {
  it.each(can('show', 'change', 'submit', 'index.edit.change', 'index.edit.submit', 'set'))(
    '%s: %s',
    (occasion, works) => {
      const { model } = returning(occasion, { 件名: { error: '短く' } });
      expect(model.field({ code: '件名' })?.error).toBe(works ? '短く' : undefined);
    },
  );
});

describe('a handler runs or clears a lookup', () => {
  it.each(can('show', 'change', 'set'))('%s: %s', (occasion, works) => {
    for (const lookup of [true, 'UPDATE', 'CLEAR'] as const) {
      const { lookups } = returning(occasion, { 施設: { value: '中央', lookup } });
      expect(lookups).toEqual(
        works ? [{ place: { code: '施設' }, clear: lookup === 'CLEAR' }] : [],
      );
    }
  });
});

describe('an error cancels the values and `disabled` returned with it', () => {
  it.each([
    ['at the field itself', { 件名: { value: '騒音', error: '短く' } }, false],
    ['at another field', { 件名: { value: '騒音' }, 内容: { error: '書いて' } }, false],
    ['at the top of the screen', { 件名: { value: '騒音' } }, true],
  ])('%s', (_where, fields, top) => {
    for (const occasion of ['show', 'change', 'submit', 'index.edit.change'] as const) {
      const { model } = returning(occasion, { ...fields, 経路: { disabled: true } }, top);
      expect(model.field({ code: '件名' })?.value).toBe('');
      expect(model.editable({ code: '経路' })).toBe(true);
    }
  });

  it('in a row of a table', () => {
    const model = createModel();
    const record = model.snapshot();
    const [row] = record['明細']?.value as Row[];
    row!.value['品名']!.error = '書いて';
    record['件名'] = { ...record['件名'], value: '騒音' };
    model.apply(record, 'change');
    expect(model.field({ code: '件名' })?.value).toBe('');
    expect(model.field({ code: '品名', table: '明細', row: 0 })?.error).toBe('書いて');
  });

  it('but not in record.set, which is no event', () => {
    const { model } = returning('set', { 件名: { value: '騒音', error: '短く' } });
    expect(model.field({ code: '件名' })).toMatchObject({ value: '騒音', error: '短く' });
  });
});

describe('what plugins may not do', () => {
  it.each(['受付番号', '作成者', '金額'])('an error at %s does nothing', (code) => {
    const { model } = returning('submit', { [code]: { error: '誤り' }, 件名: { value: '騒音' } });
    expect(model.field({ code })?.error).toBeUndefined();
    expect(model.field({ code: '件名' })?.value).toBe('騒音');
  });

  it('an error at an auto-calculated text is shown, but it cannot be disabled', () => {
    const { model } = returning('change', { 要約: { error: '長い' } });
    expect(model.field({ code: '要約' })?.error).toBe('長い');
    const other = returning('change', { 要約: { disabled: true } }).model;
    expect(other.field({ code: '要約' })?.disabled).toBeUndefined();
  });

  it.each(['受付番号', '作成者', '金額', '要約', '写真', '施設', '住所'])(
    'no event writes the value of %s',
    (code) => {
      for (const occasion of OCCASIONS) {
        const { model } = returning(occasion, { [code]: { value: '変更' } });
        const before = createModel().field({ code })?.value;
        expect(model.field({ code })?.value).toEqual(before);
      }
    },
  );
});

describe('particular values', () => {
  it('an empty radio button becomes its default (the same page, レコード詳細画面のイベント)', () => {
    const model = createModel();
    model.set({ code: '経路' }, '電話');
    const record = model.snapshot();
    model.apply({ ...record, 経路: { value: '' } }, 'process.proceed');
    expect(model.field({ code: '経路' })?.value).toBe('窓口');
  });

  it('a disabled field still takes a value from a handler', () => {
    const model = createModel();
    model.apply({ ...model.snapshot(), 件名: { value: '', disabled: true } }, 'show');
    model.apply({ ...model.snapshot(), 件名: { value: '騒音' } }, 'change');
    expect(model.field({ code: '件名' })?.value).toBe('騒音');
  });

  it('#INVALID! leaves a number as it is (フィールド形式, 数値フィールド)', () => {
    const model = createModel();
    model.set({ code: '数量' }, '3');
    model.apply({ ...model.snapshot(), 数量: { value: '#INVALID!' } }, 'change');
    expect(model.field({ code: '数量' })?.value).toBe('3');
  });

  it.each(['2027/4/1', '2027-02-30', '明日'])('%s is refused for a date', (value) => {
    const write = () => returning('change', { 受付日: { value }, 件名: { value: '騒音' } });
    expect(write).toThrow(/^受付日 \(DATE\): YYYY-MM-DD is expected/);
  });

  it('a date is written in full, a date and time is kept as it came', () => {
    const at = '2027-04-01T09:00:00+09:00';
    const { model } = returning('set', { 受付日: { value: '2027-4-1' }, 受付日時: { value: at } });
    expect(model.field({ code: '受付日' })?.value).toBe('2027-04-01');
    expect(model.field({ code: '受付日時' })?.value).toBe(at);
    expect(() => returning('set', { 受付日時: { value: '2027-04-01 09:00' } })).toThrow(TypeError);
  });

  it('a calculation follows what a handler wrote', () => {
    const { model } = returning('change', { 数量: { value: '3' } });
    expect(model.field({ code: '金額' })?.value).toBe('300');
  });

  it('an added row needs the type of each field (sample code of the same page)', () => {
    const model = createModel();
    const record = model.snapshot();
    const row = { value: { 品名: { value: '机' } } };
    (record['明細']?.value as unknown[]).push(row);
    record['件名'] = { ...record['件名'], value: '騒音' };
    expect(() => model.apply(record, 'change')).toThrow(/明細\.value\[1\]\.品名.*SINGLE_LINE_TEXT/);
    expect(model.field({ code: '件名' })?.value).toBe('');
    row.value.品名 = { type: 'SINGLE_LINE_TEXT', value: '机' } as never;
    model.apply(record, 'change');
    expect(model.rows('明細').map(({ value }) => value['品名']?.value)).toEqual(['', '机']);
  });
});
