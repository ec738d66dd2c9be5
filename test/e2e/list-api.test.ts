/** What `kintone.app` and `kintone.mobile.app` do with a list and a graph: the selector's choices, and the table's looks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder, root } from '../../scripts/paths';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, PHONE, visit, type Visit } from './support';

let kintone: Kintone;
let browser: Browser;
let pc: Visit;
let phone: Visit;
let app: string;
let views: Record<string, string>;
let graphs: Record<string, string>;

const idsOf = (all: Record<string, { id: string }>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).map(([name, { id }]) => [name, id]));

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  const { app: api, file, record } = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  app = (await api.addApp({ name: '期限のある仕事' })).app;
  const field = (type: string, code: string) => ({ type, code, label: code });
  await api.addFormFields({
    app,
    properties: {
      件名: field('SINGLE_LINE_TEXT', '件名'),
      期限日: field('DATE', '期限日'),
      連絡先: { ...field('LINK', '連絡先'), protocol: 'MAIL' },
    } as never,
  });
  const list = { type: 'LIST', fields: ['件名', '期限日', '連絡先'], filterCond: '', sort: '' };
  await api.updateViews({
    app,
    views: {
      すべての仕事: { ...list, name: 'すべての仕事', index: '0' },
      期限だけ: { ...list, name: '期限だけ', index: '1', fields: ['期限日'] },
      暦: { type: 'CALENDAR', name: '暦', index: '2', date: '期限日', title: '件名' },
    } as never,
  });
  const graph = {
    chartType: 'BAR',
    chartMode: 'NORMAL',
    groups: [{ code: '件名' }],
    aggregations: [{ type: 'COUNT' }],
    filterCond: '',
    sorts: [{ by: 'TOTAL', order: 'DESC' }],
  };
  await kintone.request('PUT', '/k/v1/preview/app/reports.json', {
    app,
    reports: {
      件名別: { ...graph, name: '件名別', index: '0' },
      内訳: { ...graph, name: '内訳', index: '1' },
    },
  });
  const data = readFileSync(join(root, 'test', 'fixtures', 'customizations', 'every-event.js'));
  const upload = async () => {
    const { fileKey } = await file.uploadFile({ file: { name: 'every-event.js', data } });
    return { js: [{ type: 'FILE' as const, file: { fileKey } }] };
  };
  await api.updateAppCustomize({ app, desktop: await upload(), mobile: await upload() });
  await api.deployApp({ apps: [{ app }] });
  await record.addRecords({
    app,
    records: ['見積書を送る', '現地を確かめる'].map((title, index) => ({
      件名: { value: title },
      期限日: { value: `2026-11-0${index + 1}` },
      連絡先: { value: 'shomu@example.jp' },
    })),
  });
  views = idsOf((await api.getViews({ app })).views as never);
  const { reports } = (await kintone.request('GET', '/k/v1/app/reports.json', { app })) as {
    reports: Record<string, { id: string }>;
  };
  graphs = idsOf(reports);
  browser = await launchBrowser();
  const { username: code, password } = ADMINISTRATOR;
  pc = await visit(browser, kintone.url, { code, password, path: '/k/' });
  phone = await visit(browser, kintone.url, { code, password, path: '/k/m/', screen: PHONE });
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

afterEach(async () => {
  for (const { page, pageErrors } of [pc, phone]) {
    await page.evaluate(() => sessionStorage.clear());
    expect(pageErrors).toEqual([]);
  }
});

/** Runs code with the page's `kintone`; a rejection becomes `{ error }`. */
function ask({ page }: Visit, code: string): Promise<unknown> {
  return page.evaluate(
    (body) =>
      (new Function(`return (async () => { ${body} })()`)() as Promise<unknown>).catch(
        (error: unknown) => ({ error: String(error) }),
      ),
    code,
  );
}

async function openList({ page }: Visit, view = 'すべての仕事'): Promise<void> {
  const home = page === phone.page ? '/k/m' : '/k';
  await page.goto(`${kintone.url}${home}/${app}/?view=${views[view]}`);
  await page.locator('.list-page[aria-busy="false"]').waitFor();
}

