/**
 * Who is told of what, through REST. Where it is described: [type] kintone help notification_type,
 * [me] notifications_to_me, [not] not_receive, [record] record_condition, [reminder] reminder,
 * [general] [perRecord] cybozu.dev update-general- and update-per-record-notification-settings,
 * [remind] update-reminder-notification-settings, [comment] rest-api/records/add-comment.
 */
import type { Inbox, PendingApp, ShownNotification } from '../../emulator/notifications/inbox';
import { ask, deploy, hireOffice, officeApp, PASSWORD } from './office';
import { startStage, type Stage } from './support';

const NOON = '2026-11-24T12:00:00+09:00';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await hireOffice(stage);
});
beforeEach(() => stage.kintone.clock.set({ now: NOON, frozen: true }));
afterAll(() => stage.stop());

const as = (code: string) =>
  code === 'Administrator' ? stage.client : stage.clientOf(code, PASSWORD);

/** What a user was told of an app: kind, text and, for what is 自分宛, a star. */
async function told(app: string, user: string): Promise<string[]> {
  const all: ShownNotification[] = [];
  for (let more = true; more;) {
    const path = `/k/internal/notifications.json?offset=${all.length}`;
    const { notifications, hasMore } = await ask<Inbox>(stage, user, path);
    all.push(...notifications);
    more = hasMore && notifications.length > 0;
  }
  return all
    .filter((one) => one.app.id === app)
    .map(({ kind, content, toMe }) => `${kind}${content ? ` ${content}` : ''}${toMe ? ' ★' : ''}`);
}

const entity = (type: string, code: string) => ({ entity: { type, code } });
const general = (notifications: object[], more: object = {}) =>
  officeApp(stage.client, (app) =>
    stage.client.app.updateGeneralNotifications({ app, notifications, ...more } as never),
  );
const conditions = (notifications: object[]) =>
  officeApp(stage.client, (app) =>
    stage.client.app.updatePerRecordNotifications({ app, notifications } as never),
  );

const add = async (app: string, by: string, record: object = {}): Promise<string> =>
  (await as(by).record.addRecord({ app, record: record as never })).id;
const edit = (app: string, id: string, by: string, record: object) =>
  as(by).record.updateRecord({ app, id, record: record as never });
const comment = (app: string, record: string, by: string, text: string, mentions: object[] = []) =>
  as(by).record.addRecordComment({ app, record, comment: { text, mentions } as never });

