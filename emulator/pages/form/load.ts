/** Reads what a record screen needs: form, layout, settings, process, the record and what the user may do with it. */
import type {
  AppSettings,
  FieldProperty,
  LayoutRow,
  ProcessManagement,
} from '../../apps/definition';
import type { Boot } from '../boot';
import { rest, RestError } from '../api';
import type { RecordValues } from '../api';

export interface AppForm {
  appId: number;
  fields: Record<string, FieldProperty>;
  layout: LayoutRow[];
  settings: AppSettings;
  process: ProcessManagement;
  /** Codes of fields that this user may view and not write; absent while no record is opened. */
  locked?: ReadonlySet<string>;
}

/** @throws RestError */
export async function loadForm(boot: Boot): Promise<AppForm> {
  const appId = Number(boot.app?.id);
  const ask = { app: appId, lang: 'user' };
  const [{ properties }, { layout }, settings, process] = await Promise.all([
    rest<{ properties: Record<string, FieldProperty> }>('GET', '/k/v1/app/form/fields.json', ask),
    rest<{ layout: LayoutRow[] }>('GET', '/k/v1/app/form/layout.json', { app: appId }),
    rest<AppSettings>('GET', '/k/v1/app/settings.json', ask),
    rest<ProcessManagement>('GET', '/k/v1/app/status.json', ask),
  ]);
  return { appId, fields: properties, layout, settings, process };
}

/** @throws RestError GAIA_RE01 when there is no such record */
export async function loadRecord(appId: number, recordId: number): Promise<RecordValues> {
  const { record } = await rest<{ record: RecordValues }>('GET', '/k/v1/record.json', {
    app: appId,
    id: recordId,
  });
  return record;
}

/**
 * The records before and after this one in the list's order (newest first), within the list's condition.
 * @param condition kintone query without order by; '' for all records
 */
export async function loadNeighbours(
  appId: number,
  recordId: number,
  condition: string,
): Promise<{ previous: number | null; next: number | null }> {
  const nearest = async (side: string, order: string): Promise<number | null> => {
    const within = condition === '' ? '' : ` and (${condition})`;
    const query = `$id ${side} ${recordId}${within} order by $id ${order} limit 1`;
    const { records } = await rest<{ records: { $id: { value: string } }[] }>(
      'GET',
      '/k/v1/records.json',
      { app: appId, query, fields: ['$id'] },
    );
    return records[0] ? Number(records[0].$id.value) : null;
  };
  try {
    const [previous, next] = await Promise.all([nearest('>', 'asc'), nearest('<', 'desc')]);
    return { previous, next };
  } catch (error) {
    // The condition comes from the address: a hand-written one that is no query only costs the pager.
    if (error instanceof RestError) return { previous: null, next: null };
    throw error;
  }
}
