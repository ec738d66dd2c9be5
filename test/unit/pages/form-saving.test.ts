import { EventBus } from '../../../emulator/pages/api/events';
import { RestError } from '../../../emulator/pages/api/rest';
import { ChangeLoop, tellChanges } from '../../../emulator/pages/form/changes';
import type { FormModel } from '../../../emulator/pages/form/model';
import { save } from '../../../emulator/pages/form/saving';
import type { SaveOutcome, SaveTarget } from '../../../emulator/pages/form/saving';
import type { RecordValues } from '../../../emulator/pages/api/screen';
import { createModel } from './form-fixture';

const create: SaveTarget = {
  screen: 'app.record.create',
  appId: 3,
  recordId: null,
  revision: null,
};
const edit: SaveTarget = { screen: 'app.record.edit', appId: 3, recordId: 7, revision: 4 };

interface Sent {
  method: string;
  body: Record<string, unknown>;
}

function stage(answer: () => Promise<Record<string, unknown>> = async () => ({ id: '12' })) {
  const events = new EventBus(() => undefined);
  const sent: Sent[] = [];
  const run = (model: FormModel, target: SaveTarget): Promise<SaveOutcome> =>
    save(model, target, {
      fire: (type, event) => events.fire(type, event as Record<string, unknown>),
      send: (method, _path, body) => {
        sent.push({ method, body: body as Record<string, unknown> });
        return answer();
      },
      read: async () => ({ 件名: { type: 'SINGLE_LINE_TEXT', value: 'saved' } }),
    });
  return { events, sent, run };
}

function filled(): FormModel {
  const model = createModel();
  model.set({ code: '内容' }, '夜間の騒音');
  model.set({ code: '品名', table: '明細', row: 0 }, '看板');
  return model;
}

describe('a save', () => {
  it('runs submit, sends, then runs submit.success with the stored record and its number', async () => {
    const { events, sent, run } = stage();
    const order: string[] = [];
    events.on('app.record.create.submit', (event) => {
      order.push(`submit ${String(event['recordId'])}`);
      return event;
    });
    events.on('app.record.create.submit.success', (event) => {
      order.push(`success ${String(event['recordId'])}`);
      event['url'] = '/k/3/edit';
      return event;
    });
    const outcome = await run(filled(), create);
    expect(order).toEqual(['submit undefined', 'success 12']);
    expect(sent).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'saved', recordId: 12, url: '/k/3/edit' });
  });

  it('sends what submit handlers wrote, even into a required field left empty', async () => {
    const { events, sent, run } = stage();
    events.on('app.record.create.submit', (event) => {
      const record = event['record'] as RecordValues;
      if (record['内容']) record['内容'].value = '補った内容';
      return event;
    });
    const model = filled();
    model.set({ code: '内容' }, '');
    await run(model, create);
    expect(sent[0]?.body).toMatchObject({ record: { 内容: { value: '補った内容' } } });
  });

  it('is cancelled by false, by event.error and by a field’s error', async () => {
    const { events, sent, run } = stage();
    events.on('app.record.edit.submit', () => false);
    expect(await run(filled(), edit)).toEqual({ kind: 'cancelled' });
    events.off();
    events.on('app.record.edit.submit', (event) => ({ ...event, error: '締切を過ぎています' }));
    expect(await run(filled(), edit)).toEqual({
      kind: 'invalid',
      messages: ['締切を過ぎています'],
    });
    events.off();
    events.on('app.record.edit.submit', (event) => {
      const record = event['record'] as RecordValues;
      if (record['件名']) record['件名'].error = '短くしてください';
      return event;
    });
    const model = filled();
    expect(await run(model, edit)).toMatchObject({ kind: 'invalid' });
    expect(model.field({ code: '件名' })?.error).toBe('短くしてください');
    expect(sent).toHaveLength(0);
  });

  it('stops at required and impossible values, each told at its field', async () => {
    const { sent, run } = stage();
    const model = createModel();
    model.set({ code: '数量' }, '100');
    model.set({ code: '件名' }, 'あ'.repeat(21));
    expect((await run(model, create)).kind).toBe('invalid');
    expect(model.field({ code: '内容' })?.error).toBe('必須です。');
    expect(model.field({ code: '数量' })?.error).toBe('99以下である必要があります。');
    expect(model.field({ code: '件名' })?.error).toBe('21文字より短くなければなりません。');
    expect(model.field({ code: '品名', table: '明細', row: 0 })?.error).toBe('必須です。');
    expect(sent).toHaveLength(0);
  });

  it('sends only changes, with the revision the form was opened with', async () => {
    const { sent, run } = stage(async () => ({ revision: '5' }));
    const model = filled();
    await run(model, edit);
    expect(sent[0]).toMatchObject({ method: 'PUT', body: { id: 7, revision: 4 } });
    const record = sent[0]?.body['record'] as object;
    expect(Object.keys(record)).toEqual(['内容', '明細']);
  });

  it.each([
    ['unreachable', new RestError(0, 'NETWORK', 'x')],
    ['signed-out', new RestError(401, 'CB_AU01', 'x')],
    ['conflict', new RestError(409, 'GAIA_CO02', 'x')],
    ['refused', new RestError(403, 'CB_NO02', 'x')],
  ])('that is %s keeps what was typed', async (kind, error) => {
    const { run } = stage(() => Promise.reject(error));
    const model = filled();
    expect(await run(model, edit)).toMatchObject({ kind: 'failed', failure: { kind } });
    expect(model.snapshot()['内容']?.value).toBe('夜間の騒音');
  });

  it('brings the server’s field errors to the fields, rows of tables included', async () => {
    const errors = {
      'record.件名.value': { messages: ['値がほかのレコードと重複しています。'] },
      'record.明細.value[0].value.品名.value': { messages: ['必須です。'] },
      'record[数量].value': { messages: ['数字でなければなりません。'] },
      'record.知らない.value': { messages: ['?'] },
    };
    const { run } = stage(() => Promise.reject(new RestError(400, 'CB_VA01', 'x', '', errors)));
    const model = filled();
    const outcome = await run(model, edit);
    expect(outcome).toMatchObject({ kind: 'invalid' });
    expect(model.field({ code: '件名' })?.error).toBe('値がほかのレコードと重複しています。');
    expect(model.field({ code: '品名', table: '明細', row: 0 })?.error).toBe('必須です。');
    expect(model.field({ code: '数量' })?.error).toBe('数字でなければなりません。');
    expect((outcome as { messages: string[] }).messages).toContain('record.知らない.value: ?');
  });

  it('counts as done when a success handler fails: the record is stored', async () => {
    const { events, run } = stage();
    events.on('app.record.create.submit.success', () => {
      throw new Error('broken');
    });
    expect(await run(filled(), create)).toMatchObject({ kind: 'saved', recordId: 12 });
  });
});

