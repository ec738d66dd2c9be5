/** Reading and writing the graphs of an app's settings, those that 「アプリを更新」 puts into effect. */
import { reportsInOrder, type Report, type ReportDefinition } from '../../reports/types';
import { rest } from '../api/rest';
import { definitionOf } from './draft';

const PATH = '/k/v1/preview/app/reports.json';

/** A graph as it is to be written. The service gives ids and places. */
export interface WrittenReport {
  /** The name it is known by so far; its new one for a new graph. */
  key: string;
  report: ReportDefinition & { name: string };
}

/** @throws RestError */
export async function loadReports(app: string): Promise<Report[]> {
  const { reports } = await rest<{
    reports: Record<string, Omit<Report, 'groups'> & Partial<Report>>;
  }>('GET', PATH, { app });
  // A graph without groups has no such member there.
  const whole = Object.entries(reports).map(([name, report]): [string, Report] => [
    name,
    { ...report, groups: report.groups ?? [] },
  ]);
  return reportsInOrder(Object.fromEntries(whole));
}

/** Its periodic report is not named, and so stays as it is. */
export function written(report: Report): WrittenReport {
  return { key: report.name, report: { name: report.name, ...definitionOf(report) } };
}

/** All of them, in their order: one left out is deleted. @throws RestError */
export async function saveReports(app: string, reports: WrittenReport[]): Promise<void> {
  await rest('PUT', PATH, {
    app,
    reports: Object.fromEntries(
      reports.map(({ key, report }, index) => [key, { ...report, index: String(index) }]),
    ),
  });
}