describe('general notifications', () => {
  const everything = {
    recordAdded: true,
    recordEdited: true,
    commentAdded: true,
    statusChanged: true,
  };

  test('[type] each act is told to those who are to hear of it, never to who did it [not]', async () => {
    const app = await general(
      [
        { ...entity('USER', 'kato'), recordAdded: true },
        { ...entity('ORGANIZATION', 'koho'), recordEdited: true },
        { ...entity('GROUP', 'checkers'), commentAdded: true },
      ],
      { notifyToCommenter: false },
    );
    const id = await add(app, 'sato');
    await edit(app, id, 'sato', { 件名: { value: '街灯' } });
    await comment(app, id, 'kato', '見ました');
    await comment(app, id, 'sato', 'はい');
    expect(await told(app, 'kato')).toEqual(['COMMENT はい', 'EDITED', 'ADDED']);
    expect(await told(app, 'ito')).toEqual(['EDITED']);
    expect(await told(app, 'sato')).toEqual([]);
  });

  test('[me] who is named by a field of the record hears of it as 自分宛', async () => {
    const app = await general([
      { ...entity('FIELD_ENTITY', '担当者'), ...everything },
      { ...entity('FIELD_ENTITY', '担当課'), includeSubs: true, ...everything },
      { ...entity('FIELD_ENTITY', '作成者'), ...everything },
      { ...entity('USER', 'kato'), ...everything },
    ]);
    const id = await add(app, 'sato', { 担当者: { value: [{ code: 'ito' }] } });
    expect(await told(app, 'ito')).toEqual(['ADDED ★']);
    expect(await told(app, 'kato')).toEqual(['ADDED']);
    await edit(app, id, 'ito', { 担当課: { value: [{ code: 'kusei' }] } });
    expect(await told(app, 'kato')).toEqual(['EDITED ★', 'ADDED']);
    expect(await told(app, 'sato')).toEqual(['EDITED ★']);
  });

  test('[type] without a setting a comment is told to creator and last editor, and to earlier commenters', async () => {
    const app = await officeApp(stage.client, () => Promise.resolve());
    const { notifications, notifyToCommenter } = await stage.client.app.getGeneralNotifications({
      app,
    });
    expect(notifications.filter((one) => one.commentAdded).map((one) => one.entity)).toEqual([
      { type: 'FIELD_ENTITY', code: '作成者' },
      { type: 'FIELD_ENTITY', code: '更新者' },
    ]);
    expect(notifyToCommenter).toBe(true);
    const id = await add(app, 'sato');
    await comment(app, id, 'ito', '一');
    await comment(app, id, 'kato', '二');
    expect(await told(app, 'sato')).toEqual(['COMMENT 二 ★', 'COMMENT 一 ★']);
    expect(await told(app, 'ito')).toEqual(['COMMENT 二']);
    expect(await told(app, 'kato')).toEqual([]);
  });

  test('[not] nobody hears of a record they may not view', async () => {
    const app = await general([
      { ...entity('USER', 'ito'), recordAdded: true },
      { ...entity('USER', 'kato'), recordAdded: true },
    ]);
    const all = { recordViewable: true, recordAddable: true };
    await stage.client.app.updateAppAcl({
      app,
      rights: [
        { ...entity('USER', 'ito'), recordAddable: true },
        { ...entity('GROUP', 'everyone'), ...all },
      ] as never,
    });
    await deploy(stage.client, app);
    await add(app, 'sato');
    expect(await told(app, 'ito')).toEqual([]);
    expect(await told(app, 'kato')).toEqual(['ADDED']);
    await stage.client.app.updateAppAcl({
      app,
      rights: [{ ...entity('USER', 'sato'), ...all }] as never,
    });
    await deploy(stage.client, app);
    expect(await told(app, 'kato')).toEqual([]); // what was told no longer shows
  });

  test('[not] nor of a record that its own rights hide from them, then or later', async () => {
    const app = await general([
      { ...entity('USER', 'ito'), recordAdded: true },
      { ...entity('USER', 'kato'), recordAdded: true },
    ]);
    const hide = async (from: string) => {
      const row = (code: string, viewable: boolean) => ({
        ...entity('USER', code),
        viewable,
        editable: false,
        deletable: false,
      });
      await stage.client.app.updateRecordAcl({
        app,
        rights: [
          {
            filterCond: '件名 = "内密"',
            entities: [row(from, false), { ...row('', true), ...entity('GROUP', 'everyone') }],
          },
        ] as never,
      });
      await deploy(stage.client, app);
    };
    await hide('ito');
    await add(app, 'sato', { 件名: { value: '内密' } });
    expect(await told(app, 'ito')).toEqual([]);
    expect(await told(app, 'kato')).toEqual(['ADDED']);
    await hide('kato');
    expect(await told(app, 'kato')).toEqual([]);
    const { all } = await ask<{ all: number }>(
      stage,
      'ito',
      '/k/internal/notifications/unread.json',
    );
    await hide('ito');
    expect(await told(app, 'kato')).toEqual(['ADDED']);
    const hidden = await ask<{ all: number }>(
      stage,
      'ito',
      '/k/internal/notifications/unread.json',
    );
    expect(hidden.all).toBe(all);
  });

  test('a refused change tells nobody', async () => {
    const app = await general([{ ...entity('USER', 'ito'), recordAdded: true }]);
    const records = [{ 件名: { value: '一' } }, { 期限: { value: 'いつか' } }];
    await expect(
      as('sato').record.addRecords({ app, records: records as never }),
    ).rejects.toThrow();
    expect(await told(app, 'ito')).toEqual([]);
  });

  const refused: [string, object, string][] = [
    [
      '[general] a recipient',
      { notifications: [{ recordAdded: true }] },
      'notifications[0].entity',
    ],
    [
      '[general] its type',
      { notifications: [{ entity: { type: 'CREATOR', code: 'x' } }] },
      'notifications[0].entity.type',
    ],
    [
      '[general] that exists',
      { notifications: [entity('USER', 'nobody')] },
      'notifications[0].entity.code',
    ],
    [
      '[general] a field that holds users',
      { notifications: [entity('FIELD_ENTITY', '件名')] },
      'notifications[0].entity.code',
    ],
    [
      '[general] a flag',
      { notifications: [{ ...entity('USER', 'ito'), recordAdded: 'はい' }] },
      'notifications[0].recordAdded',
    ],
  ];
  test.each(refused)('asks for %s', async (_what, setting, key) => {
    const { app } = await stage.client.app.addApp({ name: '設定' });
    const { body } = await stage.call('PUT', '/k/v1/preview/app/notifications/general.json', {
      app,
      ...setting,
    });
    expect([body.code, Object.keys(body.errors ?? {})]).toEqual(['CB_VA01', [key]]);
  });
});