describe('change events', () => {
  const teller = (events: EventBus) => ({
    screen: 'app.record.edit' as const,
    appId: 3,
    recordId: 7,
    hasHandler: (type: string) => events.has(type),
    fire: (type: string, event: object) => events.fireSync(type, event as Record<string, unknown>),
  });

  it('name the changed field, and the row of a table', () => {
    const events = new EventBus(() => undefined);
    const seen: unknown[] = [];
    events.on(['app.record.edit.change.個数', 'app.record.edit.change.明細'], (event) => {
      seen.push(event['changes']);
    });
    const model = createModel();
    const changes = model.set({ code: '個数', table: '明細', row: 0 }, '4');
    tellChanges(
      model,
      [...changes, ...model.addRow('明細', 0), ...model.removeRow('明細', 1)],
      teller(events),
    );
    expect(seen).toMatchObject([
      { field: { value: '4' }, row: { value: { 個数: { value: '4' } } } },
      { field: { type: 'SUBTABLE' } },
      { field: { type: 'SUBTABLE' }, row: null },
    ]);
  });

  it('have no row outside a table', () => {
    const events = new EventBus(() => undefined);
    const seen: unknown[] = [];
    events.on('app.record.edit.change.経路', (event) => {
      seen.push(event['changes']);
    });
    const model = createModel();
    tellChanges(model, model.set({ code: '経路' }, '電話'), teller(events));
    expect(seen).toEqual([{ field: expect.objectContaining({ value: '電話' }), row: null }]);
  });

  it('fire again for what a handler writes', () => {
    const events = new EventBus(() => undefined);
    const seen: string[] = [];
    events.on('app.record.edit.change.経路', (event) => {
      seen.push('経路');
      const record = event['record'] as RecordValues;
      if (record['分野']) record['分野'].value = 'ごみ・環境';
      return event;
    });
    events.on('app.record.edit.change.分野', () => void seen.push('分野'));
    const model = createModel();
    tellChanges(model, model.set({ code: '経路' }, '電話'), teller(events));
    expect(seen).toEqual(['経路', '分野']);
    expect(model.snapshot()['分野']?.value).toBe('ごみ・環境');
  });

  it('end when two handlers keep rewriting each other', () => {
    const events = new EventBus(() => undefined);
    events.on('app.record.edit.change.数量', (event) => {
      const record = event['record'] as RecordValues;
      if (record['数量']) record['数量'].value = String(Number(record['数量'].value) + 1);
      return event;
    });
    const model = createModel();
    const changes = model.set({ code: '数量' }, '1');
    expect(() => tellChanges(model, changes, teller(events))).toThrow(ChangeLoop);
  });
});
