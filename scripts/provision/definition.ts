/**
 * The ward's standard apps as they lie in `apps/`: one folder per app, each file in the shape of the
 * REST endpoint it goes to.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';

export const STANDARD_APPS = [
  'voice',
  'facilities',
  'traffic',
  'parks',
  'areas',
  'templates',
  'actions',
] as const;
export type StandardAppKey = (typeof STANDARD_APPS)[number];

/** A JSON object whose members this program compares but does not interpret. */
export type Facts = Record<string, unknown>;

export interface Field extends Facts {
  type: string;
  code: string;
  options?: Record<string, { label: string; index: string }>;
  fields?: Record<string, Field>;
}

export interface LayoutItem extends Facts {
  type: string;
  code?: string;
  elementId?: string;
}

export interface LayoutRow extends Facts {
  type: string;
  code?: string;
  fields?: LayoutItem[];
  layout?: LayoutRow[];
}

/** A view or a graph: one of an ordered list whose members are known by their names. */
export interface Named extends Facts {
  name: string;
  index: string;
}

export interface Process extends Facts {
  enable: boolean;
  states: Record<string, Facts & { name: string; index: string }> | null;
  actions: (Facts & { name: string; from: string; to: string })[] | null;
}

export interface RecordRightRow extends Facts {
  entities: (Facts & { entity: { type: string; code: string } })[];
}

export interface AppDefinition {
  key: StandardAppKey;
  settings: Facts & { name: string; description: string };
  fields: Record<string, Field>;
  layout: LayoutRow[];
  views: Record<string, Named>;
  reports?: Record<string, Named>;
  process?: Process;
  /** Rights a new app starts with; afterwards they belong to its administrator. */
  rights?: Facts[];
  /** Rights of records a new app starts with. They may name groups which a kintone does not have. */
  recordRights?: RecordRightRow[];
}

export function readDefinition(key: StandardAppKey): AppDefinition {
  const folder = join(root, 'apps', key);
  const read = (name: string) =>
    JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown;
  const readIfThere = (name: string) =>
    existsSync(join(folder, `${name}.json`)) ? read(name) : undefined;
  return {
    key,
    settings: read('app') as AppDefinition['settings'],
    fields: read('fields') as AppDefinition['fields'],
    layout: read('layout') as LayoutRow[],
    views: read('views') as AppDefinition['views'],
    reports: readIfThere('reports') as AppDefinition['reports'],
    process: readIfThere('process') as Process | undefined,
    rights: (readIfThere('acl') as { rights: Facts[] } | undefined)?.rights,
    recordRights: (readIfThere('record-acl') as { rights: RecordRightRow[] } | undefined)?.rights,
  };
}