describe('conditions of records', () => {
  test('[record] told when a record comes to meet the condition, not while it goes on meeting it', async () => {
    const app = await conditions([
      { filterCond: '件名 = "至急"', title: '至急です', targets: [entity('USER', 'ito')] },
      { filterCond: '', title: '新着', targets: [entity('FIELD_ENTITY', '担当者')] },
    ]);
    const id = await add(app, 'sato', {
      件名: { value: '普通' },
      担当者: { value: [{ code: 'kato' }] },
    });
    expect(await told(app, 'kato')).toEqual(['CONDITION 新着 ★']);
    expect(await told(app, 'ito')).toEqual([]);
    await edit(app, id, 'sato', { 件名: { value: '至急' } });
    await edit(app, id, 'sato', { 期限: { value: '2026-12-01' } });
    expect(await told(app, 'ito')).toEqual(['CONDITION 至急です ★']);
    await edit(app, id, 'sato', { 件名: { value: '普通' } });
    await edit(app, id, 'sato', { 件名: { value: '至急' } });
    expect(await told(app, 'ito')).toHaveLength(2);
    expect(await told(app, 'kato')).toHaveLength(1);
  });

  test('a deleted field takes its condition’s effect, not the saving of records', async () => {
    const app = await conditions([
      { filterCond: '件名 = "至急"', title: '', targets: [entity('USER', 'ito')] },
    ]);
    await stage.client.app.deleteFormFields({ app, fields: ['件名'] });
    await deploy(stage.client, app);
    await add(app, 'sato');
    expect(await told(app, 'ito')).toEqual([]);
  });

  const refused: [string, object, string][] = [
    ['[perRecord] a condition that can be read', { filterCond: '件名 = ', targets: [] }, 'query'],
    [
      '[perRecord] a title of 100 characters',
      { filterCond: '', title: 'あ'.repeat(101), targets: [] },
      'notifications[0].title',
    ],
    ['[perRecord] targets', { filterCond: '' }, 'notifications[0].targets'],
  ];
  test.each(refused)('asks for %s', async (_what, notification, key) => {
    const app = await officeApp(stage.client, () => Promise.resolve());
    const { body } = await stage.call('PUT', '/k/v1/preview/app/notifications/perRecord.json', {
      app,
      notifications: [notification],
    });
    expect([body.code, Object.keys(body.errors ?? {})]).toEqual(['CB_VA01', [key]]);
  });
});

