/** Process management on the detail screen: what the signed-in user may run now and who may be next. */
import type {
  ProcessAction,
  ProcessEntity,
  ProcessManagement,
  ProcessState,
} from '../../apps/definition';
import { rest } from '../api';
import type { RecordValues } from '../api';
import { distinct } from './directory';
import type { Directory } from './directory';
import type { Person } from './defaults';

/** Status and assignees of a record; null when process management is off. */
export function statusOf(record: RecordValues): { status: string; assignees: Person[] } | null {
  const fields = Object.values(record);
  const status = fields.find(({ type }) => type === 'STATUS');
  if (!status) return null;
  const assignees = fields.find(({ type }) => type === 'STATUS_ASSIGNEE')?.value;
  return { status: String(status.value), assignees: (assignees ?? []) as Person[] };
}

export interface Runnable {
  action: ProcessAction;
  next: ProcessState;
  /** Who may be named as the next assignee; empty when nobody is to be chosen. */
  candidates: Person[];
}

export interface Actor {
  appId: number;
  recordId: number;
  user: Person;
  directory: Directory;
}

/** Actions from the record's status that this user may run, in the order of the settings. @throws RestError */
export async function runnable(
  process: ProcessManagement,
  record: RecordValues,
  actor: Actor,
): Promise<Runnable[]> {
  const now = statusOf(record);
  if (!process.enable || !now) return [];
  const found: Runnable[] = [];
  for (const action of process.actions ?? []) {
    const next = Object.values(process.states ?? {}).find(({ name }) => name === action.to);
    if (action.from !== now.status || !next) continue;
    if (!(await mayRun(action, now.assignees, record, actor))) continue;
    if (!(await conditionHolds(action, actor))) continue;
    found.push({ action, next, candidates: await candidates(process, next, record, actor) });
  }
  return found;
}

async function mayRun(
  action: ProcessAction,
  assignees: Person[],
  record: RecordValues,
  actor: Actor,
): Promise<boolean> {
  const isMe = ({ code }: Person): boolean => code === actor.user.code;
  const entities = action.executableUser?.entities ?? [];
  if (entities.length > 0) return (await people(entities, record, actor)).some(isMe);
  return assignees.length === 0 || assignees.some(isMe);
}

async function conditionHolds({ filterCond }: ProcessAction, actor: Actor): Promise<boolean> {
  if (filterCond === '') return true;
  const { records } = await rest<{ records: unknown[] }>('GET', '/k/v1/records.json', {
    app: actor.appId,
    query: `$id = ${actor.recordId} and (${filterCond}) limit 1`,
    fields: ['$id'],
  });
  return records.length > 0;
}

/** Only "one of these users" is chosen by hand; the first status goes back to its creator by itself. */
async function candidates(
  process: ProcessManagement,
  next: ProcessState,
  record: RecordValues,
  actor: Actor,
): Promise<Person[]> {
  const first = Math.min(...Object.values(process.states ?? {}).map(({ index }) => Number(index)));
  if (next.assignee.type !== 'ONE' || Number(next.index) === first) return [];
  return people(next.assignee.entities, record, actor);
}

async function people(
  entities: readonly ProcessEntity[],
  record: RecordValues,
  actor: Actor,
): Promise<Person[]> {
  const lists = await Promise.all(
    entities.map(({ entity: { type, code } }) => members(type, code ?? '', record, actor)),
  );
  return distinct(lists.flat());
}

async function members(
  type: string,
  code: string,
  record: RecordValues,
  { directory }: Actor,
): Promise<Person[]> {
  if (type === 'CREATOR') {
    const creator = Object.values(record).find((field) => field.type === 'CREATOR')?.value;
    return creator ? [creator as Person] : [];
  }
  if (type !== 'FIELD_ENTITY') return directory.within('USER', type, code);
  const field = record[code];
  const chosen = Array.isArray(field?.value) ? (field.value as Person[]) : [];
  if (field?.type === 'ORGANIZATION_SELECT' || field?.type === 'GROUP_SELECT') {
    const kind = field.type === 'GROUP_SELECT' ? 'GROUP' : 'ORGANIZATION';
    return (
      await Promise.all(chosen.map((one) => directory.within('USER', kind, one.code)))
    ).flat();
  }
  if (field?.type === 'CREATOR' || field?.type === 'MODIFIER') return [field.value as Person];
  return chosen;
}
