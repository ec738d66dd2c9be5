/**
 * `kintone.proxy`, `kintone.plugin.app.proxy` and their `upload`: the server asks, so that no other origin is needed
 * and a plugin's secrets stay there. The answer is `[body, status, headers]`; a refusal is the server's own answer
 * as text (cybozu.dev/ja/kintone/docs/js-api/proxy, …/plugins/kintone-plug-in-proxy).
 */
import type { Boot } from '../boot';
import { badArgument, oneOf } from './refuse';
import { requestToken, rest, RestError, sendForm } from './rest';

type Success = (body: string, status: number, headers: Record<string, string>) => void;
type Failure = (reason: string) => void;
type Answer = [body: string, status: number, headers: Record<string, string>];

interface Answered {
  body: string;
  status: number;
  headers: Record<string, string>;
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const;

/** Bytes that one upload may have (…/proxy/kintone-proxy-upload). */
const MOST_UPLOADED = 200 * 1024 * 1024;

/** Whose stored settings are added. */
interface Owner {
  app?: string;
  plugin?: string;
}

export function proxyFunction(): unknown {
  const call = caller('kintone.proxy', {});
  return Object.assign(
    (url: string, method: string, headers: object, data: unknown, ...then: Callbacks) =>
      call(url, method, headers, data, ...then),
    { upload: uploader('kintone.proxy.upload', {}) },
  );
}

export function pluginProxyFunction(boot: Boot): unknown {
  const owner = (plugin: string): Owner => ({ app: boot.app?.id ?? '', plugin });
  const name = 'kintone.plugin.app.proxy';
  return Object.assign(
    (plugin: string, ...rest: Parameters<ReturnType<typeof caller>>) =>
      caller(name, owner(plugin))(...rest),
    {
      upload: (plugin: string, ...rest: Parameters<ReturnType<typeof uploader>>) =>
        uploader(`${name}.upload`, owner(plugin))(...rest),
    },
  );
}

type Callbacks = [success?: Success, failure?: Failure];

function caller(name: string, owner: Owner) {
  return (url: string, method: string, headers: object, data: unknown, ...then: Callbacks) => {
    const ask = async (): Promise<Answer> => {
      const asked = {
        url: addressOf(name, url),
        method: oneOf(name, 'method', method, METHODS),
        headers: headersOf(name, headers),
        data: data ?? {},
      };
      return told(
        await rest<Answered>('POST', '/k/internal/proxy/call.json', { ...owner, ...asked }),
      );
    };
    return given(ask(), then);
  };
}

function uploader(name: string, owner: Owner) {
  return (url: string, method: string, headers: object, data: unknown, ...then: Callbacks) => {
    const ask = async (): Promise<Answer> => {
      const { format, value } = (data ?? {}) as { format?: unknown; value?: unknown };
      if (format !== 'RAW') return badArgument(name, 'data.format', format);
      if (!(value instanceof Blob)) return badArgument(name, 'data.value', value);
      if (value.size > MOST_UPLOADED) return badArgument(name, 'data.value.size', value.size);
      const form = new FormData();
      form.set('__REQUEST_TOKEN__', requestToken());
      const asked = {
        url: addressOf(name, url),
        method: oneOf(name, 'method', method, ['POST', 'PUT']),
        headers: headersOf(name, headers),
      };
      form.set('request', JSON.stringify({ ...owner, ...asked }));
      form.set('file', value);
      return told(await sendForm<Answered>('/k/internal/proxy/upload.json', form));
    };
    return given(ask(), then);
  };
}

function addressOf(name: string, url: unknown): string {
  return typeof url === 'string' && url !== '' ? url : badArgument(name, 'url', url);
}

function headersOf(name: string, headers: unknown): object {
  if (typeof headers !== 'object' || headers === null) return badArgument(name, 'headers', headers);
  return headers;
}

function told({ body, status, headers }: Answered): Answer {
  return [body, status, headers];
}

/** A Promise, or callbacks when one is given. */
function given(answer: Promise<Answer>, [success, failure]: Callbacks): Promise<Answer> | void {
  const settled = answer.catch((reason: unknown) => {
    throw reason instanceof RestError ? JSON.stringify(reason.answer ?? reason.message) : reason;
  });
  if (!success && !failure) return settled;
  settled.then(
    (triple) => success?.(...triple),
    (reason: unknown) => failure?.(String(reason)),
  );
}
