/**
 * JavaScript, CSS and pictures of plugins and customizations, for the pages of a signed-in browser:
 * `GET /k/internal/resource/{fileKey}`. A script tag sends no extra header, so the session alone
 * decides; only files that an app's settings or a plugin hold are given out here.
 */
import { extname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { fileNotFound } from '../errors';
import { readFile } from '../files/files';
import { isPluginFile } from '../plugins/store';
import type { Database } from '../store/database';
import { type Clock, loginRequired, sessionOf } from './auth';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
};

export function resourceUrl(fileKey: string): string {
  return `/k/internal/resource/${encodeURIComponent(fileKey)}`;
}

export function resourceRoutes(app: FastifyInstance, clock: Clock): void {
  app.get<{ Params: { key: string } }>('/k/internal/resource/:key', (request, reply) => {
    if (!sessionOf(clock, request)) throw loginRequired();
    const { key } = request.params;
    const file = readFile(clock.db, key);
    if (!file || !isResource(clock.db, key, file.appId)) throw fileNotFound(key);
    return (
      reply
        .type(TYPES[extname(file.name).toLowerCase()] ?? 'application/octet-stream')
        .header('X-Content-Type-Options', 'nosniff')
        // A key names one upload for ever; the session is what may end.
        .header('Cache-Control', 'private, max-age=86400, immutable')
        .header('Cross-Origin-Resource-Policy', 'same-origin')
        .send(Buffer.from(file.body))
    );
  });
}

function isResource(db: Database, key: string, appId: number | null): boolean {
  if (isPluginFile(db, key)) return true;
  if (appId === null) return false;
  return (
    db.get(
      `SELECT 1 AS found FROM apps WHERE id = ?
       AND (instr(json_extract(live, '$.customization'), ?) > 0
         OR instr(json_extract(preview, '$.customization'), ?) > 0)`,
      appId,
      `"${key}"`,
      `"${key}"`,
    ) !== undefined
  );
}
