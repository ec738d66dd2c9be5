/** Reads the area master once for a page. */
import type { FormField, Host, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { relatedFields } from '../related-apps';
import { readArea, type Area } from './find-area';

/** Records of one request; the ward has 33 areas. */
const MOST_AREAS = 500;

/**
 * A failure is not kept: the next call may reach kintone.
 * @param app number of the area master; null: the ward has none, and there are no areas
 */
export function areasOnce(host: Pick<Host, 'request'>, app: number | null): () => Promise<Area[]> {
  let areas: Promise<Area[]> | undefined;
  return () => {
    if (app === null) return Promise.resolve([]);
    areas ??= readAreas(host, app).catch((error: unknown) => {
      areas = undefined;
      throw error;
    });
    return areas;
  };
}

/** @throws RequestError */
async function readAreas(host: Pick<Host, 'request'>, app: number): Promise<Area[]> {
  const { properties } = await host.request<{ properties: Record<string, FormField> }>(
    'GET',
    'app/form/fields',
    { app },
  );
  const fields = relatedFields('areas', properties);
  const { area: name } = fields;
  if (name === undefined) return [];
  const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
    app,
    fields: Object.values(fields),
    query: `order by $id asc limit ${MOST_AREAS}`,
  });
  const text = (record: KintoneRecord, code: string | undefined): string =>
    code === undefined ? '' : textOf(record[code]);
  return records
    .map((record) => ({
      area: text(record, name).trim(),
      towns: text(record, fields.towns),
      primarySchools: text(record, fields.primarySchools),
      juniorHighSchools: text(record, fields.juniorHighSchools),
      address: text(record, fields.address),
    }))
    .filter(({ area }) => area !== '')
    .map(readArea);
}
