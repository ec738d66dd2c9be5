/**
 * Charts over the newest records of the app, drawn as the dashboard draws them. One request for each source: whoever
 * edits a chart of an app of 300,000 records does not wait for all of them, and is told so.
 */
import { epochDay } from '../../calendar/epoch-day';
import { instantOf, todayIn } from '../../calendar/instant';
import { officeDays, type OwnDays } from '../../calendar/office-days';
import { draw, type Drawing } from '../../drawing/draw';
import type { ConfigHost, FormField, KintoneRecord } from '../../kintone/host';
import { tableOf, type TableFields } from '../../records/columns';
import { PAGE_SIZE } from '../../records/paging';
import type { RecordTable } from '../../records/table';
import { el, fill } from '../../ui/dom';
import { defineMessages } from '../../ui/messages';
import { answersOf, type Answered } from '../answers';
import type { Loaded } from '../data';
import type { Chart, Dashboard, Source } from '../definition';
import { faultView } from '../fault-view';
import { tableFields } from '../fields-used';
import { flat, type SourceData } from '../source-data';
import { initialState } from '../state';
import { askedFields, howsOf } from './fields';
import type { Preview } from './preview';

const text = defineMessages({
  ja: {
    reading: 'レコードを読んでいます…',
    empty: '条件に合うレコードが、まだありません。',
    newest: (count: number) => `新しい ${count}件で描いています。`,
  },
  en: {
    reading: 'Reading records…',
    empty: 'No record meets the condition yet.',
    newest: (count: number) => `Drawn from the newest ${count} records.`,
  },
});

interface Sample {
  table: RecordTable;
  fields: Record<string, FormField>;
  /** There are more records than were read. */
  more: boolean;
}

type Read = Loaded & { more: boolean };

/** @param own the office's days as they are in the settings now */
export function livePreview(
  host: Pick<ConfigHost, 'request' | 'appId' | 'user'>,
  own: () => OwnDays,
): Preview {
  const samples = new Map<string, Promise<Sample>>();
  const reads = new Map<string, Promise<Read>>();

  /** Asked once while the editor is open; a failure is asked again. */
  function once<Value>(
    known: Map<string, Promise<Value>>,
    key: unknown,
    ask: () => Promise<Value>,
  ): Promise<Value> {
    const name = JSON.stringify(key);
    const found = known.get(name);
    if (found) return found;
    const asked = ask();
    known.set(name, asked);
    asked.catch(() => known.delete(name));
    return asked;
  }

  const sample = (app: number, condition: string): Promise<Sample> =>
    once(samples, [app, condition], () => sampleOf(host, app, condition));

  const sourceRead = (source: Source): Promise<Read> =>
    once(reads, [source.id, source.app, source.condition, source.joins], async () => {
      const app = source.app ?? host.appId;
      const main = await sample(app, source.condition);
      const joined = await Promise.all(
        // An app whose number is still being typed joins nothing yet.
        source.joins
          .filter(({ app: other }) => other > 0)
          .map(async (join) => ({ join, ...(await sample(join.app, '')) })),
      );
      const fields = flat(main.fields);
      for (const { join, fields: others } of joined) {
        for (const [code, field] of Object.entries(others))
          fields[`${join.prefix}.${code}`] = field;
      }
      const data: SourceData = {
        source,
        app,
        name: source.name,
        fields,
        table: main.table,
        joined,
        unjoined: [],
        condition: source.condition,
        asOf: instantOf(new Date()),
        filters: [],
      };
      return {
        data: new Map([[source.id, data]]),
        faults: new Map(),
        requests: 0,
        partial: false,
        more: main.more,
      };
    });

  const failed = (source: Source, error: unknown): Read => ({
    data: new Map(),
    faults: new Map([[source.id, { source, error }]]),
    requests: 0,
    partial: false,
    more: false,
  });

  return {
    show(box, dashboard, chart, signal) {
      const source = dashboard.sources.find(({ id }) => id === chart.source);
      if (!source) return;
      const again = (): void => this.show(box, dashboard, chart, signal);
      if (box.childElementCount === 0)
        fill(box, el('p', { class: 'kumin-ce-said' }, text().reading));
      void sourceRead(source)
        .catch((error: unknown) => failed(source, error))
        .then((read) => {
          if (signal.aborted) return;
          const now = {
            zone: host.user.timezone,
            today: epochDay(todayIn(host.user.timezone, new Date())),
            officeDays: officeDays(own()),
            era: dashboard.era,
          };
          // Nobody has chosen anything yet: slicers stand open.
          const alone: Dashboard = { ...dashboard, slicers: [], charts: [chart] };
          const [answered] = answersOf(alone, [chart], read, initialState(alone), now);
          const drawing = answered && drawn(box, answered, chart, read.more, again);
          signal.addEventListener('abort', () => drawing?.destroy());
        });
    },
  };
}

function drawn(
  box: HTMLElement,
  answered: Answered,
  chart: Chart,
  more: boolean,
  again: () => void,
): Drawing | undefined {
  if ('fault' in answered) {
    fill(box, faultView(answered.fault, again));
    return undefined;
  }
  if ('waiting' in answered) return undefined;
  const { figure, basis } = answered.answer;
  if (basis.counted.rows === 0 && basis.leftOut === 0) {
    fill(box, el('p', { class: 'kumin-ce-said' }, text().empty));
    return undefined;
  }
  const drawing = draw(figure, chart.look, { chosen: null, choose: () => undefined });
  fill(box, [
    drawing.element,
    more && el('p', { class: 'kumin-ce-said' }, text().newest(PAGE_SIZE)),
  ]);
  return drawing;
}

/** The newest records with every field that a chart may ask for; long texts stay where they are. */
async function sampleOf(
  host: Pick<ConfigHost, 'request'>,
  app: number,
  condition: string,
): Promise<Sample> {
  const { properties } = await host.request<{ properties: Record<string, FormField> }>(
    'GET',
    'app/form/fields',
    { app },
  );
  const asked = askedFields(properties).filter(({ field }) => howsOf(field).length > 0);
  const tables = Object.values(properties).filter(({ type }) => type === 'SUBTABLE');
  const fields: TableFields = tableFields(
    properties,
    asked.map(({ code }) => code),
    tables.map(({ code }) => code),
  );
  const { records, totalCount } = await host.request<{
    records: KintoneRecord[];
    totalCount: string | null;
  }>('GET', 'records', {
    app,
    fields: ['$id', ...Object.keys(fields)],
    query: `${condition} order by $id desc limit ${PAGE_SIZE}`.trim(),
    totalCount: true,
  });
  return {
    table: tableOf(records, fields),
    fields: { ...fields },
    more: Number(totalCount ?? 0) > records.length,
  };
}
