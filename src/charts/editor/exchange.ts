/**
 * Dashboards out to a file and in from one, to another app as well: JSON with a version. What comes in gets ids of
 * its own, and the fields that this app lacks are listed, so that whoever takes it over knows what to mend.
 */
import * as v from 'valibot';
import type { Dashboard } from '../definition';
import { codesOf } from '../fields-used';
import { dashboardSchema } from '../schema';
import { withOwnIds } from './draft';
import { askedField, type SourceFields } from './fields';
import { freshId } from './ids';

const KIND = 'kumin-dashboards';
/** Of the file's form. Raise it when an older plugin would misread a newer file. */
export const FILE_VERSION = 1;

export type Fault =
  | { code: 'noJson' }
  | { code: 'otherFile' }
  | { code: 'newer'; version: number }
  | { code: 'empty' }
  /** The part of a dashboard that does not fit: `charts`, 2, `look`, `type`. */
  | { code: 'part'; dashboard: string; at: (string | number)[] };

export type Exchanged =
  | { dashboards: Dashboard[]; missing: { dashboard: string; fields: string[] }[] }
  | { fault: Fault };

/** For a file that people may read and compare. */
export function dashboardsFile(dashboards: readonly Dashboard[]): string {
  return `${JSON.stringify({ kind: KIND, version: FILE_VERSION, dashboards }, null, 2)}\n`;
}

const fileSchema = v.object({
  kind: v.literal(KIND),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  dashboards: v.array(v.unknown()),
});

/**
 * @param taken ids of the dashboards that are there
 * @param own fields of this app
 */
export function readDashboardsFile(
  text: string,
  taken: readonly string[],
  own: SourceFields,
  random?: () => number,
): Exchanged {
  let json: unknown;
  try {
    // A file saved by an editor of Windows begins with a byte order mark.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { fault: { code: 'noJson' } };
  }
  const file = v.safeParse(fileSchema, json);
  if (!file.success) return { fault: { code: 'otherFile' } };
  const { version, dashboards } = file.output;
  if (version > FILE_VERSION) return { fault: { code: 'newer', version } };
  if (dashboards.length === 0) return { fault: { code: 'empty' } };
  const known = new Set(taken);
  const read: Dashboard[] = [];
  for (const written of dashboards) {
    const parsed = v.safeParse(dashboardSchema, written);
    if (!parsed.success) return { fault: partFault(written, parsed.issues[0]) };
    const dashboard = withOwnIds(parsed.output, random);
    const id = known.has(dashboard.id) ? freshId(known, random) : dashboard.id;
    known.add(id);
    read.push({ ...dashboard, id });
  }
  return { dashboards: read, missing: read.flatMap((dashboard) => missingIn(dashboard, own)) };
}

function partFault(written: unknown, issue: v.BaseIssue<unknown>): Fault {
  const title =
    typeof written === 'object' && written !== null && 'title' in written
      ? String(written.title)
      : '';
  const at = (issue.path ?? []).flatMap(({ key }) =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  );
  return { code: 'part', dashboard: title, at };
}

/** Field codes that the dashboard asks this app for and the form lacks. */
function missingIn(
  dashboard: Dashboard,
  own: SourceFields,
): { dashboard: string; fields: string[] }[] {
  const ownSources = new Set(
    dashboard.sources.filter(({ app }) => app === null).map(({ id }) => id),
  );
  const codes = [
    ...dashboard.charts
      .filter(({ source }) => ownSources.has(source))
      .flatMap((chart) => [...(chart.rows === '' ? [] : [chart.rows]), ...codesOf(chart)]),
    ...dashboard.slicers.flatMap(({ fields }) =>
      Object.entries(fields).flatMap(([source, code]) => (ownSources.has(source) ? [code] : [])),
    ),
    ...dashboard.places.matches.map(({ ofRecord }) => ofRecord),
  ];
  const fields = [...new Set(codes)].filter(
    // A joined app's fields are that app's.
    (code) => !code.includes('.') && own[code] === undefined && !askedField(own, code),
  );
  return fields.length > 0 ? [{ dashboard: dashboard.title, fields }] : [];
}
