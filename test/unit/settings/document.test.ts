import type { Feature } from '../../../src/feature';
import {
  defaultSettings,
  readDocument,
  readSettings,
  writeSettings,
} from '../../../src/settings/document';
import { sample } from './sample-feature';

const features: Feature[] = [sample];
const saved = { enabled: true, fields: { title: '件名' }, days: 20 };

describe('settings of an app', () => {
  test('come back as they were saved', () => {
    const settings = { version: 1 as const, features: { voice: saved } };
    expect(readSettings(writeSettings(settings), features)).toEqual({
      settings,
      trouble: null,
      fresh: false,
    });
  });

  test('of an app never set up are the defaults', () => {
    expect(readSettings('', features)).toEqual({
      settings: defaultSettings(features),
      trouble: null,
      fresh: true,
    });
  });

  test.each([
    '{"version":1,',
    'null',
    '[]',
    '"text"',
    '{"version":"x"}',
    '{"version":1}',
    '{"records":[]}',
  ])('that are not settings (%s) give the defaults and say so', (text) => {
    const read = readSettings(text, features);
    expect(read.trouble).toEqual({ kind: 'broken' });
    expect(read.settings).toEqual(defaultSettings(features));
  });

  test('of a later version are refused, not half understood', () => {
    const read = readDocument({ version: 7, features: { voice: saved } }, features);
    expect(read.trouble).toEqual({ kind: 'newer', version: 7 });
    expect(read.settings).toEqual(defaultSettings(features));
  });

  test('without a version, as trials wrote them, are brought to today’s form', () => {
    const today = { version: 1, features: { voice: saved } };
    expect(readDocument({ voice: saved }, features).settings).toEqual(today);
    expect(readDocument({ features: { voice: saved } }, features).settings).toEqual(today);
  });

  test('with one wrong part switch that feature off, name it and keep the others', () => {
    const other: Feature = { ...sample, id: 'charts' };
    const read = readDocument(
      { version: 1, features: { voice: { ...saved, days: -1 }, charts: saved } },
      [sample, other],
    );
    expect(read.trouble).toEqual({ kind: 'parts', features: ['voice'] });
    expect(read.settings.features['voice']).toMatchObject({ enabled: false, days: 14 });
    expect(read.settings.features['charts']).toEqual(saved);
  });

  test('leave a feature off that came with an update of the plugin', () => {
    const read = readDocument({ version: 1, features: {} }, features);
    expect(read.trouble).toBeNull();
    expect(read.settings.features['voice']).toMatchObject({ enabled: false });
  });
});
