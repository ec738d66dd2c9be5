/**
 * Work on many voices that was begun and not finished, kept on this computer so that a reload, a crash or a closed dialog
 * loses nothing of it: numbers and revisions of the voices, what was to be set, and how far it came. No word of a voice is
 * kept, and no reason that somebody typed: it is asked again.
 */
import type { Entity, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { textIn } from '../form';
import type { PartChange } from './bulk-plan';
import type { Task, TaskState } from './bulk-tasks';
import { names, sectionsOf } from './moves';
import type { Places } from './places';

export interface Choices {
  section: Entity | undefined;
  category: string | undefined;
  action: string | undefined;
}

export interface KeptTask {
  id: number;
  /** Of the voice as it was checked. */
  revision: number;
  at: TaskState['at'];
  /** What it was to become. */
  to: Pick<PartChange, 'part' | 'to'>[];
}

export interface KeptWork {
  choices: Choices;
  tasks: KeptTask[];
}

/** Not known to be done or refused. */
export function openTasks({ tasks }: KeptWork): KeptTask[] {
  return tasks.filter(({ at }) => at === 'waiting' || at === 'sent');
}

/** @param earlier what is settled of the same work since before it was gone on with */
export function keptWork(
  choices: Choices,
  tasks: readonly Task[],
  earlier: readonly KeptTask[],
): KeptWork {
  const kept = tasks.map(({ planned: { id, revision, parts }, state }): KeptTask => ({
    ...{ id, revision, at: state.at },
    to: parts.map(({ part, to }) => ({ part, to })),
  }));
  return { choices: { ...choices }, tasks: [...earlier, ...kept] };
}

/**
 * Where an open task stands by its voice as it is now. One that was sent without an answer may have been done: then the
 * voice has another revision, and all that was to be set.
 */
export function standing(
  task: KeptTask,
  record: KintoneRecord | undefined,
  places: Places,
): 'waiting' | 'done' | 'conflict' | 'gone' {
  if (!record) return 'gone';
  if (Number(record['$revision']?.value) === task.revision) return 'waiting';
  const now = {
    section: names(sectionsOf(record, places)),
    category: textIn(record, places.mapping, 'category'),
    status: places.status === undefined ? '' : textOf(record[places.status]),
  };
  const isDone = task.at === 'sent' && task.to.every(({ part, to }) => now[part] === to);
  return isDone ? 'done' : 'conflict';
}

export class OpenWork {
  private readonly place: string;
  /** Where the browser keeps nothing it lasts as long as the page. */
  private held: KeptWork | undefined;
  private told = (): void => undefined;

  /** @param storage `localStorage`; one user never sees another's */
  constructor(
    private readonly storage: Storage | null,
    appId: number,
    userCode: string,
  ) {
    this.place = `kumin.voice.triage.${appId}.${userCode}`;
  }

  /** Undefined where none is open. */
  read(): KeptWork | undefined {
    const written = this.storage ? this.storage.getItem(this.place) : null;
    if (!written) return this.held;
    try {
      const kept: unknown = JSON.parse(written);
      return isWork(kept) && openTasks(kept).length > 0 ? kept : undefined;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** Work with nothing open is forgotten. */
  put(work: KeptWork): void {
    const isOpen = openTasks(work).length > 0;
    this.held = undefined;
    try {
      if (isOpen) this.storage?.setItem(this.place, JSON.stringify(work));
      else this.storage?.removeItem(this.place);
      if (!this.storage && isOpen) this.held = work;
    } catch (error) {
      console.warn('kumin: open work could not be kept on this computer', error);
      if (isOpen) this.held = work;
    }
    this.told();
  }

  clear(): void {
    this.put({
      choices: { section: undefined, category: undefined, action: undefined },
      tasks: [],
    });
  }

  /** @param told whenever the work has changed; whoever was told before is not any more */
  watch(told: () => void): void {
    this.told = told;
  }
}

function isWork(value: unknown): value is KeptWork {
  const work = value as Partial<KeptWork> | null;
  return (
    typeof work?.choices === 'object' &&
    Array.isArray(work.tasks) &&
    work.tasks.every(
      (task: Partial<KeptTask> | null) =>
        typeof task?.id === 'number' && typeof task.revision === 'number' && Array.isArray(task.to),
    )
  );
}
