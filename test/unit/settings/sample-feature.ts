/** A small feature as a user of the settings sees one. */
import * as v from 'valibot';
import type { Feature, FeatureSettings } from '../../../src/feature';

interface SampleSettings extends FeatureSettings {
  days: number;
}

export const sample: Feature<SampleSettings> = {
  id: 'voice',
  schema: v.object({
    enabled: v.boolean(),
    fields: v.record(v.string(), v.string()),
    days: v.pipe(v.number(), v.minValue(1)),
  }),
  defaults: () => ({ enabled: true, fields: {}, days: 14 }),
  slots: [
    { key: 'title', types: ['SINGLE_LINE_TEXT'], names: ['件名', 'title'], required: true },
    { key: 'body', types: ['MULTI_LINE_TEXT'], names: ['内容', 'content'], required: true },
    { key: 'kind', types: ['RADIO_BUTTON', 'DROP_DOWN'], names: ['種別', 'kind'], required: false },
    { key: 'number', types: ['RECORD_NUMBER'], names: ['受付番号'], required: true },
  ],
  words: () => ({
    title: '区民のこえ',
    about: 'こえを記録します。',
    slots: {
      title: { label: '件名', purpose: '一覧に出ます。' },
      body: { label: '内容', purpose: 'こえの本文です。' },
      kind: { label: '種別', purpose: '集計に使います。' },
      number: { label: '受付番号', purpose: '番号です。' },
    },
  }),
  start: () => undefined,
};
