/** Process management of the detail screen as plugins see and hide it: its buttons and who has to act. */
import type { RecordValues, Screen } from '../api';
import type { AppForm } from './load';
import type { Person } from './defaults';
import { processNow } from './process';
import type { ProcessNow, Runnable } from './process';

type Assignee = { assignee: Person; action: string | null };

export class ProcessButtons {
  /** null before the server has answered, and while process management is off. */
  now: ProcessNow | null = null;
  private asked: Promise<ProcessNow | null> | undefined;
  private readonly hidden = new Set<string>();

  constructor(
    private readonly shown: { form: AppForm; record: RecordValues; recordId: number },
    private readonly redraw: () => void,
  ) {}

  /** Asks once, however often it is called: handlers may ask before the screen stands. @throws RestError */
  async load(): Promise<void> {
    const { form, record, recordId } = this.shown;
    this.asked ??= processNow(form.process, record, { appId: form.appId, recordId });
    this.now = await this.asked;
  }

  /** Those that are to be drawn. */
  get actions(): readonly Runnable[] {
    return this.all.filter(({ action }) => !this.hidden.has(action.name));
  }

  private get all(): readonly Runnable[] {
    return this.now?.actions ?? [];
  }

  screen(): Pick<
    Screen,
    'assignees' | 'statusActions' | 'showStatusAction' | 'isStatusActionShown'
  > {
    return {
      assignees: () => this.assignees(),
      statusActions: async () => {
        await this.load();
        return this.all.map(({ action, next, candidates }) => ({
          name: action.name,
          nextStatus: { name: next.name, type: next.assignee.type, assignees: candidates },
        }));
      },
      showStatusAction: (name, shown) => {
        if (shown) this.hidden.delete(name);
        else this.hidden.add(name);
        this.redraw();
        return true;
      },
      isStatusActionShown: async (name) => {
        await this.load();
        return this.all.some(({ action }) => action.name === name) ? !this.hidden.has(name) : null;
      },
    };
  }

  /** `action`: what one of all who have to act has run already. @throws RestError */
  async assignees(): Promise<Assignee[]> {
    await this.load();
    const { assignees = [] } = this.now?.turn ?? {};
    return assignees.map(({ code, name, action }) => ({ assignee: { code, name }, action }));
  }
}