describe('reminders', () => {
  const reminding = (timing: object, more: object = {}) =>
    officeApp(stage.client, (app) =>
      stage.client.app.updateReminderNotifications({
        app,
        timezone: 'Asia/Tokyo',
        notifications: [
          { timing, title: '期限です', targets: [entity('FIELD_ENTITY', '担当者')], ...more },
        ],
      } as never),
    );
  const record = {
    期限: { value: '2026-11-26' },
    予定: { value: '2026-11-26T01:00:00Z' }, // 10:00 in Tokyo
    担当者: { value: [{ code: 'ito' }] },
  };

  const rows: [string, object, string][] = [
    [
      'the day before at a time',
      { code: '期限', daysLater: -1, time: '09:00' },
      '2026-11-25T09:00:00+09:00',
    ],
    [
      'on the day, hours later',
      { code: '期限', daysLater: 0, hoursLater: 9 },
      '2026-11-26T09:00:00+09:00',
    ],
    [
      'hours before a moment',
      { code: '予定', daysLater: 0, hoursLater: -2 },
      '2026-11-26T08:00:00+09:00',
    ],
    [
      'the day after a moment, at a time',
      { code: '予定', daysLater: 1, time: '08:30' },
      '2026-11-27T08:30:00+09:00',
    ],
    [
      'days after the record was added',
      { code: '作成日時', daysLater: 3, hoursLater: 0 },
      '2026-11-27T12:00:00+09:00',
    ],
  ];
  test.each(rows)('[reminder] %s', async (_when, timing, due) => {
    const app = await reminding(timing);
    await add(app, 'sato', record);
    const minute = 60_000;
    stage.kintone.clock.set({
      now: new Date(Date.parse(due) - minute).toISOString(),
      frozen: true,
    });
    expect(await told(app, 'ito')).toEqual([]);
    stage.kintone.clock.set({ now: due, frozen: true });
    expect(await told(app, 'ito')).toEqual(['REMINDER 期限です ★']);
    stage.kintone.clock.set({
      now: new Date(Date.parse(due) + minute).toISOString(),
      frozen: true,
    });
    expect(await told(app, 'ito')).toHaveLength(1); // once
  });

  test('[reminder] to who may view the record, whatever others may', async () => {
    const timing = { code: '期限', daysLater: -1, time: '09:00' };
    const app = await reminding(timing, {
      targets: [entity('USER', 'ito'), entity('USER', 'kato')],
    });
    await add(app, 'sato', record);
    const rights = [{ ...entity('USER', 'ito'), recordViewable: true }];
    await stage.client.app.updateAppAcl({ app, rights: rights as never });
    await deploy(stage.client, app);
    stage.kintone.clock.set({ now: '2026-11-25T09:00:00+09:00', frozen: true });
    expect(await told(app, 'ito')).toEqual(['REMINDER 期限です ★']);
    expect(await told(app, 'kato')).toEqual([]);
  });

  test('[reminder] only if the record meets the condition then', async () => {
    const timing = { code: '期限', daysLater: -1, time: '09:00' };
    const app = await reminding(timing, { filterCond: '件名 != "済"' });
    const id = await add(app, 'sato', record);
    await edit(app, id, 'sato', { 件名: { value: '済' } });
    stage.kintone.clock.set({ now: '2026-11-25T10:00:00+09:00', frozen: true });
    expect(await told(app, 'ito')).toEqual([]);
  });

  const refused: [string, object, string][] = [
    ['[remind] a field with a date', { code: '件名', daysLater: 0, time: '09:00' }, 'timing.code'],
    ['[remind] days', { code: '期限', time: '09:00' }, 'timing.daysLater'],
    [
      '[remind] days within 10,000',
      { code: '期限', daysLater: 10_001, time: '09:00' },
      'timing.daysLater',
    ],
    ['[remind] a time or hours', { code: '期限', daysLater: 0 }, 'timing.hoursLater'],
    [
      '[remind] a time in steps of ten minutes',
      { code: '期限', daysLater: 0, time: '09:05' },
      'timing.time',
    ],
  ];
  test.each(refused)('asks for %s', async (_what, timing, key) => {
    const app = await officeApp(stage.client, () => Promise.resolve());
    const { body } = await stage.call('PUT', '/k/v1/preview/app/notifications/reminder.json', {
      app,
      notifications: [{ timing, targets: [] }],
    });
    expect([body.code, Object.keys(body.errors ?? {})]).toEqual([
      'CB_VA01',
      [`notifications[0].${key}`],
    ]);
  });

  test('[remind] the zone is that of who first set reminders, null before', async () => {
    const app = await officeApp(stage.client, () => Promise.resolve());
    const zone = async () =>
      (await stage.client.app.getReminderNotifications({ app, preview: true })).timezone;
    expect(await zone()).toBeNull();
    await stage.client.app.updateReminderNotifications({ app, notifications: [] });
    expect(await zone()).toBe('Asia/Tokyo');
  });
});

