/**
 * Process management through REST, each rule with where it is described:
 * [status] cybozu.dev rest-api/records/update-status, [assignees] …/update-assignees,
 * [settings] rest-api/apps/settings/update-process-management-settings, [get] …/get-process-management-settings,
 * [change] kintone help change_processsettings, [seen] observed on the real service by others,
 * [history] js-api/record/get-status-history, [guess] described nowhere.
 */
import { ask, deploy, hireOffice, leave, officeApp, PASSWORD } from './office';
import { startStage, type Stage } from './support';

type Entity = { entity: { type: string; code?: string | null }; includeSubs?: boolean };
type Kind = 'ONE' | 'ALL' | 'ANY';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await hireOffice(stage);
});
afterAll(() => stage.stop());

const user = (code: string): Entity => ({ entity: { type: 'USER', code } });
const field = (code: string, includeSubs = false): Entity => ({
  entity: { type: 'FIELD_ENTITY', code },
  includeSubs,
});
const as = (code: string) =>
  code === 'Administrator' ? stage.client : stage.clientOf(code, PASSWORD);

/** 受付 → 対応中 → 完了; a record in it, and how to act on it. */
async function office(assignee: { type: Kind; entities: Entity[] }, more: object[] = []) {
  const app = await officeApp(stage.client, (id) =>
    stage.client.app.updateProcessManagement({
      app: id,
      enable: true,
      states: states(assignee),
      actions: [
        { name: '始める', from: '受付', to: '対応中' },
        { name: '終える', from: '対応中', to: '完了' },
        { name: '差し戻す', from: '対応中', to: '受付' },
        ...more,
      ] as never,
    }),
  );
  const { id } = await stage.client.record.addRecord({
    app,
    record: {
      件名: { value: '街灯' },
      担当者: { value: [{ code: 'ito' }] },
      担当課: { value: [{ code: 'kusei' }] },
      担当班: { value: [{ code: 'checkers' }] },
    },
  });
  const run = (by: string, action: string, next?: string) =>
    as(by).record.updateRecordStatus({ app, id, action, ...(next ? { assignee: next } : {}) });
  const state = async (): Promise<[string, string[]]> => {
    const { record } = await stage.client.record.getRecord({ app, id });
    const assignees = record['作業者']?.value as { code: string }[];
    return [record['ステータス']?.value as string, assignees.map(({ code }) => code)];
  };
  return { app, id, run, state };
}

function states(assignee: { type: Kind; entities: Entity[] }): never {
  const nobody = { type: 'ONE', entities: [] };
  return {
    受付: { name: '受付', index: 0, assignee: nobody },
    対応中: { name: '対応中', index: 1, assignee },
    完了: { name: '完了', index: 2, assignee: nobody },
  } as never;
}

