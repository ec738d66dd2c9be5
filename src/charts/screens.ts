/** Where dashboards stand: above lists, in custom views, in a record's space; on PC and phone. */
import { keepNothing, openKeep, type Keep } from '../keep/keep';
import type { FormField, Host, KintoneRecord, ScreenEvent } from '../kintone/host';
import { el, fill } from '../ui/dom';
import { explainFailure } from '../ui/failure';
import { appNames } from './app-names';
import type { Place } from './data';
import { DashboardScreen } from './dashboard-screen';
import type { Dashboard } from './definition';
import { countingForms } from './forms';
import { recordConditions } from './record-match';
import { text } from './screen-messages';
import type { ChartsSettings } from './settings';
import { initialState, readState, stateTextAmong, type State } from './state';

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

/** A dashboard and the space of the form that it stands in. */
interface Placed {
  dashboard: Dashboard;
  box: HTMLElement;
}

export function showDashboards(host: Host, settings: ChartsSettings, edges: Edges): void {
  /** Those of the page that is shown; a record may have several. */
  let shown: DashboardScreen[] = [];
  /** Counts pages: what was begun for one that was left since stands nowhere. */
  let page = 0;
  let keep: Keep | undefined;
  // What was kept before goes at once, not when somebody next opens a dashboard.
  if (settings.keep === 'off') keep = keepFor();

  const place = (over: Partial<Place> = {}): Place => {
    const counting = countingForms(host, () => edges.now().getTime());
    return {
      host: counting,
      keep: (keep ??= keepFor()),
      unfinished: new Map(),
      nameOf: appNames(counting, edges.session),
      app: host.appId,
      listCondition: '',
      recordConditions: {},
      now: edges.now,
      ...over,
    };
  };

  function keepFor(): Keep {
    const { user, appId: app } = host;
    return settings.keep === 'kept'
      ? openKeep({ session: edges.session, user: user.code, app, now: edges.now })
      : keepNothing({ app, now: edges.now });
  }

  function leave(): void {
    page += 1;
    for (const screen of shown) screen.destroy();
    shown = [];
  }

  host.on('index.show', (event) => {
    leave();
    const dashboards = settings.dashboards.filter((each) => standsOn(each, event.viewName));
    const own = document.getElementById(VIEW_ELEMENT);
    const box = own ?? host.headerElement();
    if (!box || dashboards.length === 0) return;
    const title = text().andMore(dashboards[0]?.title ?? '', dashboards.length - 1);
    const frame = frameIn({ box, edges, host, title, always: own !== null }, (body) => {
      const told = readState(edges.address.read(), dashboards);
      /** What is chosen in each, for as long as the page is there. */
      const states = new Map(told ? [[told.dashboard, told]] : []);
      const remember = (state: State): void => {
        states.set(state.dashboard, state);
        edges.address.write(stateTextAmong(state, dashboards));
      };
      const show = (dashboard: Dashboard): void => {
        leave();
        const screen = new DashboardScreen({
          host,
          settings,
          dashboard,
          place: place({ listCondition: host.listCondition() ?? '' }),
          state: states.get(dashboard.id),
          remember,
          go: edges.go,
          now: edges.now,
          storage: edges.local,
        });
        shown = [screen];
        fill(body, [tabs(dashboards, dashboard, choose), screen.element]);
        void screen.read();
      };
      const choose = (dashboard: Dashboard): void => {
        remember(states.get(dashboard.id) ?? initialState(dashboard));
        show(dashboard);
        body.querySelector<HTMLElement>('.kumin-charts-tabs [aria-pressed="true"]')?.focus();
      };
      const first = dashboards.find(({ id }) => id === told?.dashboard) ?? dashboards[0];
      if (first) show(first);
    });
    frame.start(told(edges, dashboards));
  });

  host.on('detail.show', (event) => {
    leave();
    const placed = settings.dashboards.flatMap((dashboard) => {
      const box = dashboard.places.space && host.spaceElement(dashboard.places.space);
      return box ? [{ dashboard, box }] : [];
    });
    // A record without a dashboard waits for nothing.
    return placed.length === 0 ? undefined : showOnRecord(placed, event);
  });

  async function showOnRecord(placed: readonly Placed[], event: ScreenEvent): Promise<void> {
    const begun = page;
    let fields: Record<string, FormField>;
    try {
      fields = await host.formFields();
    } catch (error) {
      if (begun !== page) return;
      for (const { dashboard, box } of placed) {
        const words = el('p', { role: 'status' }, explainFailure(error));
        fill(box, el('section', { class: 'kumin-charts', 'aria-label': dashboard.title }, words));
      }
      return;
    }
    // Another record was opened meanwhile.
    if (begun !== page) return;
    const boxes = [...new Set(placed.map(({ box }) => box))];
    for (const box of boxes) {
      const here = placed.filter((each) => each.box === box);
      fill(
        box,
        here.map(({ dashboard }) => onRecord(dashboard, event.record, fields)),
      );
    }
    for (const screen of shown) void screen.read();
  }

  function onRecord(
    dashboard: Dashboard,
    record: KintoneRecord,
    fields: Record<string, FormField>,
  ): HTMLElement {
    const screen = new DashboardScreen({
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
    shown.push(screen);
    return el('section', { class: 'kumin-charts', 'aria-label': dashboard.title }, screen.element);
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
