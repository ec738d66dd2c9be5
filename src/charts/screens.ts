/** Where dashboards stand: above lists, in custom views, in a record's space; on PC and phone. */
import { keepNothing, openKeep, type Keep } from '../keep/keep';
import type { Host, KintoneRecord, ScreenEvent } from '../kintone/host';
import { el, fill } from '../ui/dom';
import type { Place } from './data';
import { DashboardScreen } from './dashboard-screen';
import type { Dashboard } from './definition';
import { countingForms } from './forms';
import { recordConditions } from './record-match';
import { text } from './screen-messages';
import type { ChartsSettings } from './settings';
import { readState, stateText } from './state';

/** Edges of the page. */
export interface Edges {
  now(): Date;
  go(address: string): void;
  /** What the address says was chosen, and writing it there without leaving the page. */
  address: { read(): string | null; write(text: string): void };
  local: Storage | null;
  session: Storage | null;
}

/** An administrator's custom view may have an element of this id: the dashboard stands there. */
export const VIEW_ELEMENT = 'kumin-dashboard';

export function showDashboards(host: Host, settings: ChartsSettings, edges: Edges): void {
  let screen: DashboardScreen | undefined;
  let keep: Keep | undefined;

  const place = (over: Partial<Place> = {}): Place => ({
    host: countingForms(host, () => edges.now().getTime()),
    keep: (keep ??= keepFor()),
    unfinished: new Map(),
    app: host.appId,
    listCondition: '',
    recordConditions: {},
    now: edges.now,
    ...over,
  });

  function keepFor(): Keep {
    const { user, appId: app } = host;
    return settings.keep === 'kept'
      ? openKeep({ session: edges.session, user: user.code, app, now: edges.now })
      : keepNothing({ app, now: edges.now });
  }

  host.on('index.show', (event) => {
    screen?.destroy();
    const dashboards = settings.dashboards.filter((each) => standsOn(each, event.viewName));
    const own = document.getElementById(VIEW_ELEMENT);
    const box = own ?? host.headerElement();
    if (!box || dashboards.length === 0) return;
    const title = text().andMore(dashboards[0]?.title ?? '', dashboards.length - 1);
    const frame = frameIn({ box, edges, host, title, always: own !== null }, (body) => {
      const told = readState(edges.address.read(), dashboards);
      const show = (dashboard: Dashboard): void => {
        screen?.destroy();
        screen = new DashboardScreen({
          host,
          settings,
          dashboard,
          place: place({ listCondition: host.listCondition() ?? '' }),
          state: told?.dashboard === dashboard.id ? told : undefined,
          remember: (state) => edges.address.write(stateText(state)),
          go: edges.go,
          now: edges.now,
          storage: edges.local,
        });
        fill(body, [tabs(dashboards, dashboard, show), screen.element]);
        void screen.read();
      };
      const first = dashboards.find(({ id }) => id === told?.dashboard) ?? dashboards[0];
      if (first) show(first);
    });
    frame.start(told(edges, dashboards));
  });

  host.on('detail.show', async (event) => {
    screen?.destroy();
    for (const dashboard of settings.dashboards) {
      const box = dashboard.places.space && host.spaceElement(dashboard.places.space);
      if (!box) continue;
      screen = await onRecord(dashboard, box, event);
    }
  });

  async function onRecord(
    dashboard: Dashboard,
    box: HTMLElement,
    event: ScreenEvent,
  ): Promise<DashboardScreen> {
    const fields = await host.formFields();
    const record: KintoneRecord = event.record;
    const shown = new DashboardScreen({
      host,
      settings,
      dashboard,
      place: place({ recordConditions: recordConditions(dashboard, record, fields) }),
      state: undefined,
      remember: () => undefined,
      go: edges.go,
      now: edges.now,
      storage: edges.local,
    });
    fill(
      box,
      el('section', { class: 'kumin-charts', 'aria-label': dashboard.title }, shown.element),
    );
    void shown.read();
    return shown;
  }
}

function told(edges: Edges, dashboards: readonly Dashboard[]): boolean {
  return readState(edges.address.read(), dashboards) !== undefined;
}

function standsOn({ places }: Dashboard, viewName: string | undefined): boolean {
  if (places.lists === 'all') return true;
  return places.lists !== 'none' && viewName !== undefined && places.lists.includes(viewName);
}

/** Several dashboards of one list. */
function tabs(
  dashboards: readonly Dashboard[],
  shown: Dashboard,
  show: (dashboard: Dashboard) => void,
): HTMLElement | null {
  if (dashboards.length < 2) return null;
  return el(
    'div',
    { class: 'kumin-charts-tabs', role: 'group', 'aria-label': text().dashboards },
    dashboards.map((dashboard) =>
      el(
        'button',
        {
          type: 'button',
          'aria-pressed': String(dashboard === shown),
          onclick: () => show(dashboard),
        },
        dashboard.title,
      ),
    ),
  );
}

interface Frame {
  /** @param wanted whether the address asks for it, whatever was folded before */
  start(wanted: boolean): void;
}

interface FrameParts {
  box: HTMLElement;
  edges: Edges;
  host: Host;
  /** What stands in it. */
  title: string;
  /** It cannot be folded away. */
  always: boolean;
}

/**
 * The frame that folds a dashboard away: whoever comes for the list must not wait for charts. It stands open where
 * a view was made for it.
 */
function frameIn(
  { box, edges, host, title, always }: FrameParts,
  begin: (body: HTMLElement) => void,
): Frame {
  box.querySelector('.kumin-charts')?.remove();
  const key = `kumin.charts.open.${host.appId}.${host.user.code}`;
  const body = el('div', { class: 'kumin-charts-body' });
  const toggle = el('button', { type: 'button', class: 'kumin-charts-fold', hidden: always });
  let open = false;
  let begun = false;
  const draw = (): void => {
    toggle.textContent = open ? text().fold(title) : text().unfold(title);
    toggle.setAttribute('aria-expanded', String(open));
    body.hidden = !open;
    if (open && !begun) begin(body);
    begun ||= open;
  };
  toggle.addEventListener('click', () => {
    open = !open;
    edges.local?.setItem(key, open ? 'yes' : 'no');
    draw();
  });
  box.append(
    el('section', { class: 'kumin-charts', 'aria-label': text().dashboard }, [toggle, body]),
  );
  return {
    start(wanted) {
      open = always || wanted || edges.local?.getItem(key) === 'yes';
      draw();
    },
  };
}
