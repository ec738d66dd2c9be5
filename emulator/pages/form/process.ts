/** Process management on the detail screen: the record's status and what the signed-in user may run now. */
import type { ProcessManagement, ProcessState } from '../../apps/definition';
import { rest } from '../api';
import type { RecordValues } from '../api';
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
  action: { name: string; from: string; to: string; type: 'PRIMARY' | 'SECONDARY' };
  next: ProcessState;
  /** Who may be named as the next assignee; empty when nobody is to be chosen. */
  candidates: Person[];
}

/** Who has to act in the record's status. */
export interface Turn {
  type: 'ONE' | 'ALL' | 'ANY';
  assignees: (Person & {
    /** The action this one has run while the others still have to; null: has to act. */
    action: string | null;
    /** False for a user who left. */
    valid: boolean;
  })[];
}

/** What the process bar shows of a record. */
export interface ProcessNow {
  actions: Runnable[];
  turn: Turn;
  /** Whether the signed-in user may put others in the assignees' place. */
  mayReassign: boolean;
}

interface OfferedAction {
  name: string;
  to: string;
  type: 'PRIMARY' | 'SECONDARY';
  assignees: Person[];
}

/**
 * Actions from the record's status that this user may run, and whose turn it is: the server judges, by the
 * rules it runs them by. null while process management is off. @throws RestError
 */
export async function processNow(
  process: ProcessManagement,
  record: RecordValues,
  place: { appId: number; recordId: number },
): Promise<ProcessNow | null> {
  const now = statusOf(record);
  if (!process.enable || !now) return null;
  const { actions, ...others } = await rest<
    { actions: OfferedAction[] } & Omit<ProcessNow, 'actions'>
  >('GET', '/k/internal/record/actions.json', { app: place.appId, id: place.recordId });
  const states = Object.values(process.states ?? {});
  return {
    ...others,
    actions: actions.flatMap(({ name, to, type, assignees }) => {
      const next = states.find((state) => state.name === to);
      if (!next) return [];
      return { action: { name, from: now.status, to, type }, next, candidates: assignees };
    }),
  };
}