test('settings follow a field to its new code, and lose it with the field', async () => {
  const { client } = stage;
  const person = entity('FIELD_ENTITY', '担当者');
  const app = await officeApp(client, async (preview) => {
    await client.app.updateGeneralNotifications({ app: preview, notifications: [person] as never });
    await client.app.updatePerRecordNotifications({
      app: preview,
      notifications: [{ filterCond: '件名 = "至急"', targets: [person] }] as never,
    });
    await client.app.updateReminderNotifications({
      app: preview,
      notifications: [
        { timing: { code: '期限', daysLater: 0, time: '09:00' }, targets: [person] },
      ] as never,
    });
    await client.app.updateProcessManagement({
      app: preview,
      enable: true,
      states: {
        受付: { name: '受付', index: 0, assignee: { type: 'ONE', entities: [] } },
        対応: { name: '対応', index: 1, assignee: { type: 'ANY', entities: [person] } },
      } as never,
      actions: [],
    });
  });
  const renamed = (code: string, type: string, to: string) => ({ [code]: { type, code: to } });
  await client.app.updateFormFields({
    app,
    properties: {
      ...renamed('担当者', 'USER_SELECT', '受持'),
      ...renamed('件名', 'SINGLE_LINE_TEXT', '題名'),
      ...renamed('期限', 'DATE', '締切'),
    } as never,
  });
  const read = { app, preview: true };
  const settings = async () => ({
    general: (await client.app.getGeneralNotifications(read)).notifications.map(
      (one) => one.entity,
    ),
    perRecord: (await client.app.getPerRecordNotifications(read)).notifications,
    reminders: (await client.app.getReminderNotifications(read)).notifications,
    assignees: (await client.app.getProcessManagement(read)).states?.['対応']?.assignee.entities,
  });
  const holder = { type: 'FIELD_ENTITY', code: '受持' };
  expect(await settings()).toMatchObject({
    general: [holder],
    perRecord: [{ filterCond: '題名 = "至急"', targets: [{ entity: holder }] }],
    reminders: [{ timing: { code: '締切' }, targets: [{ entity: holder }] }],
    assignees: [{ entity: holder }],
  });
  await client.app.deleteFormFields({ app, fields: ['受持', '締切'] });
  expect(await settings()).toMatchObject({
    general: [],
    perRecord: [{ targets: [] }],
    reminders: [],
    assignees: [],
  });
});

describe('mentions', () => {
  test('[me] users, groups and organizations are told as 自分宛, the writer never', async () => {
    const app = await general([{ ...entity('USER', 'kato'), commentAdded: true }]);
    const id = await add(app, 'sato');
    await comment(app, id, 'sato', '確認を', [{ type: 'ORGANIZATION', code: 'kusei' }]);
    await comment(app, id, 'kato', '見た', [
      { type: 'GROUP', code: 'checkers' },
      { type: 'USER', code: 'ito' },
    ]);
    expect(await told(app, 'sato')).toEqual(['COMMENT 見た']); // as an earlier commenter
    expect(await told(app, 'kato')).toEqual(['MENTION 確認を ★']);
    expect(await told(app, 'ito')).toEqual(['MENTION 見た ★', 'MENTION 確認を ★']);
  });

  test('[comment] ten at most; a deleted comment is no longer told', async () => {
    const app = await general([]);
    const record = await add(app, 'sato');
    const mentions = (count: number) =>
      Array.from({ length: count }, () => ({ type: 'USER' as const, code: 'ito' }));
    await expect(comment(app, record, 'sato', 'あ', mentions(11))).rejects.toMatchObject({
      code: 'CB_VA01',
    });
    const { id } = await comment(app, record, 'sato', 'あ', mentions(10));
    expect(await told(app, 'ito')).toEqual(['MENTION あ ★']);
    await as('sato').record.deleteRecordComment({ app, record, comment: id });
    expect(await told(app, 'ito')).toEqual([]);
  });
});

