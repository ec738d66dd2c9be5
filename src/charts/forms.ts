/**
 * The host as a dashboard asks it: requests are counted, and the form of an app is asked once for all that want to
 * know it within moments. So a dashboard of several sources over one app asks for its form once.
 */
import type { FormField } from '../kintone/host';
import type { Asking } from '../records/since';

export interface Form {
  properties: Record<string, FormField>;
  revision: string;
}

export interface CountingHost extends Asking {
  /** Requests sent so far. */
  readonly requests: number;
  /** @throws RequestError */
  form(app: number): Promise<Form>;
}

/** For how long the answer holds, in milliseconds: one opening, not the next look. */
const FORM_HOLDS = 10_000;

/** @param now milliseconds */
export function countingForms(host: Asking, now: () => number): CountingHost {
  let requests = 0;
  const forms = new Map<number, { askedAt: number; answer: Promise<Form> }>();

  const asking: CountingHost = {
    get requests() {
      return requests;
    },
    get user() {
      return host.user;
    },
    ...(host.serverTime && { serverTime: () => host.serverTime?.() ?? Promise.resolve(undefined) }),
    form(app) {
      const known = forms.get(app);
      if (known && now() - known.askedAt < FORM_HOLDS) return known.answer;
      requests += 1;
      const answer = host.request<Form>('GET', 'app/form/fields', { app });
      forms.set(app, { askedAt: now(), answer });
      // A failure does not hold: who asks again may reach the server.
      answer.catch(() => forms.delete(app));
      return answer;
    },
    async request<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body: unknown) {
      if (method === 'GET' && path === 'app/form/fields') {
        return (await asking.form((body as { app: number }).app)) as T;
      }
      requests += 1;
      return host.request<T>(method, path, body);
    },
  };
  return asking;
}
