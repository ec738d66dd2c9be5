/**
 * Shorthands for tests of plugins: each is a few REST requests over HTTP as the administrator, the same that a
 * person's or a tool's would be. For anything else `request`, or the official `@kintone/rest-api-client`.
 */
import { FIRST_USER } from '../users/seed';

export interface Account {
  code: string;
  password: string;
}

/** An answer other than 2xx. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    /** kintone's error code, such as CB_VA01. */
    readonly code: string,
    /** The answer's JSON: `{ code, id, message, errors? }`. */
    readonly body: unknown,
    message: string,
  ) {
    super(`${status} ${code}: ${message}`);
    this.name = 'RequestError';
  }
}

export interface AppRecipe {
  name: string;
  /** As in `POST /k/v1/preview/app/form/fields.json`: `{ 件名: { type, code, label, … } }`. */
  properties?: Record<string, { type: string; code: string; [setting: string]: unknown }>;
  /** Ids of installed plugins, with the settings their config page would save. */
  plugins?: Record<string, Record<string, string>>;
}

export class Helpers {
  constructor(readonly url: string) {}

  /**
   * @param path such as `/k/v1/records.json`; parameters go as JSON, a GET's too
   * @throws RequestError
   */
  async request<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    params: Record<string, unknown> = {},
    { code, password }: Account = FIRST_USER,
  ): Promise<T> {
    // fetch gives a GET no body; kintone takes a POST for it.
    return this.#send<T>(path, {
      method: method === 'GET' ? 'POST' : method,
      headers: {
        'Content-Type': 'application/json',
        'X-Cybozu-Authorization': Buffer.from(`${code}:${password}`).toString('base64'),
        'X-HTTP-Method-Override': method,
      },
      body: JSON.stringify(params),
    });
  }

  /** Makes an app with its form and plugins, and deploys it. @returns its id @throws RequestError */
  async createApp({ name, properties = {}, plugins = {} }: AppRecipe): Promise<number> {
    const { app } = await this.request<{ app: string }>('POST', '/k/v1/preview/app.json', { name });
    if (Object.keys(properties).length > 0) {
      await this.request('POST', '/k/v1/preview/app/form/fields.json', { app, properties });
    }
    const ids = Object.keys(plugins);
    if (ids.length > 0) await this.request('POST', '/k/v1/preview/app/plugins.json', { app, ids });
    for (const [id, config] of Object.entries(plugins)) {
      await this.request('PUT', '/k/internal/plugin/config.json', { app, id, config });
    }
    await this.request('POST', '/k/v1/preview/app/deploy.json', { apps: [{ app }] });
    return Number(app);
  }

  /** Uploads and installs a plugin's zip. @returns the plugin's id @throws RequestError when it is refused */
  async installPlugin(zip: Uint8Array): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'plugin.zip');
    const { code, password } = FIRST_USER;
    const { fileKey } = await this.#send<{ fileKey: string }>('/k/v1/file.json', {
      method: 'POST',
      headers: {
        'X-Cybozu-Authorization': Buffer.from(`${code}:${password}`).toString('base64'),
      },
      body: form,
    });
    const { id } = await this.request<{ id: string }>('POST', '/k/v1/plugin.json', { fileKey });
    return id;
  }

  async #send<T>(path: string, init: RequestInit): Promise<T> {
    const response = await fetch(`${this.url}${path}`, init);
    const body = (await response.json()) as { code?: string; message?: string };
    if (response.ok) return body as T;
    throw new RequestError(response.status, body.code ?? '', body, body.message ?? '');
  }
}
