/** The app's own process management, as far as the handling asks: which actions lead from where to where. */
import type { Host } from '../../kintone/host';
import { moveOf, type HandlingSettings, type Move } from './settings';

export interface ProcessAction {
  name: string;
  from: string;
  to: string;
  /** A condition of the query language; '' for none. */
  filterCond: string;
  /** `SECONDARY`: others than the assignees may run it. */
  type?: string;
}

export interface ProcessRules {
  actions: ProcessAction[];
  /** Statuses whose one assignee is chosen at the action. */
  choosing: string[];
}

interface Answer {
  enable: boolean;
  states: Record<
    string,
    { name: string; assignee: { type: string; entities: unknown[] } } | undefined
  > | null;
  actions: (Omit<ProcessAction, 'filterCond'> & { filterCond?: string })[] | null;
}

/** Empty where process management is off. Names are those of the user's language. @throws RequestError */
export async function readProcess(host: Pick<Host, 'request' | 'appId'>): Promise<ProcessRules> {
  const { enable, states, actions } = await host.request<Answer>('GET', 'app/status', {
    app: host.appId,
    lang: 'user',
  });
  if (!enable) return { actions: [], choosing: [] };
  return {
    actions: (actions ?? []).map((action) => ({ ...action, filterCond: action.filterCond ?? '' })),
    choosing: Object.values(states ?? {}).flatMap((state) =>
      state && state.assignee.type === 'ONE' && state.assignee.entities.length > 0
        ? [state.name]
        : [],
    ),
  };
}

/** The way from a status to another section: back, then sent again. Undefined where the app has none. */
export function wayToAnother(
  { actions, choosing }: ProcessRules,
  status: string,
  settings: HandlingSettings,
): { back: ProcessAction; send: ProcessAction } | undefined {
  const means = (from: string, move: Move): ProcessAction | undefined =>
    actions.find((action) => action.from === from && moveOf(action.name, settings) === move);
  const back = means(status, 'return');
  const send = back && means(back.to, 'send');
  if (!back || !send || choosing.includes(back.to) || choosing.includes(send.to)) return undefined;
  return { back, send };
}
