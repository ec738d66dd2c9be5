import { newRecord, type Row } from '../../../emulator/pages/form/defaults';
import { FormModel } from '../../../emulator/pages/form/model';
import { createModel, fields, surroundings } from './form-fixture';

describe('a new record', () => {
  const record = createModel().snapshot();

  it('has the defaults of the form, now in the user’s zone, the signed-in user and their section', () => {
    expect(record['経路']?.value).toBe('窓口');
    expect(record['受付日']?.value).toBe('2026-11-24');
    expect(record['受付日時']?.value).toBe('2026-11-23T15:30:00Z');
    expect(record['受付者']?.value).toEqual([{ code: 'yamada', name: '山田 花子' }]);
    expect(record['受付部署']?.value).toEqual([{ code: 'chiiki', name: '地域振興課' }]);
  });

  it('has one row in each table and the calculations worked out', () => {
    expect(record['明細']?.value).toHaveLength(1);
    expect(record['合計']?.value).toBe('10');
    expect(record['要約']?.value).toBe('：窓口');
  });
});

describe('what a person enters', () => {
  it('is a change, with what is calculated from it; CALC itself has no change event', () => {
    const model = createModel();
    expect(model.set({ code: '件名' }, '騒音')).toEqual([{ code: '件名' }, { code: '要約' }]);
    expect(model.set({ code: '数量' }, '3')).toEqual([{ code: '数量' }]);
    expect(model.snapshot()['金額']?.value).toBe('300');
  });

  it('is no change when it is the same as before', () => {
    const model = createModel();
    expect(model.set({ code: '経路' }, '窓口')).toEqual([]);
    expect(model.dirty).toBe(false);
  });

  it('makes the form dirty until it is as it was', () => {
    const model = createModel();
    model.set({ code: '件名' }, '騒音');
    expect(model.dirty).toBe(true);
    model.set({ code: '件名' }, '');
    expect(model.dirty).toBe(false);
  });
});

describe('an empty date', () => {
  it('is the same as null, as kintone answers it, and as the empty text a plugin gives back', () => {
    const record = newRecord(fields, surroundings);
    const model = createModel({ ...record, 受付日: { type: 'DATE', value: null } });
    const returned = model.snapshot();
    expect(
      model.apply({ ...returned, 受付日: { type: 'DATE', value: '' } }, 'change').changes,
    ).toEqual([]);
    expect(model.dirty).toBe(false);
  });
});

describe('table rows', () => {
  it('are added below the row, with defaults, as a change of the table', () => {
    const model = createModel();
    expect(model.addRow('明細', 0)).toEqual([{ code: '明細', row: 1 }]);
    expect(model.rows('明細')[1]?.value['個数']?.value).toBe('1');
    expect(model.snapshot()['合計']?.value).toBe('20');
  });

  it('leave an empty row when the last is removed', () => {
    const model = createModel();
    model.set({ code: '個数', table: '明細', row: 0 }, '5');
    expect(model.removeRow('明細', 0)).toEqual([{ code: '明細' }]);
    expect(model.rows('明細')[0]?.value['個数']?.value).toBe('1');
  });
});

describe('on a phone', () => {
  it('a text that was calculated is no change of its own', () => {
    const precision = { digits: '16', decimalPlaces: '4', roundingMode: 'HALF_EVEN' };
    const form = { fields, precision, onPhone: true };
    const model = new FormModel(form, newRecord(fields, surroundings), surroundings);
    expect(model.set({ code: '件名' }, '騒音')).toEqual([{ code: '件名' }]);
    expect(model.field({ code: '要約' })?.value).toBe('騒音：窓口');
  });

  it('even the show event has no attachments', () => {
    const precision = { digits: '16', decimalPlaces: '4', roundingMode: 'HALF_EVEN' };
    const record = newRecord(fields, surroundings);
    record['写真'] = { type: 'FILE', value: [{ fileKey: 'x' }] };
    for (const onPhone of [true, false]) {
      const model = new FormModel({ fields, precision, onPhone }, record, surroundings);
      expect(model.snapshot(true)['写真']?.value).toEqual(onPhone ? [] : [{ fileKey: 'x' }]);
    }
  });
});

