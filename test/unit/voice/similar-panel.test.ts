/** @jest-environment jsdom */
import { TextDecoder as Decoder, TextEncoder as Encoder } from 'node:util';
import type { FormField, KintoneRecord } from '../../../src/kintone/host';
import { RequestError } from '../../../src/kintone/host';
import { PastVoices } from '../../../src/voice/past-voices';
import { SimilarPanel } from '../../../src/voice/similar-panel';
import { FakeApp } from '../engine/fake-app';
import { FakeHost } from '../fake-host';
import { MapKeep } from './map-keep';
import { settings } from './sample';

// jsdom has neither, though every browser has both.
globalThis.TextEncoder ??= Encoder;
globalThis.TextDecoder ??= Decoder as typeof TextDecoder;

const fields: Record<string, FormField> = Object.fromEntries(
  ['件名', '内容'].map((code) => [code, { code, type: 'MULTI_LINE_TEXT', label: code }]),
);
const own = settings({ fields: { title: '件名', body: '内容' } });
const said = (body: string): KintoneRecord => ({
  件名: { type: 'MULTI_LINE_TEXT', value: '' },
  内容: { type: 'MULTI_LINE_TEXT', value: body },
});

let app: FakeApp;
let lines: string[];

beforeEach(() => {
  app = new FakeApp();
  app.properties = fields;
  app.add(said('駅前の駐輪場が狭い。'), '2026-05-01T00:00:00Z');
  // Far away: made ready before the older one.
  app.nextId = 50_000;
  app.add(said('駐輪場の料金が高い。'), '2026-05-01T00:00:00Z');
  lines = [];
});

function panelOf(): SimilarPanel {
  const host = new FakeHost();
  host.fields = fields;
  const source = { host: app, keep: new MapKeep(), unfinished: new Map(), app: 7 };
  const past = new PastVoices(source, own.fields, own.similar);
  const panel = new SimilarPanel(
    host,
    own,
    past,
    {
      id: undefined,
      read: () => said('駐輪場のこと'),
      change: () => undefined,
      may: { link: false, draft: false, suggest: false },
      afterLink: '',
    },
    new AbortController().signal,
  );
  document.body.replaceChildren(panel.view.element);
  const status = panel.view.element.querySelector('[role=status]');
  new MutationObserver(() => lines.push(status?.textContent ?? '')).observe(panel.view.element, {
    ...{ childList: true, subtree: true, characterData: true },
  });
  return panel;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 200; tries > 0 && !isSo(); tries -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(lines.at(-1)).toBeDefined();
}

test('what is ready is shown at once, and that the rest is on its way is said in words', async () => {
  panelOf().look();
  await until(() => lines.at(-1) === '2件の声から、似た声を2件見つけました。');
  expect(lines).toContain('過去の声を読んでいます…');
  expect(lines.join('\n')).toMatch(/過去の声を、新しいものから順に調べています… 1／2/);
  expect(lines.at(-1)).toBe('2件の声から、似た声を2件見つけました。');
});

test('where it cannot be read, why is told until it is tried again', async () => {
  const panel = panelOf();
  app.onRequest = () => {
    throw new RequestError(503, 'CB_ERR', 'busy');
  };
  panel.look();
  await until(() => panel.view.element.querySelector('[role=status] button') !== null);
  panel.look();
  const retry = panel.view.element.querySelector<HTMLButtonElement>('[role=status] button');
  expect(retry?.textContent).toBe('もう一度試す');
  app.onRequest = () => undefined;
  retry?.click();
  await until(() => lines.at(-1) === '2件の声から、似た声を2件見つけました。');
  expect(lines.at(-1)).toBe('2件の声から、似た声を2件見つけました。');
});
