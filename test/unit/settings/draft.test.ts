import type { Feature } from '../../../src/feature';
import type { FormField } from '../../../src/kintone/host';
import { readDocument, readSettings } from '../../../src/settings/document';
import { Draft } from '../../../src/settings/draft';
import { sample } from './sample-feature';

const features: Feature[] = [sample];
const voice: Feature = sample;
const fields: Record<string, FormField> = {
  件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
  見出し: { type: 'SINGLE_LINE_TEXT', code: '見出し', label: '見出し' },
  内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' },
  種別: { type: 'RADIO_BUTTON', code: '種別', label: '種別' },
  番号: { type: 'RECORD_NUMBER', code: '番号', label: '受付番号' },
};
const saved = (mapping: Record<string, string>) =>
  readDocument(
    { version: 1, features: { voice: { enabled: true, fields: mapping, days: 14 } } },
    features,
  );

describe('settings on the config screen', () => {
  test('of a new app have every field proposed, and ask nobody about unsaved work', () => {
    const draft = new Draft(readSettings('', features), features, fields);
    expect(draft.of(voice).fields).toEqual({
      title: '件名',
      body: '内容',
      kind: '種別',
      number: '番号',
    });
    expect(draft.isProposed(voice, 'kind')).toBe(true);
    expect(draft.unsaved).toBe(false);
  });

  test('keep what was saved; only a needed open slot is filled', () => {
    const draft = new Draft(saved({ title: '見出し', number: '番号' }), features, fields);
    expect(draft.of(voice).fields).toEqual({ title: '見出し', body: '内容', number: '番号' });
    expect(draft.isProposed(voice, 'title')).toBe(false);
    expect(draft.isProposed(voice, 'body')).toBe(true);
  });

  test('lose the proposal’s mark when a person chooses, and know they are unsaved', () => {
    const draft = new Draft(readSettings('', features), features, fields);
    draft.map(voice, 'title', '見出し');
    expect(draft.isProposed(voice, 'title')).toBe(false);
    expect(draft.unsaved).toBe(true);
    draft.map(voice, 'title', '');
    expect(draft.problems()).toEqual([
      expect.objectContaining({ slot: 'title', kind: 'unmapped', feature: sample }),
    ]);
  });

  test('have no problems while the feature is off', () => {
    const draft = new Draft(saved({ title: '消えた' }), features, fields);
    expect(draft.problems()).not.toEqual([]);
    draft.enable(voice, false);
    expect(draft.problems()).toEqual([]);
    expect(draft.nothingOn()).toBe(true);
  });

  test('can be proposed anew, a field never given to two slots', () => {
    const draft = new Draft(
      saved({ title: '見出し', body: '内容', number: '番号' }),
      features,
      fields,
    );
    const before = draft.mapping(voice);
    expect(draft.proposeAgain(voice)).toBe(4);
    expect(draft.of(voice).fields['title']).toBe('件名');
    expect(draft.problems()).toEqual([]);
    draft.mapAs(voice, before);
    expect(draft.mapping(voice)).toEqual(before);
    expect(draft.isProposed(voice, 'title')).toBe(false);
  });

  test('keep switch and mapping when a feature changes its own part', () => {
    const draft = new Draft(saved({ title: '見出し', number: '番号' }), features, fields);
    const stale = { enabled: false, fields: {}, days: 20 };
    draft.change(voice, stale);
    expect(draft.of(voice)).toMatchObject({ enabled: true, days: 20 });
    expect(draft.of(voice).fields['title']).toBe('見出し');
  });

  test('of a new app that lacks the fields a feature needs have it off until a person decides', () => {
    const { 件名, 種別 } = fields;
    const draft = new Draft(readSettings('', features), features, { 件名: 件名!, 種別: 種別! });
    expect(draft.of(voice).enabled).toBe(false);
    expect(draft.isUnfit(voice)).toBe(true);
    expect(draft.unsaved).toBe(false);
    draft.enable(voice, true);
    expect(draft.isUnfit(voice)).toBe(false);
    expect(draft.problems().map(({ slot }) => slot)).toEqual(['body', 'number']);
  });

  test('tell a field guessed by a part of its name from one of the very name', () => {
    const guessed = { type: 'SINGLE_LINE_TEXT', code: '声の件名', label: '声の件名' };
    const { 見出し, 内容, 番号 } = fields;
    const form = { 声の件名: guessed, 見出し: 見出し!, 内容: 内容!, 番号: 番号! };
    const draft = new Draft(readSettings('', features), features, form);
    const [title, body] = voice.slots;
    expect(draft.of(voice).fields['title']).toBe('声の件名');
    expect(draft.isGuessed(voice, title!)).toBe(true);
    expect(draft.isGuessed(voice, body!)).toBe(false);
    draft.map(voice, 'title', '見出し');
    expect(draft.isGuessed(voice, title!)).toBe(false);
  });
});