describe('what a plugin returns', () => {
  it('changes writable fields', () => {
    const model = createModel();
    const record = model.snapshot();
    record['件名'] = { ...record['件名'], value: '騒音' };
    record['数量'] = { ...record['数量'], value: 7 };
    expect(model.apply(record, 'change').changes).toEqual([
      { code: '件名' },
      { code: '数量' },
      { code: '要約' },
    ]);
    expect(model.snapshot()['数量']?.value).toBe('7');
  });

  it.each(['受付番号', '作成者', '金額', '要約', '写真', '施設', '住所'])(
    'does not change %s',
    (code) => {
      const model = createModel();
      const before = model.snapshot(true)[code]?.value;
      const record = model.snapshot();
      record[code] = { ...record[code], value: code === '写真' ? [{ fileKey: 'x' }] : 'changed' };
      expect(model.apply(record, 'change').changes).toEqual([]);
      expect(model.snapshot(true)[code]?.value).toEqual(before);
    },
  );

  it('runs a lookup on request, with the key it wrote, or clears it', () => {
    const model = createModel();
    const record = model.snapshot();
    record['施設'] = { ...record['施設'], value: '中央図書館', lookup: true };
    expect(model.apply(record, 'change').lookups).toEqual([
      { place: { code: '施設' }, clear: false },
    ]);
    expect(model.snapshot()['施設']?.value).toBe('中央図書館');
    const again = model.snapshot();
    again['施設'] = { ...again['施設'], value: '', lookup: 'CLEAR' };
    expect(model.apply(again, 'change').lookups).toEqual([
      { place: { code: '施設' }, clear: true },
    ]);
  });

  it('shows an error at a field, and takes it away with null', () => {
    const model = createModel();
    const record = model.snapshot();
    record['件名'] = { ...record['件名'], value: '', error: '短く書いてください' };
    model.apply(record, 'change');
    expect(model.field({ code: '件名' })?.error).toBe('短く書いてください');
    model.apply({ 件名: { value: '', error: null } }, 'change');
    expect(model.field({ code: '件名' })?.error).toBeNull();
  });

  it('disables a field, and not what nobody can write anyway', () => {
    const model = createModel();
    model.apply(
      { 件名: { value: '', disabled: true }, 金額: { value: '', disabled: true } },
      'change',
    );
    expect(model.editable({ code: '件名' })).toBe(false);
    expect(model.snapshot()['件名']).not.toHaveProperty('disabled');
  });

  it('is refused when a value is of the wrong kind', () => {
    const model = createModel();
    expect(() => model.apply({ 要配慮: { value: '聴覚' } }, 'change')).toThrow(TypeError);
    expect(() => model.apply({ 分野: { value: 'ない選択肢' } }, 'change')).toThrow(/分野/);
    expect(() => model.apply({ 件名: { value: 5 } }, 'change')).toThrow(TypeError);
  });

  it('adds, changes and removes rows; rows without id are told apart', () => {
    const model = createModel();
    model.addRow('明細', 0);
    model.set({ code: '品名', table: '明細', row: 0 }, '机');
    model.set({ code: '品名', table: '明細', row: 1 }, '椅子');
    const record = model.snapshot();
    const rows = record['明細']?.value as Row[];
    rows.shift();
    expect(model.apply(record, 'change').changes).toContainEqual({ code: '明細' });
    expect(model.rows('明細').map((row) => row.value['品名']?.value)).toEqual(['椅子']);

    const more = model.snapshot();
    (more['明細']?.value as Row[]).push({
      id: null,
      value: {
        品名: { type: 'SINGLE_LINE_TEXT', value: '机' },
        個数: { type: 'NUMBER', value: '2' },
      },
    });
    model.apply(more, 'change');
    expect(model.rows('明細').map((row) => row.value['品名']?.value)).toEqual(['椅子', '机']);
    expect(model.snapshot()['合計']?.value).toBe('30');
  });
});

describe('what is sent to the server', () => {
  it('leaves out what kintone fills and what a lookup copies', () => {
    const sent = createModel().toSave(false);
    expect(Object.keys(sent)).not.toEqual(
      expect.arrayContaining(['受付番号', '作成者', '金額', '要約', '住所', '合計']),
    );
    expect(sent['受付者']).toEqual({ value: [{ code: 'yamada' }] });
    expect(sent['明細']).toEqual({
      value: [{ value: { 品名: { value: '' }, 個数: { value: '1' } } }],
    });
  });

  it('holds only what was changed when the record exists already', () => {
    const model = createModel();
    model.set({ code: '件名' }, '騒音');
    expect(model.toSave(true)).toEqual({ 件名: { value: '騒音' } });
  });

  it('hands attachments to handlers on show only', () => {
    const model = createModel();
    model.set({ code: '写真' }, [
      { fileKey: 'k', name: 'a.png', contentType: 'image/png', size: '1' },
    ]);
    expect(model.snapshot()['写真']?.value).toEqual([]);
    expect(model.snapshot(true)['写真']?.value).toHaveLength(1);
    expect(model.toSave(true)['写真']).toEqual({ value: [{ fileKey: 'k' }] });
  });
});