describe('who becomes assignee', () => {
  const rows: [string, Kind, Entity[], string | undefined, string[]][] = [
    ['[settings] ONE of a user: chosen at the action', 'ONE', [user('ito')], 'ito', ['ito']],
    ['[status] ONE of nobody there is: none is chosen', 'ONE', [user('gone')], undefined, []],
    [
      '[settings] ANY of users: all of them',
      'ANY',
      [user('sato'), user('ito')],
      undefined,
      ['sato', 'ito'],
    ],
    ['[settings] ALL of users', 'ALL', [user('ito'), user('kato')], undefined, ['ito', 'kato']],
    [
      '[settings] a group',
      'ANY',
      [{ entity: { type: 'GROUP', code: 'checkers' } }],
      undefined,
      ['kato'],
    ],
    [
      '[settings] an organization, without those below',
      'ANY',
      [{ entity: { type: 'ORGANIZATION', code: 'kusei' } }],
      undefined,
      ['sato'],
    ],
    [
      '[settings] an organization with those below',
      'ANY',
      [{ entity: { type: 'ORGANIZATION', code: 'kusei' }, includeSubs: true }],
      undefined,
      ['sato', 'ito', 'kato'],
    ],
    ['[settings] a user selection field', 'ANY', [field('担当者')], undefined, ['ito']],
    ['[settings] an organization selection field', 'ANY', [field('担当課')], undefined, ['sato']],
    [
      '[settings] an organization selection field with those below',
      'ANY',
      [field('担当課', true)],
      undefined,
      ['sato', 'ito', 'kato'],
    ],
    ['[settings] a group selection field', 'ANY', [field('担当班')], undefined, ['kato']],
    ['[seen] the creator by the field', 'ANY', [field('作成者')], undefined, ['Administrator']],
    [
      '[settings] the creator',
      'ANY',
      [{ entity: { type: 'CREATOR' } }],
      undefined,
      ['Administrator'],
    ],
    ['[get] who left is passed over', 'ANY', [user('gone'), user('kato')], undefined, ['kato']],
    ['[guess] each once', 'ANY', [user('ito'), field('担当者')], undefined, ['ito']],
  ];
  beforeAll(() => leave(stage, 'gone'));
  // The Japanese manual calls CREATOR アプリ作成者; the official description calls it "Created by field".
  test('[openapi.yaml, status.json] CREATOR is who made the record, not who made the app', async () => {
    const { app } = await office({ type: 'ANY', entities: [{ entity: { type: 'CREATOR' } }] });
    const { record } = as('kato');
    const { id } = await record.addRecord({ app, record: {} });
    await record.updateRecordStatus({ app, id, action: '始める' });
    expect(await record.getRecord({ app, id })).toMatchObject({
      record: { 作業者: { value: [{ code: 'kato' }] } },
    });
  });

  test.each(rows)('%s', async (_rule, type, entities, chosen, expected) => {
    const { run, state } = await office({ type, entities });
    await run('sato', '始める', chosen);
    expect(await state()).toEqual(['対応中', expected]);
  });
});

describe('what is refused', () => {
  const two = { type: 'ONE' as const, entities: [user('ito'), user('kato')] };
  const any = { type: 'ANY' as const, entities: [user('ito'), user('kato')] };
  const rows: [string, { type: Kind; entities: Entity[] }, [string, string, string?][], object][] =
    [
      [
        '[status] [seen] no assignee where one is to be chosen',
        two,
        [['sato', '始める']],
        {
          status: 400,
          code: 'GAIA_SA01',
          message: expect.stringContaining('作業者を指定してください。') as string,
        },
      ],
      [
        '[seen] an assignee where none is asked',
        any,
        [['sato', '始める', 'ito']],
        { code: 'GAIA_SA04' },
      ],
      [
        '[seen] an assignee who does not exist',
        two,
        [['sato', '始める', 'nobody']],
        {
          code: 'GAIA_IL26',
          message: expect.stringContaining(
            '指定したユーザー（code：nobody）が見つかりません。',
          ) as string,
        },
      ],
      ['[guess] an assignee who left', two, [['sato', '始める', 'gone']], { code: 'GAIA_IL26' }],
      [
        '[guess] an assignee who is not offered',
        two,
        [['sato', '始める', 'sato']],
        { code: 'CB_VA01' },
      ],
      [
        '[status] an action by one who is no assignee',
        two,
        [
          ['sato', '始める', 'ito'],
          ['kato', '終える'],
        ],
        { status: 403, code: 'CB_NO02' },
      ],
      [
        '[seen] an action of another status',
        two,
        [['sato', '終える']],
        { status: 400, code: 'GAIA_IL03' },
      ],
      ['[seen] an action there is not', two, [['sato', '無い']], { code: 'GAIA_IL03' }],
      [
        '[guess] the administrator of the app has no right to act as such',
        two,
        [
          ['sato', '始める', 'ito'],
          ['Administrator', '終える'],
        ],
        { code: 'CB_NO02' },
      ],
    ];
  beforeAll(() => leave(stage, 'gone'));
  test.each(rows)('%s', async (_rule, assignee, steps, error) => {
    const { run } = await office(assignee);
    const last = steps[steps.length - 1];
    for (const [by, action, next] of steps.slice(0, -1)) await run(by, action, next);
    if (!last) throw new Error('no step');
    await expect(run(...last)).rejects.toMatchObject(error);
  });

  test('[status] an action whose name another action of the same status has', async () => {
    const { run } = await office({ type: 'ANY', entities: [user('ito')] }, [
      { name: '始める', from: '受付', to: '完了' },
    ]);
    await expect(run('sato', '始める')).rejects.toMatchObject({ code: 'GAIA_IL03' });
  });

  test('[settings] an action whose condition the record does not meet', async () => {
    const { app, id, run, state } = await office({ type: 'ANY', entities: [user('ito')] }, [
      { name: '急ぐ', from: '受付', to: '完了', filterCond: '件名 = "至急"' },
    ]);
    await expect(run('sato', '急ぐ')).rejects.toMatchObject({ code: 'GAIA_IL03' });
    await stage.client.record.updateRecord({ app, id, record: { 件名: { value: '至急' } } });
    await run('sato', '急ぐ');
    expect(await state()).toEqual(['完了', []]);
  });

  test('[seen] anything while process management is off', async () => {
    const app = await officeApp(stage.client, () => Promise.resolve());
    const { id } = await stage.client.record.addRecord({ app, record: {} });
    const off = { code: 'GAIA_ST02' };
    await expect(
      stage.client.record.updateRecordStatus({ app, id, action: '始める' }),
    ).rejects.toMatchObject(off);
    await expect(
      stage.client.record.updateRecordAssignees({ app, id, assignees: [] }),
    ).rejects.toMatchObject(off);
  });
});

