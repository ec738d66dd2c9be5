/** Uploading and downloading one file. */
import { previewApp } from '../../apps/definition';
import { hasAppRight } from '../../apps/rights';
import type { Context } from '../../context';
import { fileNotFound, invalidParameter, noPrivilege, REQUIRED_PARAMETER } from '../../errors';
import { readFile, storeFile } from '../../files/files';
import { mayReadFile } from '../../rights/files';
import { requirePlace } from '../../spaces/access';
import { type Params, textParam } from '../params';
import { Binary, type Route } from '../route';

export const fileRoutes: Route[] = [
  { method: 'POST', path: 'file.json', handle: postFile },
  { method: 'GET', path: 'file.json', handle: getFile },
];

function postFile(context: Context, params: Params) {
  const file = params['file'];
  if (!isUpload(file)) throw invalidParameter('file', REQUIRED_PARAMETER);
  return { fileKey: storeFile(context, file) };
}

/** Only what a record or an app's settings hold can be read, by one who may see that app. */
function getFile(context: Context, params: Params) {
  const key = textParam(params, 'fileKey');
  const file = readFile(context.db, key);
  if (!file?.appId) throw fileNotFound(key);
  const app = previewApp(context.db, file.appId);
  requirePlace(context, app.id);
  if (!hasAppRight(context, app, 'recordViewable') && !hasAppRight(context, app, 'appEditable')) {
    throw noPrivilege();
  }
  if (!mayReadFile(context, app, key)) throw noPrivilege();
  return new Binary(file.body, file.contentType, file.name);
}

function isUpload(
  value: unknown,
): value is { name: string; contentType: string; body: Uint8Array } {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { body?: unknown }).body instanceof Uint8Array
  );
}
