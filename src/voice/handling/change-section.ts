/**
 * 担当課を変える, from the record's page: the reason is asked, the field, the trace and the count are written, and where
 * the app has actions that lead back and out again, they run in the same request, so that the new section acts next.
 */
import type { BulkWrite, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { circumstances, type Handling } from './context';
import { text } from './messages';
import { changes, NOTHING_SAID, type Said } from './moves';
import type { Places } from './places';
import { aboutWords, question } from './process';
import { readProcess, wayToAnother, type ProcessRules } from './process-rules';
import { askStep } from './step-dialog';

/** @param typed kept while the page is open @throws RequestError when the app's process management cannot be read */
export async function changeSection(
  handling: Handling,
  record: KintoneRecord,
  where: Places,
  typed: { said: Said },
): Promise<void> {
  const { host, settings, edges } = handling;
  const status = where.status === undefined ? '' : textOf(record[where.status]);
  const none: ProcessRules = { actions: [], choosing: [] };
  const rules = where.status === undefined ? none : await readProcess(host);
  const way = wayToAnother(rules, status, settings.handling);
  const isWaiting = settings.handling.statuses.waiting.includes(status);
  const about = way
    ? [text().aboutChangeChain(way.back.name, way.send.name)]
    : status === '' || isWaiting
      ? []
      : [text().aboutChangeOnly];
  const said = await askStep({
    ...question(handling, where),
    ...{ step: 'change', title: text().change, about: [aboutWords('change'), ...about] },
    ...{ act: text().change, record, said: typed.said },
    typed: (now) => (typed.said = now),
    async run(now) {
      const at = circumstances(handling, { from: status, next: status });
      const base = { app: host.appId, id: textOf(record['$id']) };
      const revision = textOf(record['$revision']);
      const written = changes('change', record, where, now, at);
      const act = (action: string): BulkWrite => ({
        ...{ method: 'PUT', path: 'record/status', body: { ...base, action } },
      });
      await host.bulk([
        { method: 'PUT', path: 'record', body: { ...base, revision, record: written } },
        ...(way ? [act(way.back.name), act(way.send.name)] : []),
      ]);
    },
  });
  if (!said) return;
  typed.said = NOTHING_SAID;
  host.notify('success', text().done1);
  edges.reload();
}