describe('where all have to act', () => {
  const all = { type: 'ALL' as const, entities: [user('ito'), user('kato')] };

  test('the status changes when the last of them has acted; who has acted waits', async () => {
    const { app, id, run, state } = await office(all);
    await run('sato', '始める');
    await run('kato', '終える');
    expect(await state()).toEqual(['対応中', ['ito', 'kato']]);
    await expect(run('kato', '終える')).rejects.toMatchObject({ code: 'CB_NO02' });
    const bar = await ask<{ turn: object; actions: object[] }>(
      stage,
      'kato',
      `/k/internal/record/actions.json?app=${app}&id=${id}`,
    );
    expect(bar.actions).toEqual([]);
    expect(bar.turn).toMatchObject({
      type: 'ALL',
      assignees: [
        { code: 'ito', action: null },
        { code: 'kato', action: '終える' },
      ],
    });
    await run('ito', '終える');
    expect(await state()).toEqual(['完了', []]);
  });

  test('[seen] another action than the first is done by one alone', async () => {
    const { run, state } = await office(all);
    await run('sato', '始める');
    await run('kato', '終える');
    await run('ito', '差し戻す');
    expect(await state()).toEqual(['受付', []]);
    await run('sato', '始める');
    await run('kato', '終える'); // once more: what was done before counts no longer
    expect(await state()).toEqual(['対応中', ['ito', 'kato']]);
  });

  test('[history] an entry for each change of status, with all who worked for it, newest first', async () => {
    const { app, id, run } = await office(all);
    await run('sato', '始める');
    await run('kato', '終える');
    await run('ito', '終える');
    const path = `/k/internal/record/status-history.json?app=${app}&record=${id}`;
    const history = await ask<object[]>(stage, 'sato', path);
    expect(history).toEqual([
      {
        changedAt: expect.stringMatching(/T\d\d:\d\d:\d\dZ$/),
        assignees: [
          { code: 'kato', name: '加藤 次郎' },
          { code: 'ito', name: '伊藤 一郎' },
        ],
        status: '完了',
      },
      {
        changedAt: expect.stringMatching(/T\d\d:\d\d:\d\dZ$/),
        assignees: [{ code: 'sato', name: '佐藤 花子' }],
        status: '対応中',
      },
    ]);
    expect(await ask<object[]>(stage, 'sato', `${path}&offset=1&limit=1`)).toEqual([history[1]]);
  });
});

