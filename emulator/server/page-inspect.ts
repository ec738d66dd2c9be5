/**
 * What an uploaded plugin package is before it is installed, so that a person can be asked about an
 * older version. Pages only: POST /k/internal/plugin/inspect.json { fileKey } → Inspection
 */
import type { Context } from '../context';
import { fileNotFound } from '../errors';
import { readFile } from '../files/files';
import { openPackage } from '../plugins/package';
import { findPlugin } from '../plugins/store';
import { requireSystemAdmin } from '../users/administration';
import { type Params, textParam } from './params';
import type { Route } from './route';

interface Inspection {
  id: string;
  name: string;
  version: string;
  /** Null when the plugin is not installed. */
  installedVersion: string | null;
  /** Whether the package is older than what is installed. */
  older: boolean;
}

export const inspectRoutes: Route[] = [
  { method: 'POST', path: '/k/internal/plugin/inspect.json', handle: inspect },
];

/** @throws KintoneError CB_NO02, GAIA_BL01, CB_VA01 with what is wrong with the package */
function inspect(context: Context, params: Params): Inspection {
  requireSystemAdmin(context);
  const fileKey = textParam(params, 'fileKey');
  const file = readFile(context.db, fileKey);
  if (!file || file.uploadedBy !== context.actor.code) throw fileNotFound(fileKey);
  const { id, manifest } = openPackage(file.body, 'fileKey');
  const installed = findPlugin(context.db, id);
  const version = String(manifest.version);
  return {
    id,
    name: manifest.name[context.language] ?? manifest.name['en'] ?? id,
    version,
    installedVersion: installed?.version ?? null,
    older: installed !== undefined && compareVersions(version, installed.version) < 0,
  };
}

/** Negative when `a` is the older. A manifest's version is an integer or `n.n.n`; missing parts count as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part += 1) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
