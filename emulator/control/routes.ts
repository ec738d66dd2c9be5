/**
 * What the emulator alone has, beside kintone's paths:
 *
 *   GET    /emulator/        the page that shows and sets both
 *   POST   /emulator/        its forms
 *   GET    /emulator/faults  → { faults: [{ id, match, count, remaining, answer, hits }] }
 *   POST   /emulator/faults  { match, count?, answer } → { id }
 *   DELETE /emulator/faults  → {}
 *   GET    /emulator/clock   → { now, offsetMs, frozen }
 *   PUT    /emulator/clock   { now? | offsetMs?, frozen? } → the same
 *   DELETE /emulator/clock   → the same
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { KintoneError } from '../errors';
import { requestLanguage } from '../server/auth';
import { AssetFiles } from '../server/page-files';
import { CLOSED_POLICY } from '../server/page-policy';
import { parseJson } from '../server/parameters';
import type { Database } from '../store/database';
import { findUser } from '../users/directory';
import { FIRST_USER } from '../users/seed';
import type { ClockSetting, SettableClock } from './clock';
import { readForm } from './form';
import { CONTROL_PATH, requireOwnOrigin } from './origin';
import { controlPage } from './page';
import type { FaultOrder, PlannedFaults } from './planned-faults';

export interface Controls {
  clock: SettableClock;
  faults: PlannedFaults;
}

export function controlRoutes(
  app: FastifyInstance,
  { clock, faults }: Controls,
  { db, pagesDir }: { db: Database; pagesDir: string },
): void {
  const assets = new AssetFiles(pagesDir);

  app.addHook('onRequest', (request, _reply, done) => {
    if (request.url.startsWith(CONTROL_PATH)) requireOwnOrigin(request);
    done();
  });

  app.get('/emulator', (_request, reply) => reply.redirect(CONTROL_PATH, 302));
  app.get(CONTROL_PATH, (request, reply) => page(reply, requestLanguage(request)));
  app.post(CONTROL_PATH, (request, reply) => {
    const form = new URLSearchParams(bodyOf(request));
    try {
      const wish = readForm(form, timezone());
      if (wish.kind === 'clock') clock.set(wish.setting);
      if (wish.kind === 'reset-clock') clock.reset();
      if (wish.kind === 'fault') faults.next(wish.order);
      if (wish.kind === 'clear-faults') faults.clear();
    } catch (error) {
      if (!(error instanceof KintoneError)) throw error;
      return page(reply.code(error.status), requestLanguage(request), { error, form });
    }
    return reply.redirect(CONTROL_PATH, 303);
  });

  app.get(`${CONTROL_PATH}faults`, () => ({ faults: faults.list() }));
  app.post(`${CONTROL_PATH}faults`, (request) => {
    const { id } = faults.next(parseJson(bodyOf(request)) as unknown as FaultOrder);
    return { id };
  });
  app.delete(`${CONTROL_PATH}faults`, () => {
    faults.clear();
    return {};
  });

  app.get(`${CONTROL_PATH}clock`, () => clock.state());
  app.put(`${CONTROL_PATH}clock`, (request) => {
    clock.set(parseJson(bodyOf(request)) as ClockSetting);
    return clock.state();
  });
  app.delete(`${CONTROL_PATH}clock`, () => {
    clock.reset();
    return clock.state();
  });

  function page(
    reply: FastifyReply,
    language: 'ja' | 'en',
    failed?: { error: KintoneError; form: URLSearchParams },
  ): FastifyReply {
    const html = controlPage({
      language,
      timezone: timezone(),
      clock: clock.state(),
      faults: faults.list(),
      styles: assets.page()?.styles ?? [],
      ...(failed ? { failed } : {}),
    });
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', CLOSED_POLICY)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(html);
  }

  /** Times on the page are those of the administrator's zone. */
  function timezone(): string {
    return findUser(db, FIRST_USER.code)?.timezone ?? 'Asia/Tokyo';
  }
}

function bodyOf(request: { body: unknown }): string {
  return typeof request.body === 'string' ? request.body : '';
}
