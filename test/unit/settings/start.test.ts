/** @jest-environment jsdom */
import type { Feature } from '../../../src/feature';
import { RequestError, type KintoneRecord } from '../../../src/kintone/host';
import { readDocument } from '../../../src/settings/document';
import { startFeatures } from '../../../src/start';
import { FakeHost } from '../fake-host';
import { sample } from './sample-feature';

const mapping = { title: '件名', body: '内容', number: '番号' };
const record: KintoneRecord = {
  件名: { type: 'SINGLE_LINE_TEXT', value: '' },
  内容: { type: 'MULTI_LINE_TEXT', value: '' },
};
const fields = {
  件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
  内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' },
  番号: { type: 'RECORD_NUMBER', code: '番号', label: '番号' },
};

function open(start: Feature['start'], settings: unknown = undefined) {
  const host = new FakeHost();
  host.header = document.createElement('div');
  host.fields = fields;
  const features: Feature[] = [{ ...sample, start }];
  const stored = settings ?? {
    version: 1,
    features: { voice: { enabled: true, fields: mapping, days: 14 } },
  };
  startFeatures(host, features, readDocument(stored, features));
  return host;
}

describe('the page with the plugin', () => {
  const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  beforeEach(() => errors.mockClear());

  test('runs a feature that is on, and nothing of one that is off', async () => {
    const seen: string[] = [];
    const start: Feature['start'] = (host) => host.on('create.show', () => void seen.push('shown'));
    await open(start).fire('create.show', { record });
    expect(seen).toEqual(['shown']);
    const off = { version: 1, features: { voice: { enabled: false, fields: {}, days: 14 } } };
    await open(start, off).fire('create.show', { record });
    expect(seen).toEqual(['shown']);
  });

  test('lets a save go on when a feature fails in it, and says so once', async () => {
    const host = open((guarded) => {
      guarded.on('create.submit', () => {
        throw new Error('broken');
      });
      guarded.on('create.submit', async () => {
        throw new RequestError(0, '', 'down');
      });
    });
    expect(await host.fire('create.submit', { record })).not.toBe(false);
    expect(errors).toHaveBeenCalledTimes(2);
    expect(host.notices).toEqual([{ kind: 'error', text: expect.stringContaining('区民のこえ') }]);
  });

  test('survives a feature that fails at its start', () => {
    const host = open(() => {
      throw new Error('broken');
    });
    expect(host.notices).toHaveLength(1);
  });

  test('rests a feature whose needed field has gone, and tells who can mend it, once', async () => {
    let ran = false;
    const host = open((guarded) => guarded.on('edit.show', () => void (ran = true)));
    const rest: KintoneRecord = { ...record, 番号: { type: 'RECORD_NUMBER', value: '1' } };
    delete rest['内容'];
    await host.fire('edit.show', { record: rest });
    await host.fire('edit.show', { record: rest });
    expect(ran).toBe(false);
    expect(host.header?.children).toHaveLength(1);
    expect(host.header?.textContent).toContain('管理者');
  });

  test('asks the form on a list, where there is no single record', async () => {
    let ran = 0;
    const host = open((guarded) => guarded.on('index.show', () => void (ran += 1)));
    await host.fire('index.show');
    expect(ran).toBe(1);
    host.fields = { 件名: fields.件名 };
    await host.fire('index.show');
    expect(ran).toBe(1);
    expect(host.header?.textContent).toContain('「内容」');
  });

  test('knows that a new record has no number yet', async () => {
    let ran = false;
    const host = open((guarded) => guarded.on('create.show', () => void (ran = true)));
    await host.fire('create.show', { record });
    expect(ran).toBe(true);
  });

  test.each([
    ['broken', '読み取れない'],
    [{ version: 9, features: {} }, '新しい版'],
  ])('rests with settings that cannot be used (%p), and says so', async (settings, words) => {
    let ran = false;
    const host = open(() => void (ran = true), settings);
    await host.fire('index.show');
    expect(ran).toBe(false);
    expect(host.header?.textContent).toContain(words);
  });
});
