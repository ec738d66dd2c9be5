/** @jest-environment jsdom */
/** Where dashboards stand and what becomes of them when the page shows something else. */
import { showDashboards, type Edges } from '../../../src/charts/screens';
import { DashboardScreen } from '../../../src/charts/dashboard-screen';
import { recordConditions } from '../../../src/charts/record-match';
import { defaults } from '../../../src/charts/settings';
import type { Dashboard } from '../../../src/charts/definition';
import { RequestError } from '../../../src/kintone/host';
import { FakeHost } from '../fake-host';
import { dashboard, FIELDS } from './sample';

const slicers: Dashboard['slicers'] = [
  { id: 's1', label: '分野', fields: { own: '分野' }, how: { by: 'value' }, initial: null },
];
const boards = [
  dashboard({ id: 'a', title: '状況', charts: [], slicers }),
  dashboard({ id: 'b', title: '年度', charts: [], slicers }),
];

let written: string;
const edges = (): Edges => ({
  now: () => new Date('2026-11-26T01:00:00Z'),
  go: () => undefined,
  address: { read: () => written, write: (text) => (written = text) },
  local: null,
  session: null,
});

function started(dashboards: Dashboard[]): FakeHost {
  const host = new FakeHost();
  host.fields = FIELDS;
  host.header = document.createElement('div');
  showDashboards(host, { ...defaults(), keep: 'off', dashboards }, edges());
  return host;
}

const tab = (host: FakeHost, name: string): HTMLElement | undefined =>
  [...(host.header?.querySelectorAll<HTMLElement>('.kumin-charts-tabs button') ?? [])].find(
    ({ textContent }) => textContent === name,
  );

beforeEach(() => {
  written = '';
  document.body.replaceChildren();
});

test('each dashboard of a list keeps what was chosen in it, and the address tells the one that is shown', async () => {
  written = JSON.stringify({ d: 'a', c: { s1: ['w道路'] } });
  const host = started(boards);
  document.body.append(host.header ?? '');
  await host.fire('index.show');
  tab(host, '年度')?.click();
  expect(JSON.parse(written)).toEqual({ d: 'b' });
  expect(document.activeElement?.textContent).toBe('年度');
  tab(host, '状況')?.click();
  expect(JSON.parse(written)).toEqual({ d: 'a', c: { s1: ['w道路'] } });
});

describe('on a record', () => {
  const placed = boards.map((board) => ({
    ...board,
    places: { lists: 'none' as const, space: 'here', matches: [] },
  }));

  test('several stand in one space; another record ends them all', async () => {
    const ended = jest.spyOn(DashboardScreen.prototype, 'destroy');
    const host = started(placed);
    host.spaces = { here: document.createElement('div') };
    await host.fire('detail.show');
    expect(host.spaces['here']?.querySelectorAll('.kumin-dashboard')).toHaveLength(2);
    await host.fire('detail.show');
    expect(ended).toHaveBeenCalledTimes(2);
    expect(host.spaces['here']?.querySelectorAll('.kumin-dashboard')).toHaveLength(2);
    ended.mockRestore();
  });

  test('what was begun for a record that was left stands nowhere', async () => {
    const host = started(placed);
    host.spaces = { here: document.createElement('div') };
    const first = host.fire('detail.show');
    const second = host.fire('detail.show');
    await Promise.all([first, second]);
    expect(host.spaces['here']?.querySelectorAll('.kumin-dashboard')).toHaveLength(2);
  });

  test('a form that cannot be read is told in the space, and fails nothing else of the page', async () => {
    const host = started(placed);
    host.spaces = { here: document.createElement('div') };
    jest.spyOn(host, 'formFields').mockRejectedValue(new RequestError(500, 'X', 'broken'));
    await host.fire('detail.show');
    expect(host.spaces['here']?.querySelector('[role="status"]')?.textContent).not.toBe('');
  });

  test('of one source all that is to match does', () => {
    const match = { source: 'own', field: '分野', ofRecord: '分野' };
    const board = dashboard({
      places: {
        ...{ lists: 'none', space: 'here' },
        matches: [match, { ...match, field: '件名', ofRecord: '件名' }],
      },
    });
    const record = { 分野: { value: '道路' }, 件名: { value: '穴' } };
    const { own } = recordConditions(board, record, FIELDS);
    expect(own?.condition).toBe('分野 in ("道路") and 件名 in ("穴")');
    expect(own?.words).toContain('道路、');
  });
});