async function openGraph({ page }: Visit): Promise<void> {
  const home = page === phone.page ? '/k/m' : '/k';
  await page.goto(`${kintone.url}${home}/${app}/report?report=${graphs['件名別']}`);
  await page.locator('.report-table').waitFor();
}

const choices = ({ page }: Visit): Promise<string[]> =>
  page.locator('.list-view option').allInnerTexts();

/** The computed style of the first element of a selector. */
const css = (page: Page, selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

/** Asks until the answer is the wanted one; a failure shows the last. */
async function soon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  const end = Date.now() + 8000;
  let found = await read();
  while (JSON.stringify(found) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((passed) => setTimeout(passed, 50));
    found = await read();
  }
  expect(found).toEqual(wanted);
}

describe('the choices of the selector', () => {
  test('of graphs are hidden and told on the list of a PC, and a graph that is none is refused', async () => {
    await openList(pc);
    const id = graphs['内訳'] ?? '';
    await ask(pc, `await kintone.app.showReportSelectorItems({ ${id}: 'HIDDEN' })`);
    expect(await choices(pc)).toEqual([
      ...['すべての仕事', '期限だけ', '暦', '（すべて）', '件名別'],
    ]);
    expect(await ask(pc, 'return kintone.app.getReportSelectorItemsDisplayState()')).toEqual({
      [graphs['件名別'] ?? '']: 'VISIBLE',
      [id]: 'HIDDEN',
    });
    for (const wrong of [`{ ${id}: 'SHOWN' }`, `{ 999: 'HIDDEN' }`, 'null', `'HIDDEN'`]) {
      const answer = await ask(pc, `return kintone.app.showReportSelectorItems(${wrong})`);
      expect(answer).toHaveProperty('error', expect.stringContaining('TypeError'));
    }
    await ask(pc, `await kintone.app.showReportSelectorItems({ ${id}: 'VISIBLE' })`);
    expect(await choices(pc)).toContain('内訳');
  });

  test('of views and graphs are hidden on the graph of a PC, as its handler asks', async () => {
    await openList(pc);
    await pc.page.evaluate(
      ([view, graph]) =>
        sessionStorage.setItem(
          'rule app.report.show',
          `kintone.app.showViewSelectorItems({ ${view}: 'HIDDEN' });
           kintone.app.showReportSelectorItems({ ${graph}: 'HIDDEN' });`,
        ),
      [views['暦'], graphs['内訳']],
    );
    await openGraph(pc);
    await soon(() => choices(pc), ['すべての仕事', '期限だけ', '（すべて）', '件名別']);
    await ask(pc, "await kintone.app.showViewAndReportSelector('HIDDEN')");
    expect(await pc.page.locator('.list-view').isVisible()).toBe(false);
  });

  test('on a phone belong to the graph for graphs, to the list for views', async () => {
    await openList(phone);
    const mobile = 'kintone.mobile.app';
    for (const call of [
      'getReportSelectorItemsDisplayState()',
      'showReportSelectorItems({})',
      "showReportSelector('HIDDEN')",
      'getReportSelectorDisplayState()',
    ]) {
      const answer = await ask(phone, `return ${mobile}.${call}`);
      expect(answer).toHaveProperty(
        'error',
        expect.stringContaining(`${mobile}.${call.split('(')[0]}`),
      );
    }
    await openGraph(phone);
    const id = graphs['内訳'] ?? '';
    await ask(phone, `await ${mobile}.showReportSelectorItems({ ${id}: 'HIDDEN' })`);
    expect(await choices(phone)).not.toContain('内訳');
    expect(await ask(phone, `return ${mobile}.getReportSelectorItemsDisplayState()`)).toMatchObject(
      {
        [id]: 'HIDDEN',
      },
    );
    expect(await ask(phone, `return ${mobile}.getReportSelectorDisplayState()`)).toBe('VISIBLE');
    await ask(phone, `await ${mobile}.showReportSelector('HIDDEN')`);
    expect(await phone.page.locator('.list-view').isVisible()).toBe(false);
    expect(await ask(phone, `return ${mobile}.getReportSelectorDisplayState()`)).toBe('HIDDEN');
    expect(await ask(phone, `return ${mobile}.showReportSelector('OPEN')`)).toHaveProperty('error');
    for (const call of ["showViewSelector('HIDDEN')", 'getViewSelectorItemsDisplayState()']) {
      expect(await ask(phone, `return ${mobile}.${call}`)).toHaveProperty('error');
    }
  });
});

