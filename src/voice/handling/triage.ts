/** まとめて整理: voices of the list are selected, what will change is checked, and then it is done, in one dialog. */
import { instantOf } from '../../calendar/instant';
import type { Entity, FormField, KintoneRecord } from '../../kintone/host';
import { choiceLabels } from '../../records/choice-labels';
import { openDialog } from '../../ui/dialog';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import {
  clashes,
  isEmpty,
  plan,
  stepOf,
  type BulkFacts,
  type Order,
  type Planned,
  type Why,
} from './bulk-plan';
import { tasksOf } from './bulk-tasks';
import { places, type Handling } from './context';
import { text as shared } from './messages';
import { needs, NOTHING_SAID, type Said, type Step } from './moves';
import {
  keptWork,
  openTasks,
  standing,
  type Choices,
  type KeptTask,
  type KeptWork,
  type OpenWork,
} from './open-work';
import { has, type Places } from './places';
import { aboutWords, proposal, question } from './process';
import { readProcess, type ProcessRules } from './process-rules';
import { CHANGED, codesOf, LISTED, readVoices } from './read-voices';
import { askStep } from './step-dialog';
import { checkView } from './triage-check';
import { text } from './triage-messages';
import { readChosen, readMeeting, readPage } from './triage-read';
import { runView } from './triage-run';
import { selectView, Unfit, type TriageStep } from './triage-select';

interface App {
  where: Places;
  fields: Record<string, FormField>;
  rules: ProcessRules;
  organizations: Entity[];
  /** The field of the assignees, where process management is on. */
  assignee: string | undefined;
}