describe('actions that others than the assignees may run', () => {
  const secondary = (entities: Entity[]) => ({
    name: '引き取る',
    from: '対応中',
    to: '完了',
    type: 'SECONDARY',
    executableUser: { entities },
  });
  const rows: [string, Entity[], string, boolean][] = [
    ['a user named', [user('kato')], 'kato', true],
    ['a member of a group named', [{ entity: { type: 'GROUP', code: 'checkers' } }], 'kato', true],
    ['a user in a field', [field('担当者')], 'ito', true],
    ['an assignee', [user('kato')], 'sato', true],
    ['somebody else', [user('kato')], 'ito', false],
  ];
  test.each(rows)('[status] %s', async (_who, entities, by, may) => {
    const { app, id, run, state } = await office({ type: 'ANY', entities: [user('sato')] }, [
      secondary(entities),
    ]);
    await run('Administrator', '始める');
    const { actions } = await ask<{ actions: { name: string; type: string }[] }>(
      stage,
      by,
      `/k/internal/record/actions.json?app=${app}&id=${id}`,
    );
    expect(actions.some(({ name }) => name === '引き取る')).toBe(may);
    if (may) await run(by, '引き取る');
    else await expect(run(by, '引き取る')).rejects.toMatchObject({ code: 'CB_NO02' });
    expect((await state())[0]).toBe(may ? '完了' : '対応中');
  });

  test('[status] nobody else, even while the record has no assignee', async () => {
    const { run } = await office({ type: 'ANY', entities: [] }, [secondary([user('kato')])]);
    await run('sato', '始める');
    await expect(run('ito', '引き取る')).rejects.toMatchObject({ code: 'CB_NO02' });
    await run('ito', '終える'); // a PRIMARY action: everybody
  });

  test('[settings] they are answered with their users, PRIMARY ones without', async () => {
    const { app } = await office({ type: 'ANY', entities: [] }, [secondary([user('kato')])]);
    const { actions } = await stage.client.app.getProcessManagement({ app });
    expect(actions?.map(({ type }) => type)).toEqual([
      'PRIMARY',
      'PRIMARY',
      'PRIMARY',
      'SECONDARY',
    ]);
    expect(actions?.[0]).not.toHaveProperty('executableUser');
    expect(actions?.[3]).toMatchObject({
      executableUser: { entities: [{ ...user('kato'), includeSubs: false }] },
    });
  });
});

describe('the record while it moves', () => {
  test('[status] an action adds two to the revision, a reassignment one', async () => {
    const { app, id, run } = await office({ type: 'ANY', entities: [user('ito')] });
    expect(await run('sato', '始める')).toEqual({ revision: '3' });
    expect(
      await stage.client.record.updateRecordAssignees({ app, id, assignees: ['kato'] }),
    ).toEqual({ revision: '4' });
    await expect(
      as('kato').record.updateRecordStatus({ app, id, action: '終える', revision: 3 }),
    ).rejects.toMatchObject({ status: 409, code: 'GAIA_CO02' });
  });

  test('who may edit a record is the rights’ business, not the process’', async () => {
    const { app, id, run } = await office({ type: 'ANY', entities: [user('ito')] });
    await run('sato', '始める');
    await as('kato').record.updateRecord({ app, id, record: { 件名: { value: '外灯' } } });
  });

  test('[status] back at a first status that has its creator as assignee, the creator is named', async () => {
    const app = await officeApp(stage.client, (id) =>
      stage.client.app.updateProcessManagement({
        app: id,
        enable: true,
        states: {
          受付: { name: '受付', index: 0 },
          対応中: { name: '対応中', index: 1, assignee: { type: 'ANY', entities: [] } },
        } as never,
        actions: [
          { name: '始める', from: '受付', to: '対応中' },
          { name: '戻す', from: '対応中', to: '受付' },
        ],
      }),
    );
    const { id } = await as('sato').record.addRecord({ app, record: {} });
    await expect(
      as('ito').record.updateRecordStatus({ app, id, action: '始める' }),
    ).rejects.toMatchObject({ code: 'CB_NO02' });
    await as('sato').record.updateRecordStatus({ app, id, action: '始める' });
    const back = { app, id, action: '戻す' };
    await expect(as('ito').record.updateRecordStatus(back)).rejects.toMatchObject({
      code: 'GAIA_SA01',
    });
    await as('ito').record.updateRecordStatus({ ...back, assignee: 'sato' });
  });

  test('[seen] several at once: all or none', async () => {
    const { app, id, state } = await office({ type: 'ANY', entities: [user('ito')] });
    const records = [
      { id, action: '始める' },
      { id, action: '無い' },
    ];
    await expect(as('sato').record.updateRecordsStatus({ app, records })).rejects.toMatchObject({
      code: 'GAIA_IL03',
    });
    expect(await state()).toEqual(['受付', []]);
  });
});

