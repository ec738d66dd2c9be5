/**
 * Figures of graphs, for pages only: the real service has no REST for them.
 *
 *   GET  /k/internal/report.json  { app, report: id, query? }  → a saved graph
 *   POST /k/internal/report.json  { app, settings, query? }    → one made on the fly, not saved
 *
 * Both answer a ComputedReport (reports/types.ts); `query` is a condition beside the graph's own.
 */
import { liveFor } from '../../apps/store';
import type { AppDefinition } from '../../apps/definition';
import type { Context } from '../../context';
import { KintoneError } from '../../errors';
import { computeReport } from '../../reports/compute';
import { readDefinition, reportsOf } from '../../reports/settings';
import { objectOf, optionalText, type Params, textParam } from '../params';
import type { Route } from '../route';

export const reportRoutes: Route[] = [
  { method: 'GET', path: '/k/internal/report.json', handle: saved },
  { method: 'POST', path: '/k/internal/report.json', handle: made },
];

function saved(context: Context, params: Params): unknown {
  const app = liveFor(context, params);
  const report = reportNamed(app, textParam(params, 'report'));
  return computeReport(context, app, report, optionalText(params, 'query'));
}

function made(context: Context, params: Params): unknown {
  const app = liveFor(context, params);
  const definition = readDefinition(context, app, objectOf(params['settings'], 'settings'), '');
  return computeReport(context, app, definition, optionalText(params, 'query'));
}

function reportNamed(app: AppDefinition, id: string) {
  const report = reportsOf(app).find((candidate) => candidate.id === id);
  if (report) return report;
  throw new KintoneError(404, 'GAIA_RP01', {
    ja: `指定したグラフ（id: ${id}）が見つかりません。`,
    en: `The specified graph (ID: ${id}) is not found.`,
  });
}
