import type { FieldSlot } from '../../../src/feature';
import type { FormField } from '../../../src/kintone/host';
import { acceptedFields, normalized, proposeMapping } from '../../../src/settings/mapping';

const slot = (key: string, names: string[], types = ['SINGLE_LINE_TEXT']): FieldSlot => ({
  key,
  names,
  types,
  required: true,
});
const form = (...list: [code: string, label: string, type?: string][]): Record<string, FormField> =>
  Object.fromEntries(
    list.map(([code, label, type = 'SINGLE_LINE_TEXT']) => [code, { code, label, type }]),
  );

describe('automatic mapping', () => {
  test('finds a field by its code or its label', () => {
    const slots = [slot('title', ['件名']), slot('name', ['連絡先氏名'])];
    expect(proposeMapping(slots, form(['件名', 'x'], ['文字列__1行_', '連絡先氏名']))).toEqual({
      title: '件名',
      name: '文字列__1行_',
    });
  });

  test('takes width, case and separators as the same name', () => {
    expect(normalized('ＳＮＳ（公表） 区分')).toBe(normalized('sns公表_区分'));
    expect(proposeMapping([slot('title', ['Title'])], form(['f', 'ＴＩＴＬＥ']))).toEqual({
      title: 'f',
    });
  });

  test('takes only a field of a type the slot accepts, the better type first', () => {
    const kind = slot('kind', ['種別'], ['RADIO_BUTTON', 'DROP_DOWN']);
    const fields = form(
      ['a', '種別', 'DROP_DOWN'],
      ['b', '種別', 'RADIO_BUTTON'],
      ['c', '種別', 'NUMBER'],
    );
    expect(proposeMapping([kind], fields)).toEqual({ kind: 'b' });
    expect(acceptedFields(kind, fields).map(({ code }) => code)).toEqual(['b', 'a']);
  });

  test('gives a field to one slot only: to the one it fits best', () => {
    const slots = [slot('reply', ['回答']), slot('replyText', ['回答内容'])];
    expect(proposeMapping(slots, form(['x', '回答内容'], ['y', '回答（窓口）']))).toEqual({
      replyText: 'x',
      reply: 'y',
    });
  });

  test('leaves a slot open rather than guess by type alone', () => {
    expect(proposeMapping([slot('title', ['件名'])], form(['備考', '備考']))).toEqual({});
    expect(proposeMapping([slot('minute', ['分'])], form(['分野', '分野']))).toEqual({});
  });

  test('does not take a field another slot uses already', () => {
    expect(proposeMapping([slot('title', ['件名'])], form(['件名', '件名']), ['件名'])).toEqual({});
  });
});
