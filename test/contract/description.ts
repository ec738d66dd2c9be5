/** The official description (openapi.yaml) as data. Reading 50,000 lines of YAML is kept for the next time. */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

export interface Schema {
  [key: string]: unknown;
  type?: string;
  format?: string;
  properties?: Record<string, Schema>;
}

export interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

export interface Description {
  /** By path and by method in small letters. */
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const source = join(__dirname, 'openapi.yaml');

export function readDescription(): Description {
  const { size, mtimeMs } = statSync(source);
  const kept = join(__dirname, '..', '..', '.cache', `openapi-${size}-${Math.round(mtimeMs)}.json`);
  const known = readKept(kept);
  if (known) return known;
  const description = parse(readFileSync(source, 'utf8'), { maxAliasCount: -1 }) as Description;
  mkdirSync(dirname(kept), { recursive: true });
  // Renamed when whole: test files run at the same time.
  const unfinished = `${kept}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(description));
  renameSync(unfinished, kept);
  return description;
}

function readKept(file: string): Description | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Description;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
