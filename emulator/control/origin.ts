/**
 * The emulator's own addresses, which the real service does not have. They ask for no session: whoever runs on this
 * machine may use them. Web pages of other origins may not: a browser names their origin with every request that changes something.
 */
import type { FastifyRequest } from 'fastify';
import { KintoneError } from '../errors';

export const CONTROL_PATH = '/emulator/';

/** @throws KintoneError 403 EMULATOR_FOREIGN_ORIGIN */
export function requireOwnOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const elsewhere = request.method !== 'GET' && request.headers['sec-fetch-site'] === 'cross-site';
  if ((origin === undefined || origin === `http://${host}`) && !elsewhere) return;
  throw new KintoneError(403, 'EMULATOR_FOREIGN_ORIGIN', {
    ja: 'ほかのサイトのページからは操作できません。',
    en: 'Pages of other sites may not control the emulator.',
  });
}