describe('other assignees', () => {
  test('[assignees] administrators of the app put others in their place; an empty list removes all', async () => {
    const { app, id, run, state } = await office({ type: 'ANY', entities: [user('ito')] });
    const put = (by: string, assignees: string[]) =>
      as(by).record.updateRecordAssignees({ app, id, assignees });
    await expect(put('sato', ['sato'])).rejects.toMatchObject({ status: 403, code: 'CB_NO02' });
    await expect(put('Administrator', ['nobody'])).rejects.toMatchObject({ code: 'GAIA_IL26' });
    await expect(
      put(
        'Administrator',
        Array.from({ length: 101 }, () => 'ito'),
      ),
    ).rejects.toMatchObject({ code: 'CB_VA01' });
    await put('Administrator', ['kato', 'kato', 'sato']);
    expect(await state()).toEqual(['受付', ['kato', 'sato']]);
    await put('Administrator', []);
    await run('ito', '始める'); // nobody is assigned: everybody may
  });

  test('[change] with an assignee who left, the record stands until an administrator names another', async () => {
    const { app, id, run, state } = await office({ type: 'ANY', entities: [] });
    await stage.call('POST', '/v1/users.json', {
      users: [{ code: 'leaver', name: '異動 四郎', password: PASSWORD }],
    });
    await stage.client.record.updateRecordAssignees({ app, id, assignees: ['leaver'] });
    await leave(stage, 'leaver');
    expect(await state()).toEqual(['受付', ['leaver']]);
    await expect(run('sato', '始める')).rejects.toMatchObject({ code: 'CB_NO02' });
    await stage.client.record.updateRecordAssignees({ app, id, assignees: ['sato'] });
    await run('sato', '始める');
  });
});