describe('the looks of a table view', () => {
  const CELL = '[data-field="期限日"]';

  test('are drawn for a head, a cell, and the columns of buttons', async () => {
    await openList(pc);
    await ask(
      pc,
      `await kintone.app.setRecordListStyle({
        header: [
          { column: '期限日', content: { color: '#ffff00' }, background: { backgroundColor: '#800000' } },
        ],
        body: [{ recordId: '1', style: [
          { column: '期限日', background: { backgroundColor: '#ffeeee' },
            content: { color: '#cc0000', fontWeight: 'bold', textDecoration: 'underline',
              backgroundColor: '#ffffff', borderColor: '#0000cc' } },
          { column: '連絡先', content: { color: '#cc0000', textDecoration: 'none' } },
          { columnType: 'ACTION', column: 'OPEN_DETAIL', content: { color: '#cc0000' } },
          { columnType: 'ACTION', column: 'RECORD_ACTIONS', background: { backgroundColor: '#ffeeee' } },
        ] }],
      })`,
    );
    const { page } = pc;
    const head = '.list-table th:nth-child(3)';
    expect(await css(page, head, 'background-color')).toBe('rgb(128, 0, 0)');
    expect(await css(page, `${head} .list-label`, 'color')).toBe('rgb(255, 255, 0)');
    const own = `tr[data-record="1"] ${CELL}`;
    expect(await css(page, own, 'background-color')).toBe('rgb(255, 238, 238)');
    expect(await css(page, `${own} .field-value`, 'color')).toBe('rgb(204, 0, 0)');
    expect(await css(page, `${own} .field-value`, 'font-weight')).toBe('700');
    expect(await css(page, `${own} .field-value`, 'text-decoration-line')).toBe('underline');
    expect(await css(page, `${own} .field-value`, 'background-color')).toBe('rgb(255, 255, 255)');
    expect(await css(page, `${own} .field-value`, 'border-top-color')).toBe('rgb(0, 0, 204)');
    const link = 'tr[data-record="1"] [data-field="連絡先"] a';
    expect(await css(page, link, 'color')).toBe('rgb(204, 0, 0)');
    expect(await css(page, link, 'text-decoration-line')).toBe('none');
    expect(await css(page, 'tr[data-record="1"] .list-open a', 'color')).toBe('rgb(204, 0, 0)');
    expect(await css(page, 'tr[data-record="1"] td.list-actions', 'background-color')).toBe(
      'rgb(255, 238, 238)',
    );
    expect(await css(page, `tr[data-record="2"] ${CELL} .field-value`, 'color')).not.toBe(
      'rgb(204, 0, 0)',
    );
  });

  test('are told as set, stay while a row is edited, and are undone by DEFAULT', async () => {
    await openList(pc);
    const style = `[{ column: '期限日', content: { color: '#cc0000' } }]`;
    await ask(
      pc,
      `await kintone.app.setRecordListStyle({ body: [{ recordId: '1', style: ${style} }] })`,
    );
    const told = (await ask(pc, 'return kintone.app.getRecordListStyle()')) as {
      header: { column: string }[];
      body: { recordId: string; style: { column: string; content: { color: string } }[] }[];
    };
    expect(told.header.map(({ column }) => column)).toEqual([
      ...['OPEN_DETAIL', '件名', '期限日', '連絡先', 'RECORD_ACTIONS'],
    ]);
    expect(told.body.map(({ recordId }) => recordId)).toEqual(['2', '1']);
    expect(told.body[1]?.style[2]).toEqual({
      columnType: 'FIELD',
      column: '期限日',
      content: {
        ...{ color: '#cc0000', backgroundColor: 'DEFAULT', borderColor: 'DEFAULT' },
        ...{ fontWeight: 'DEFAULT', textDecoration: 'DEFAULT' },
      },
      background: { backgroundColor: 'DEFAULT' },
    });
    const value = `tr[data-record="1"] ${CELL} .field-value`;
    await pc.page.locator('tr[data-record="2"] .list-pencil').click();
    await pc.page.locator('.list-cancel').click();
    expect(await css(pc.page, value, 'color')).toBe('rgb(204, 0, 0)');
    await ask(pc, "await kintone.app.setRecordListStyle('DEFAULT')");
    expect(await css(pc.page, value, 'color')).not.toBe('rgb(204, 0, 0)');
  });

  test('set by the show handler come again with the next showing', async () => {
    await openList(pc);
    await pc.page.evaluate(() =>
      sessionStorage.setItem(
        'rule app.record.index.show',
        `return kintone.app.setRecordListStyle({ body: [{ recordId: event.records[0].$id.value,
          style: [{ column: '期限日', content: { color: '#cc0000' } }] }] }).then(() => event)`,
      ),
    );
    await openList(pc);
    const value = (id: number): string => `tr[data-record="${id}"] ${CELL} .field-value`;
    await soon(() => css(pc.page, value(2), 'color'), 'rgb(204, 0, 0)');
    await pc.page.getByRole('button', { name: /期限日/ }).click();
    await soon(() => css(pc.page, value(1), 'color'), 'rgb(204, 0, 0)');
    expect(await css(pc.page, value(2), 'color')).not.toBe('rgb(204, 0, 0)');
  });

  test('are refused for a column or record that is not there, and on a list that is no table', async () => {
    await openList(pc, '期限だけ');
    for (const wrong of [
      `{ header: [{ column: '件名', content: { color: '#cc0000' } }] }`,
      `{ body: [{ recordId: '99', style: 'DEFAULT' }] }`,
      `{ header: [{ column: '期限日', content: { color: 'red' } }] }`,
      `undefined`,
    ]) {
      const answer = await ask(pc, `return kintone.app.setRecordListStyle(${wrong})`);
      expect(answer).toHaveProperty('error', expect.stringContaining('TypeError'));
    }
    await openList(pc, '暦');
    for (const call of ["setRecordListStyle('DEFAULT')", 'getRecordListStyle()']) {
      expect(await ask(pc, `return kintone.app.${call}`)).toHaveProperty('error');
    }
  });

  test('on a phone colour the cards, which have no columns of buttons', async () => {
    await openList(phone);
    const { page } = phone;
    await ask(
      phone,
      `await kintone.mobile.app.setRecordListStyle({
        header: [{ column: '期限日', content: { color: '#0000cc' } }],
        body: [{ recordId: '1', style: [{ column: '期限日', content: { color: '#cc0000' },
          background: { backgroundColor: '#ffeeee' } }] }] })`,
    );
    const card = '.m-card:nth-child(2)';
    expect(await css(page, `${card} ${CELL} .field-value`, 'color')).toBe('rgb(204, 0, 0)');
    expect(await css(page, `${card} ${CELL}`, 'background-color')).toBe('rgb(255, 238, 238)');
    expect(await css(page, `${card} .m-pair:nth-child(2) .list-label`, 'color')).toBe(
      'rgb(0, 0, 204)',
    );
    const told = (await ask(phone, 'return kintone.mobile.app.getRecordListStyle()')) as {
      header: { column: string }[];
    };
    expect(told.header.map(({ column }) => column)).toEqual(['件名', '期限日', '連絡先']);
    expect(await ask(phone, "return kintone.app.setRecordListStyle('DEFAULT')")).toHaveProperty(
      'error',
    );
  });
});
