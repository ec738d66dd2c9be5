/** Process management of the detail screen as plugins see and hide it: its buttons and who has to act. */
import type { RecordValues, Screen } from '../api';
import type { AppForm } from './load';
import { processNow, statusOf } from './process';
import type { ProcessNow, Runnable } from './process';

export class ProcessButtons {
  /** null before the server has answered, and while process management is off. */
  now: ProcessNow | null = null;
  private readonly hidden = new Set<string>();

  constructor(
    private readonly shown: { form: AppForm; record: RecordValues; recordId: number },
    private readonly redraw: () => void,
  ) {}

  /** @throws RestError */
  async load(): Promise<void> {
    const { form, record, recordId } = this.shown;
    this.now = await processNow(form.process, record, { appId: form.appId, recordId });
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
      assignees: () =>
        (statusOf(this.shown.record)?.assignees ?? []).map((assignee) => ({
          assignee,
          action: null,
        })),
      statusActions: () =>
        this.all.map(({ action, next, candidates }) => ({
          name: action.name,
          nextStatus: { name: next.name, type: next.assignee.type, assignees: candidates },
        })),
      showStatusAction: (name, shown) => {
        if (shown) this.hidden.delete(name);
        else this.hidden.add(name);
        this.redraw();
        return true;
      },
      isStatusActionShown: (name) =>
        this.all.some(({ action }) => action.name === name) ? !this.hidden.has(name) : null,
    };
  }
}