describe('the settings', () => {
  const put = async (process: object): Promise<string> =>
    officeApp(stage.client, (app) =>
      stage.client.app.updateProcessManagement({ app, enable: true, ...process } as never),
    );
  const two = (first: object, second: object = {}): object => ({
    states: {
      受付: { name: '受付', index: 0, ...first },
      完了: { name: '完了', index: 1, ...second },
    },
    actions: [],
  });
  const assignee = (type: Kind, ...entities: Entity[]): object => ({
    assignee: { type, entities },
  });

  const rows: [string, object, string][] = [
    [
      '[seen] the first status is of nobody or the creator',
      two(assignee('ONE', user('ito'))),
      'states[受付].assignee',
    ],
    ['[seen] … as ONE only', two(assignee('ALL', field('作成者'))), 'states[受付].assignee'],
    [
      '[seen] … and the creator by the field',
      two(assignee('ONE', { entity: { type: 'CREATOR' } })),
      'states[受付].assignee',
    ],
    [
      '[settings] a name of a status has 64 characters',
      { states: { ['あ'.repeat(65)]: { name: 'あ'.repeat(65), index: 0 } } },
      `states[${'あ'.repeat(65)}].name`,
    ],
    ['[settings] a new status has a name', { states: { 受付: { index: 0 } } }, 'states[受付].name'],
    [
      '[settings] … which is its key',
      { states: { 受付: { name: '申請', index: 0 } } },
      'states[受付].name',
    ],
    [
      '[settings] a status has an index',
      { states: { 受付: { name: '受付' } } },
      'states[受付].index',
    ],
    [
      '[settings] an assignee has a type',
      two({}, { assignee: { entities: [] } }),
      'states[完了].assignee.type',
    ],
    [
      '[settings] … one of three',
      two({}, { assignee: { type: 'TWO', entities: [] } }),
      'states[完了].assignee.type',
    ],
    [
      '[settings] … and entities',
      two({}, { assignee: { type: 'ONE' } }),
      'states[完了].assignee.entities',
    ],
    [
      '[settings] a user exists',
      two({}, assignee('ANY', user('nobody'))),
      'states[完了].assignee.entities[0].entity.code',
    ],
    [
      '[settings] a field holds users',
      two({}, assignee('ANY', field('件名'))),
      'states[完了].assignee.entities[0].entity.code',
    ],
    [
      '[settings] an action goes between statuses there are',
      { ...two({}), actions: [{ name: '済', from: '受付', to: '無い' }] },
      'actions[0].to',
    ],
    [
      '[settings] an action has a name',
      { ...two({}), actions: [{ from: '受付', to: '完了' }] },
      'actions[0].name',
    ],
    [
      '[settings] a SECONDARY action names its users',
      { ...two({}), actions: [{ name: '済', from: '受付', to: '完了', type: 'SECONDARY' }] },
      'actions[0].executableUser',
    ],
  ];
  test.each(rows)('refused: %s', async (_rule, process, key) => {
    const failure = await put(process).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'CB_VA01' });
    expect(Object.keys((failure as { errors: object }).errors)).toEqual([key]);
  });

  test('custom items of users are not emulated, and say so', async () => {
    const custom = { entity: { type: 'CUSTOM_FIELD', code: '上司' } };
    await expect(put(two({}, assignee('ANY', custom)))).rejects.toMatchObject({
      code: 'EMULATOR_NOT_EMULATED',
    });
  });

  test('[seen] a status without assignee gets ONE of the creator', async () => {
    const app = await put(two({}));
    const { states: answered } = await stage.client.app.getProcessManagement({ app });
    expect(answered?.['完了']?.assignee).toEqual({
      type: 'ONE',
      entities: [{ entity: { type: 'FIELD_ENTITY', code: '作成者' }, includeSubs: false }],
    });
  });

  test('[settings] the first status cannot be a new one; it can be renamed', async () => {
    const app = await put(two({}));
    const change = (states: object) =>
      stage.client.app.updateProcessManagement({ app, states: states as never, actions: [] });
    await expect(
      change({ 新規: { name: '新規', index: 0 }, 受付: { index: 1 }, 完了: { index: 2 } }),
    ).rejects.toMatchObject({ code: 'CB_VA01' });
    await change({ 受付: { name: '新規', index: 0 }, 完了: { index: 1 } });
  });

  test('[change] a status with records in it cannot be deleted', async () => {
    const { app, id, run } = await office({ type: 'ANY', entities: [] });
    await run('sato', '始める');
    const without = () =>
      stage.client.app.updateProcessManagement({
        app,
        states: { 受付: { index: 0 }, 完了: { index: 1 } } as never,
        actions: [{ name: '済', from: '受付', to: '完了' }],
      });
    await without();
    await expect(deploy(stage.client, app)).rejects.toMatchObject({ code: 'CB_VA01' });
    await run('sato', '終える');
    await deploy(stage.client, app);
    const { record } = await stage.client.record.getRecord({ app, id });
    expect(record['ステータス']?.value).toBe('完了');
  });

  test('[change] switched off and on again, records stand where they stood', async () => {
    const { app, run, state } = await office({ type: 'ANY', entities: [user('ito')] });
    await run('sato', '始める');
    for (const enable of [false, true]) {
      await stage.client.app.updateProcessManagement({ app, enable });
      await deploy(stage.client, app);
    }
    expect(await state()).toEqual(['対応中', ['ito']]);
  });

  test('[change] who is assignee stays so when the settings change', async () => {
    const { app, run, state } = await office({ type: 'ANY', entities: [user('ito')] });
    await run('sato', '始める');
    await stage.client.app.updateProcessManagement({
      app,
      states: states({ type: 'ANY', entities: [user('kato')] }),
    });
    await deploy(stage.client, app);
    expect(await state()).toEqual(['対応中', ['ito']]);
    await expect(run('kato', '終える')).rejects.toMatchObject({ code: 'CB_NO02' });
    await run('ito', '終える');
  });

  test('[get] users who left are left out of the answer', async () => {
    await stage.call('POST', '/v1/users.json', {
      users: [{ code: 'mover', name: '転出 五郎', password: PASSWORD }],
    });
    const app = await put(two({}, assignee('ANY', user('mover'), user('ito'))));
    await leave(stage, 'mover');
    const { states: answered } = await stage.client.app.getProcessManagement({ app });
    expect(answered?.['完了']?.assignee.entities).toEqual([{ ...user('ito'), includeSubs: false }]);
  });
});
