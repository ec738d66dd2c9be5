/** The voices made from one, as kintone has them: read by their origin, made and taken back in one request each. */
import { RequestError, type Host, type KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { explainFailure } from '../../ui/failure';
import type { Mapping } from '../form';
import { MOST_PIECES } from './split-records';

type Requests = Pick<Host, 'request' | 'appId'>;

export interface MadePiece {
  id: number;
  revision: number;
  title: string;
}

/** @param originField code of 元の声 @throws RequestError */
export async function piecesOf(
  host: Requests,
  mapping: Mapping,
  originField: string,
  originId: number,
): Promise<MadePiece[]> {
  const { title } = mapping;
  const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
    app: host.appId,
    fields: ['$id', '$revision', ...(title === undefined ? [] : [title])],
    query: `${originField} = "${originId}" order by $id asc limit ${MOST_PIECES}`,
  });
  return records.map((record) => ({
    id: Number(textOf(record['$id'])),
    revision: Number(textOf(record['$revision'])),
    title: title === undefined ? '' : textOf(record[title]),
  }));
}

export type Made = 'made' | 'made before' | 'unknown' | { refused: string };

/** @param keyField code of 送信キー, undefined where the form has none */
export async function makePieces(
  host: Requests,
  records: readonly object[],
  keyField: string | undefined,
): Promise<Made> {
  try {
    await host.request('POST', 'records', { app: host.appId, records });
    return 'made';
  } catch (error) {
    if (error instanceof RequestError) {
      const places = Object.keys(error.errors ?? {});
      const onlyKeys =
        keyField !== undefined &&
        places.length > 0 &&
        places.every((place) => place.endsWith(`.${keyField}.value`));
      if (error.code === 'CB_VA01' && onlyKeys) return 'made before';
      if (error.status === 0) return 'unknown';
    }
    return { refused: explainFailure(error) };
  }
}

/** Whether the split may be undone, and why not. */
export type Undoable = 'yes' | 'changed' | 'not allowed';

/** @throws RequestError */
export async function undoable(host: Requests, pieces: readonly MadePiece[]): Promise<Undoable> {
  if (pieces.some(({ revision }) => revision > 1)) return 'changed';
  const { rights } = await host.request<{ rights: { record: { deletable: boolean } }[] }>(
    'GET',
    'records/acl/evaluate',
    { app: host.appId, ids: pieces.map(({ id }) => id) },
  );
  return rights.every(({ record }) => record.deletable) ? 'yes' : 'not allowed';
}

/** Deletes all or none; one that was changed meanwhile keeps them all. @throws RequestError */
export async function undoSplit(host: Requests, pieces: readonly MadePiece[]): Promise<void> {
  await host.request('DELETE', 'records', {
    app: host.appId,
    ids: pieces.map(({ id }) => id),
    revisions: pieces.map(({ revision }) => revision),
  });
}
