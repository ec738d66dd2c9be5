/**
 * What `kintone.proxy` and `kintone.plugin.app.proxy` of the pages call. Routes of their own: they wait for another
 * server, and a transaction must not.
 *
 *   POST /k/internal/proxy/call.json    { url, method, headers, data, app?, plugin? } → { body, status, headers }
 *   POST /k/internal/proxy/upload.json  multipart: request (JSON of the same without data), file
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { liveApp } from '../apps/definition';
import { hasAppRight } from '../apps/rights';
import type { Context } from '../context';
import { invalidParameter, noPrivilege, REQUIRED_PARAMETER } from '../errors';
import { authenticate, type Clock } from '../server/auth';
import { illegalRequest } from '../server/faults';
import { parseJson } from '../server/parameters';
import { enumParam, given, idParam, objectOf, type Params, textParam } from '../server/params';
import { type Asked, headersOf, outgoing, targetOf } from './message';
import { send } from './send';
import { METHODS, type ProxySetting, settingFor } from './settings';

export function proxyRoutes(app: FastifyInstance, clock: Clock): void {
  app.post('/k/internal/proxy/call.json', async (request) => {
    const params = parseJson(typeof request.body === 'string' ? request.body : '');
    const context = authenticate(clock, request, params, true);
    const asked = read(params);
    return send(outgoing(asked, stored(context, params, asked)));
  });

  app.post('/k/internal/proxy/upload.json', async (request) => {
    const { params, file, token } = await readUpload(request);
    const context = authenticate(clock, request, { __REQUEST_TOKEN__: token }, true);
    const asked = read({ ...params, data: {} });
    const headers = headersOf(asked, stored(context, params, asked));
    return send({ url: targetOf(asked.url), method: asked.method, headers, body: file });
  });
}

function read(params: Params): Asked {
  const method = enumParam(params, 'method', METHODS);
  if (!method) throw invalidParameter('method', REQUIRED_PARAMETER);
  const headers = objectOf(params['headers'], 'headers');
  return {
    url: textParam(params, 'url'),
    method,
    headers: Object.fromEntries(Object.entries(headers).map(([key, one]) => [key, String(one)])),
    data: params['data'] ?? {},
  };
}

/** What the live app's plugin stored; the asker must be able to open the app. @throws KintoneError */
function stored(context: Context, params: Params, asked: Asked): ProxySetting | undefined {
  if (!given(params, 'plugin')) return undefined;
  const app = liveApp(context.db, idParam(params, 'app'));
  const mayOpen = (['recordViewable', 'recordAddable', 'appEditable'] as const).some((right) =>
    hasAppRight(context, app, right),
  );
  const plugin = app.plugins.find(({ id, enabled }) => id === params['plugin'] && enabled);
  if (!mayOpen || !plugin) throw noPrivilege();
  return settingFor(plugin.proxies ?? [], asked.url, asked.method);
}

async function readUpload(
  request: FastifyRequest,
): Promise<{ params: Params; file: Uint8Array; token: unknown }> {
  if (!request.isMultipart()) throw illegalRequest();
  let params: Params = {};
  let file: Uint8Array = new Uint8Array();
  let token: unknown;
  for await (const part of request.parts()) {
    if (part.type === 'file') file = await part.toBuffer();
    else if (part.fieldname === 'request') params = parseJson(String(part.value));
    else if (part.fieldname === '__REQUEST_TOKEN__') token = part.value;
  }
  return { params, file, token };
}