describe('assignees and what waits for them', () => {
  let app: string;
  let id: string;
  beforeAll(async () => {
    app = await officeApp(stage.client, async (preview) => {
      const all = [entity('USER', 'ito'), entity('USER', 'kato')];
      await stage.client.app.updateProcessManagement({
        app: preview,
        enable: true,
        states: {
          受付: { name: '受付', index: 0, assignee: { type: 'ONE', entities: [] } },
          確認: { name: '確認', index: 1, assignee: { type: 'ALL', entities: all } },
          完了: { name: '完了', index: 2, assignee: { type: 'ONE', entities: [] } },
        } as never,
        actions: [
          { name: '回す', from: '受付', to: '確認' },
          { name: '確認する', from: '確認', to: '完了' },
        ],
      });
      await stage.client.app.updateGeneralNotifications({
        app: preview,
        notifications: [{ ...entity('USER', 'sato'), statusChanged: true }] as never,
      });
    });
    id = await add(app, 'sato');
    await as('sato').record.updateRecordStatus({ app, id, action: '回す' });
  });
  const waiting = async (user: string): Promise<PendingApp | undefined> => {
    const { apps } = await ask<{ apps: PendingApp[] }>(stage, user, '/k/internal/pending.json');
    return apps.find((one) => one.id === app);
  };

  test('[me] who becomes assignee is told as 自分宛, and finds the record among 未処理', async () => {
    expect(await told(app, 'ito')).toEqual(['ASSIGNED 確認 ★']);
    expect(await waiting('ito')).toMatchObject({ name: '申請', count: 1 });
    expect(await waiting('sato')).toBeUndefined();
    const query = (await waiting('ito'))?.query ?? '';
    expect((await as('ito').record.getRecords({ app, query })).records).toHaveLength(1);
  });

  test('who has acted waits for the others without being reminded of it', async () => {
    await as('kato').record.updateRecordStatus({ app, id, action: '確認する' });
    expect(await waiting('kato')).toBeUndefined();
    expect(await told(app, 'sato')).toEqual([]);
    await as('ito').record.updateRecordStatus({ app, id, action: '確認する' });
    expect(await told(app, 'sato')).toEqual(['STATUS 完了']);
  });

  test('reassigning tells the new ones alone', async () => {
    await stage.client.record.updateRecordAssignees({ app, id, assignees: ['sato'] });
    await stage.client.record.updateRecordAssignees({ app, id, assignees: ['sato', 'ito'] });
    const assigned = async (user: string) =>
      (await told(app, user)).filter((one) => one.startsWith('ASSIGNED')).length;
    expect([await assigned('sato'), await assigned('ito')]).toEqual([1, 2]);
  });
});

test('unread ones come first; the bell counts those 自分宛; each is marked by its reader alone', async () => {
  const app = await general([
    { ...entity('USER', 'kato'), recordAdded: true },
    { ...entity('FIELD_ENTITY', '担当者'), recordAdded: true },
  ]);
  const unread = () =>
    ask<{ toMe: number; all: number }>(stage, 'kato', '/k/internal/notifications/unread.json');
  await ask(stage, 'kato', '/k/internal/notifications.json', 'PUT', { all: true, read: true });
  await add(app, 'sato', { 件名: { value: '一' } });
  await add(app, 'sato', { 件名: { value: '二' }, 担当者: { value: [{ code: 'kato' }] } });
  expect(await unread()).toEqual({ toMe: 1, all: 2 });
  const list = async () =>
    (await ask<Inbox>(stage, 'kato', '/k/internal/notifications.json')).notifications;
  const [newest] = await list();
  await ask(stage, 'ito', '/k/internal/notifications.json', 'PUT', { id: newest?.id });
  expect(await unread()).toEqual({ toMe: 1, all: 2 });
  await ask(stage, 'kato', '/k/internal/notifications.json', 'PUT', { id: newest?.id });
  expect(await unread()).toEqual({ toMe: 0, all: 1 });
  expect((await list())[0]).toMatchObject({
    record: { title: expect.any(String) as string },
    read: false,
  });
  const mine = await ask<Inbox>(stage, 'kato', '/k/internal/notifications.json?toMe=true');
  expect(mine.notifications.every(({ toMe }) => toMe)).toBe(true);
});
