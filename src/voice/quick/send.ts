/** Sends a voice to kintone, once: what is not known to have arrived may be sent again under the same key. */
import { RequestError, type Host } from '../../kintone/host';
import { explainFailure } from '../../ui/failure';
import type { Outbox, Unsent } from './outbox';

export type Sent =
  | { outcome: 'saved'; id: number }
  /** An earlier try had arrived. */
  | { outcome: 'saved before' }
  /** kintone was not reached, or could not take it for the moment. */
  | { outcome: 'waits'; words: string }
  | { outcome: 'refused'; words: string };

/** Keys on their way from this page: what is sent by the card is not sent by the list at the same time. */
const underway = new Set<string>();

/** @param keyField code of the field that takes no value twice; undefined where the form has none: it is sent without */
export async function send(
  host: Pick<Host, 'request' | 'appId'>,
  { key, record }: Unsent,
  keyField: string | undefined,
): Promise<Sent> {
  underway.add(key);
  try {
    const { id } = await host.request<{ id: string }>('POST', 'record', {
      app: host.appId,
      record: keyField === undefined ? record : { ...record, [keyField]: { value: key } },
    });
    return { outcome: 'saved', id: Number(id) };
  } catch (error) {
    if (isKnown(error, keyField)) return { outcome: 'saved before' };
    return { outcome: mayPass(error) ? 'waits' : 'refused', words: explainFailure(error) };
  } finally {
    underway.delete(key);
  }
}

/** Sends all that waits, the oldest first, until kintone cannot be reached. @returns how many arrived */
export async function sendAll(
  host: Pick<Host, 'request' | 'appId'>,
  outbox: Outbox,
  keyField: string,
): Promise<number> {
  let arrived = 0;
  for (const unsent of outbox.all().filter(({ refused }) => refused === undefined)) {
    if (underway.has(unsent.key)) continue;
    const sent = await send(host, unsent, keyField);
    if (sent.outcome === 'waits') break;
    if (sent.outcome === 'refused') outbox.put({ ...unsent, refused: sent.words });
    else {
      outbox.remove(unsent.key);
      arrived += 1;
    }
  }
  return arrived;
}

/** kintone refuses a value that another record has, and the key is in no other voice. */
function isKnown(error: unknown, keyField: string | undefined): boolean {
  if (!(error instanceof RequestError) || error.code !== 'CB_VA01' || !keyField) return false;
  const fields = Object.keys(error.errors ?? {});
  return fields.length === 1 && fields[0] === `record.${keyField}.value`;
}

/** Signed out, too: the voice waits for the next sign-in. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false;
  const { status } = error;
  return status === 0 || status === 401 || status === 429 || status >= 500;
}
