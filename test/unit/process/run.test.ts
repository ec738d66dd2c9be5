/** Process management: who may run which action, and whose turn comes next. */
import { PROCESS, Stage, wrap } from '../records/harness';

function open(): {
  stage: Stage;
  id: string;
  run: (action: string, user: string, assignee?: string) => unknown;
  state: () => unknown;
} {
  const stage = new Stage();
  const app = stage.app({ 件名: { type: 'SINGLE_LINE_TEXT' } }, { process: PROCESS });
  const id = stage.add(app, { 件名: '街灯' });
  return {
    stage,
    id,
    run: (action, user, assignee) =>
      stage.call('PUT', 'record/status.json', { app: app.id, id, action, assignee }, user),
    state: () => {
      const { ステータス, 作業者, $revision } = stage.get(app, id) as Record<string, unknown>;
      return [ステータス, (作業者 as { code: string }[]).map(({ code }) => code), $revision];
    },
  };
}

test('from the first status to the last', () => {
  const { run, state } = open();
  expect(state()).toEqual(['受付', [], '1']);
  expect(run('渡す', 'sato', 'ito')).toEqual({ revision: '3' });
  expect(state()).toEqual(['対応中', ['ito'], '3']);
  run('確認を頼む', 'ito');
  expect(state()).toEqual(['確認', ['ito', 'sato'], '5']);
  run('承認', 'sato');
  expect(state()).toEqual(['確認', ['ito', 'sato'], '7']); // all have to act
  run('承認', 'ito');
  expect(state()).toEqual(['完了', [], '9']);
});

test('refused: no assignee chosen, a stranger chosen, not one’s turn, wrong status, old revision', () => {
  const { stage, run } = open();
  expect(stage.fault(() => run('渡す', 'sato'))).toEqual({
    code: 'GAIA_SA01',
    errors: {},
  });
  expect(stage.fault(() => run('渡す', 'sato', 'Administrator')).code).toBe('CB_VA01');
  run('渡す', 'sato', 'ito');
  expect(stage.fault(() => run('確認を頼む', 'sato')).code).toBe('CB_NO02');
  expect(stage.fault(() => run('渡す', 'ito', 'ito')).code).toBe('GAIA_IL03');
  const old = (): unknown =>
    stage.call('PUT', 'record/status.json', { app: 1, id: 1, action: '承認', revision: 1 });
  expect(stage.fault(old).code).toBe('GAIA_CO02');
});

test('an action may be open to others than the assignee', () => {
  const { run, state } = open();
  run('渡す', 'sato', 'ito');
  run('引き取る', 'Administrator');
  expect(state()).toEqual(['完了', [], '5']);
});

test('an action’s condition decides whether it can run', () => {
  const { stage, run } = open();
  run('渡す', 'sato', 'ito');
  stage.call('PUT', 'record.json', { app: 1, id: 1, record: wrap({ 件名: '' }) });
  expect(stage.fault(() => run('確認を頼む', 'ito')).code).toBe('GAIA_IL03');
  expect(stage.call('GET', '/k/internal/record/actions.json', { app: 1, id: 1 }, 'ito')).toEqual({
    actions: [
      // 引き取る is for assignees too
      { name: '引き取る', to: '完了', type: 'SECONDARY', assignees: [] },
    ],
    turn: {
      type: 'ONE',
      assignees: [{ code: 'ito', name: '伊藤 一郎', action: null, valid: true }],
    },
    mayReassign: false,
  });
});

test('several records: all or none', () => {
  const { stage, state } = open();
  const records = [
    { id: 1, action: '渡す', assignee: 'ito' },
    { id: 1, action: '承認' },
  ];
  expect(
    stage.fault(() => stage.call('PUT', 'records/status.json', { app: 1, records })).code,
  ).toBe('GAIA_IL03');
  expect(state()).toEqual(['受付', [], '1']);
  expect(
    stage.call('PUT', 'records/status.json', { app: 1, records: records.slice(0, 1) }),
  ).toEqual({
    records: [{ id: '1', revision: '3' }],
  });
});

test('assignees are changed by an administrator of the app', () => {
  const { stage, state } = open();
  const put = (user: string) => () =>
    stage.call('PUT', 'record/assignees.json', { app: 1, id: 1, assignees: ['ito'] }, user);
  expect(put('sato')).toThrow(/CB_NO02/);
  expect(put('Administrator')()).toEqual({ revision: '2' });
  expect(state()).toEqual(['受付', ['ito'], '2']);
});

test('without process management: no status in a record, no action', () => {
  const stage = new Stage();
  const app = stage.app({ 件名: { type: 'SINGLE_LINE_TEXT' } });
  const id = stage.add(app, {});
  expect(stage.get(app, id)).not.toHaveProperty('ステータス');
  expect(
    stage.fault(() => stage.call('PUT', 'record/status.json', { app: app.id, id, action: 'x' }))
      .code,
  ).toBe('GAIA_ST02');
  expect(() => stage.find(app, 'ステータス = "受付"')).toThrow(/GAIA_IQ11/);
  stage.deploy(app, { ...app, process: PROCESS });
  expect(stage.find(app, 'ステータス = "受付"')).toEqual([1]);
});
