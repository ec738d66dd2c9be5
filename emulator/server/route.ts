/**
 * One endpoint. A handler is a plain synchronous function of context and parameters, so that bulkRequest
 * can run twenty of them in one transaction and a test can call it without HTTP.
 */
import type { Context } from '../context';

export type Params = Record<string, unknown>;
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A handler's answer that is not JSON (a downloaded file). */
export class Binary {
  constructor(
    readonly body: Uint8Array,
    readonly contentType: string,
    readonly fileName: string,
  ) {}
}

export interface Route {
  method: Method;
  /** Path below `/k/v1/` (or `/k/guest/N/v1/`), e.g. `record.json`, `preview/app/views.json`; one that starts with `/` is absolute. */
  path: string;
  /** Query-string or JSON parameters, not yet checked: `app` may be "1" or 1. @throws KintoneError */
  handle(context: Context, params: Params): unknown;
}
