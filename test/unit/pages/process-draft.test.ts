/** Process management as it is changed on the page: what goes to REST, and where what is wrong belongs. */
import type { FieldProperty, ProcessManagement } from '../../../emulator/apps/definition';
import {
  draftOf,
  placed,
  problemsOf,
  type ProcessDraft,
  written,
} from '../../../emulator/pages/admin/process-draft';

const nobody = { type: 'ONE' as const, entities: [] };
const SETTINGS: ProcessManagement = {
  enable: true,
  states: {
    完了: { name: '完了', index: '1', assignee: nobody },
    起案: { name: '起案', index: '0', assignee: nobody },
  },
  actions: [{ name: '終える', from: '起案', to: '完了', filterCond: '', type: 'PRIMARY' }],
};
const FIELDS = Object.fromEntries(
  [
    ['件名', 'SINGLE_LINE_TEXT'],
    ['本文', 'MULTI_LINE_TEXT'],
  ].map(([code, type]) => [code, { code, type, label: code } as FieldProperty]),
);

const changed = (change: (draft: ProcessDraft) => void): ProcessDraft => {
  const draft = draftOf(SETTINGS);
  change(draft);
  return draft;
};
const states = (draft: ProcessDraft) => draft.states ?? [];
const added = (name: string) => ({ ...nobody, id: 9, key: undefined, name });

test('what was not changed goes back as it came, in the order of the statuses', () => {
  expect(written(draftOf(SETTINGS))).toEqual(SETTINGS);
});

test('where nothing was set yet, only the switch is sent', () => {
  expect(written(draftOf({ enable: true, states: null, actions: null }))).toEqual({ enable: true });
});

test('a renamed status keeps its old name as key, and its actions follow', () => {
  const draft = changed((one) => Object.assign(states(one)[0] ?? {}, { name: ' 受付 ' }));
  expect(written(draft)).toMatchObject({
    states: { 起案: { name: '受付', index: '0' } },
    actions: [{ from: '受付', to: '完了' }],
  });
});

test('users of an action are sent only when others than assignees can run it', () => {
  const entities = [{ entity: { type: 'USER', code: 'sato' }, includeSubs: false }];
  const sent = (type: 'PRIMARY' | 'SECONDARY') =>
    written(changed(({ actions }) => Object.assign(actions[0] ?? {}, { type, entities })));
  expect(sent('SECONDARY')).toMatchObject({ actions: [{ executableUser: { entities } }] });
  expect(sent('PRIMARY')).not.toHaveProperty('actions.0.executableUser');
});

test.each<[what: string, change: (draft: ProcessDraft) => void, place: string, wrong: unknown]>([
  ['a status without a name', (one) => states(one).push(added(' ')), 'state 9 name', 'noName'],
  [
    'two statuses of one name',
    (one) => states(one).push(added('完了')),
    'state 9 name',
    'sameName',
  ],
  [
    'a new status named as one that is being renamed was',
    (one) => {
      Object.assign(states(one)[1] ?? {}, { name: '終了' });
      states(one).push(added('完了'));
    },
    'state 9 name',
    'nameInUse',
  ],
  ['an action to a deleted status', (one) => states(one).pop(), 'action 0 to', 'noStatus'],
  [
    'an action nobody can run',
    ({ actions }) => Object.assign(actions[0] ?? {}, { type: 'SECONDARY' }),
    'action 0 executableUser',
    'noUsers',
  ],
  ...(
    [
      ['件名 =', 'unreadable'],
      ['$id > 3 and (件目 = "a" or 件名 = "b")', { unknownField: '件目' }],
      ['本文 = "a"', { wrongOperator: '本文' }],
    ] as const
  ).map(
    ([filterCond, wrong]) =>
      [
        `the condition ${filterCond}`,
        ({ actions }: ProcessDraft) => Object.assign(actions[0] ?? {}, { filterCond }),
        'action 0 filterCond',
        wrong,
      ] as [string, (draft: ProcessDraft) => void, string, unknown],
  ),
])('%s is wrong', (_what, change, place, wrong) => {
  expect(problemsOf(changed(change), FIELDS).get(place)).toEqual(wrong);
});

test('a condition on $id and a field is right', () => {
  const draft = changed(({ actions }) =>
    Object.assign(actions[0] ?? {}, { filterCond: '$id > 3 and 件名 like "a"' }),
  );
  expect([...problemsOf(draft, FIELDS)]).toEqual([]);
});

test('the errors of the server find their places, also under a new name', () => {
  const draft = changed((one) => Object.assign(states(one)[0] ?? {}, { name: '受付' }));
  const error = { messages: ['理由'] };
  const { problems, others } = placed(draft, {
    'states[完了].assignee.entities[0].entity.code': error,
    'states[受付].assignee': error,
    'states[起案].name': error,
    'actions[0].executableUser.entities': error,
    'actions[7].name': error,
    enable: error,
  });
  expect([...problems.keys()]).toEqual([
    'state 1 assignee',
    'state 0 assignee',
    'state 0 name',
    'action 0 executableUser',
  ]);
  expect(others).toEqual(['理由', '理由']);
});