/** @param kept what is to be gone on with: its voices are looked at again, and the rest is checked anew */
export function openTriage(handling: Handling, work: OpenWork, kept?: KeptWork): void {
  const { host } = handling;
  const stop = new AbortController();
  const steps = el('ol', { class: 'kumin-triage-steps' });
  const content = el('div', {});
  let stopRun = (): void => undefined;
  const { body, foot, close } = openDialog({
    title: text().triageHeading,
    look: 'kumin-triage',
    size: 'wide',
    body: [steps, content],
    closed: () => {
      stop.abort();
      stopRun();
    },
  });
  const condition = host.listCondition() ?? '';
  const selected = new Set<number>();
  const choices: Choices = kept
    ? { ...kept.choices }
    : { section: undefined, category: undefined, action: undefined };
  /** What is gone on with, until something else is selected. */
  let resumed = kept;
  /** What is settled of it. */
  let earlier: KeptTask[] = [];
  /** Revisions of its first check: a voice with another one was changed by somebody since. */
  let revisions = new Map<number, number>();
  /** What was typed for a step, should the question be left and asked again. */
  let typed: { kind: Step; said: Said } | undefined;
  void begin();

  function step(number: 1 | 2 | 3, view: TriageStep): void {
    const labels = [text().stepSelect, text().stepCheck, text().stepRun];
    fill(
      steps,
      labels.map((label, index) =>
        el('li', { 'aria-current': index + 1 === number ? 'step' : null }, label),
      ),
    );
    fill(content, view.element);
    fill(foot, view.buttons);
    body.scrollTop = 0;
  }

  async function begin(): Promise<void> {
    fill(content, el('p', { role: 'status' }, shared().reading));
    try {
      const app = await readApp(handling);
      if (resumed) await goOn(app, resumed);
      else select(app);
    } catch (error) {
      fill(content, [
        el('p', { class: 'kumin-handling-failure', role: 'alert' }, words(error)),
        el('button', { type: 'button', onclick: () => void begin() }, shared().retry),
      ]);
    }
  }

  async function goOn(app: App, before: KeptWork): Promise<void> {
    const ids = openTasks(before).map(({ id }) => id);
    const records = await readChosen(host, ids, codesOf(app.where, CHANGED, app.assignee));
    const now = new Map(records.map((record) => [Number(record['$id']?.value), record]));
    const tasks = before.tasks.map((task): KeptTask => {
      const isOpen = task.at === 'waiting' || task.at === 'sent';
      const isDone = isOpen && standing(task, now.get(task.id), app.where) === 'done';
      return isDone ? { ...task, at: 'done' } : task;
    });
    const open = openTasks({ ...before, tasks });
    earlier = tasks.filter((task) => !open.includes(task));
    revisions = new Map(open.map(({ id, revision }) => [id, revision]));
    work.put({ ...before, tasks });
    for (const { id } of open) selected.add(id);
    const done = earlier.filter(({ at }) => at === 'done').length;
    if (open.length === 0) fill(content, el('p', { role: 'status' }, text().nothingLeft(done)));
    else if (!(await check(app))) close();
  }

  function select(app: App): void {
    resumed = undefined;
    earlier = [];
    revisions = new Map();
    const { where, fields, rules } = app;
    const category = fields[where.mapping['category'] ?? ''];
    const received = where.mapping['receivedAt'];
    const order = received === undefined ? '$id desc' : `${received} desc, $id desc`;
    const listed = codesOf(where, LISTED);
    const view = selectView({
      ...{ handling, places: where, selected, choices, condition },
      organizations: has(where, 'assignedSection') ? app.organizations : [],
      categories: choiceLabels(category),
      actions: actionChoices(rules),
      read: (page) => readPage(host, { fields: listed, condition, order, page }),
      readAll: async () => {
        const all = await readVoices(host, ['$id'], condition, { signal: stop.signal });
        return all.map((record) => Number(record['$id']?.value));
      },
      check: async () => void (await check(app)),
    });
    step(1, view);
  }

  /** @returns whether the second step is open now: the question before it may be left */
  async function check(app: App): Promise<boolean> {
    const { where, rules } = app;
    const settings = handling.settings.handling;
    const ways = rules.actions.filter(({ name }) => name === choices.action);
    const order: Order = {
      said: { ...NOTHING_SAID, ...(choices.section ? { section: choices.section } : {}) },
      category: choices.category,
      action: choices.action === undefined ? undefined : { name: choices.action, ways },
    };
    if (selected.size === 0) throw new Unfit(text().nothingSelected);
    if (isEmpty(order)) throw new Unfit(text().nothingSet);
    if (clashes(order, settings)) throw new Unfit(text().clash(choices.action ?? ''));
    const ids = [...selected].sort((a, b) => a - b);
    const records = await readChosen(host, ids, codesOf(where, CHANGED, app.assignee));
    const asked = await askForAll(order, records, app);
    if (!asked) return false;
    const { code, name, timezone } = host.user;
    const facts: BulkFacts = {
      ...{ places: where, settings, assignee: app.assignee },
      meeting: await readMeeting(host, ids, ways, where.status ?? ''),
      circumstances: {
        ...{ now: instantOf(handling.edges.now()), zone: timezone, user: { code, name } },
      },
    };
    const found = new Map(records.map((record) => [Number(record['$id']?.value), record]));
    const planned = ids.map((id) => {
      const record = found.get(id);
      if (!record) return cannotPlan(id, { kind: 'gone' });
      const each = plan(record, { ...order, said: asked }, facts);
      const isStale = revisions.has(id) && revisions.get(id) !== each.revision;
      return isStale ? { ...each, ...NO_CHANGE, why: { kind: 'conflict' as const } } : each;
    });
    // What cannot be gone on with is told here, and is no open work any more.
    if (resumed && planned.every(({ why }) => why !== undefined)) work.clear();
    step(
      2,
      checkView(planned, (id) => host.url({ record: id }), {
        back: () => select(app),
        run: () => begun(planned, where.status),
      }),
    );
    return true;
  }

  function begun(planned: readonly Planned[], status: string | undefined): void {
    const other = resumed ? undefined : work.read();
    if (other && !window.confirm(text().replacesOpen(openTasks(other).length))) return;
    const tasks = tasksOf(planned);
    const run = runView(host, tasks, status, {
      reload: handling.edges.reload,
      changed: () => work.put(keptWork(choices, tasks, earlier)),
    });
    stopRun = run.stop;
    const done = earlier.filter(({ at }) => at === 'done').length;
    const before = done > 0 && el('p', {}, text().earlierDone(done));
    step(3, { ...run, element: el('div', {}, [before, run.element]) });
  }

  /** What a step needs is asked once for all. @returns undefined where the question was left */
  async function askForAll(
    order: Order,
    records: readonly KintoneRecord[],
    { where }: App,
  ): Promise<Said | undefined> {
    const kind = stepOf(order, handling.settings.handling);
    if (!kind) return order.said;
    const before = typed?.kind === kind ? typed.said : proposal(handling, kind, {}, where);
    const start: Said = {
      ...before,
      ...(order.said.section ? { section: order.said.section } : {}),
    };
    const asking = (record: KintoneRecord): number =>
      needs(kind, record, where, start).filter((need) => need !== 'section').length;
    const most = [...records].sort((a, b) => asking(b) - asking(a))[0];
    if (!most || asking(most) === 0) return order.said;
    return askStep({
      ...question(handling, where),
      ...{ step: kind, title: choices.action ?? shared().change, about: [aboutWords(kind)] },
      ...{ act: text().check, record: most, said: start, settled: ['section'] },
      typed: (now) => (typed = { kind, said: now }),
    });
  }
}

const words = (error: unknown): string =>
  error instanceof Unfit ? error.message : explainFailure(error);

const NO_CHANGE = { parts: [], written: {}, action: undefined };

function cannotPlan(id: number, why: Why): Planned {
  return { ...{ id, revision: 0, title: '' }, ...NO_CHANGE, why };
}

/** @throws RequestError */
async function readApp(handling: Handling): Promise<App> {
  const { host } = handling;
  const where = await places(handling);
  const fields = await host.formFields();
  const assignee = Object.values(fields).find(
    ({ type, enabled }) => type === 'STATUS_ASSIGNEE' && enabled !== false,
  );
  const none: ProcessRules = { actions: [], choosing: [] };
  return {
    ...{ where, fields, assignee: assignee?.code },
    rules: where.status === undefined ? none : await readProcess(host),
    organizations: has(where, 'assignedSection') ? await host.allOrganizations() : [],
  };
}

/** Each action once, with the ways it leads. */
function actionChoices({
  actions,
  choosing,
}: ProcessRules): { name: string; words: string; isClosed: boolean }[] {
  return [...new Set(actions.map(({ name }) => name))].map((name) => {
    const ways = actions.filter((action) => action.name === name);
    const isClosed = ways.some(({ to }) => choosing.includes(to));
    const from = ways.map((way) => way.from).join(shared().listSeparator);
    const to = [...new Set(ways.map((way) => way.to))].join(shared().listSeparator);
    const words = isClosed ? text().actionChosenOne(name) : text().actionOption(name, from, to);
    return { name, words, isClosed };
  });
}
