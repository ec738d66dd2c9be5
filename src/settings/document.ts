/**
 * The settings of one app: one JSON document, in which each feature has its part, checked by the
 * feature's own schema. Reading never throws: whatever was stored, the caller gets settings that
 * cannot be wrong, and what was wrong with the stored ones (`trouble`).
 */
import * as v from 'valibot';
import type { Feature, FeatureSettings } from '../feature';

/** Version of the document's form. Raise it together with an entry in MIGRATIONS. */
export const SETTINGS_VERSION = 1;

export interface Settings {
  version: typeof SETTINGS_VERSION;
  /** By feature id; every feature of this build is present. */
  features: Record<string, FeatureSettings>;
}

export type Trouble =
  /** Not JSON, or JSON of something else. */
  | { kind: 'broken' }
  /** Written by a later plugin: reading it as ours would lose what only that one knows. */
  | { kind: 'newer'; version: number }
  /** These features' parts do not fit their schemas; they were replaced by the defaults. */
  | { kind: 'parts'; features: string[] };

export interface ReadSettings {
  settings: Settings;
  trouble: Trouble | null;
  /** Nothing has been saved for this app yet. */
  fresh: boolean;
}

/** A document of version n becomes one of version n + 1. */
type Migration = (document: Record<string, unknown>) => Record<string, unknown>;

const MIGRATIONS: Record<number, Migration> = {
  // Trial documents had no version, and the features stood at the top.
  0: (document) => ({ version: 1, features: document['features'] ?? document }),
};

const documentSchema = v.object({ features: v.record(v.string(), v.unknown()) });

export function defaultSettings(features: readonly Feature[]): Settings {
  return {
    version: SETTINGS_VERSION,
    features: Object.fromEntries(features.map((feature) => [feature.id, feature.defaults()])),
  };
}

/** Reads a document from text, e.g. an imported file. Empty text is an app never set up. */
export function readSettings(text: string, features: readonly Feature[]): ReadSettings {
  if (text.trim() === '')
    return { settings: defaultSettings(features), trouble: null, fresh: true };
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return unreadable({ kind: 'broken' }, features);
  }
  return readDocument(document, features);
}

/** Reads a document that is JSON already, e.g. one baked in by the build. */
export function readDocument(
  stored: unknown,
  features: readonly Feature[],
  migrations: Record<number, Migration> = MIGRATIONS,
): ReadSettings {
  const version = versionOf(stored, features);
  if (version === undefined) return unreadable({ kind: 'broken' }, features);
  if (version > SETTINGS_VERSION) return unreadable({ kind: 'newer', version }, features);
  const document = v.safeParse(documentSchema, migrated(stored, version, migrations));
  if (!document.success) return unreadable({ kind: 'broken' }, features);
  return withParts(document.output.features, features);
}

export function writeSettings(settings: Settings): string {
  return JSON.stringify(settings);
}

/** For a file that people may read and compare. */
export function writeSettingsFile(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`;
}

function migrated(
  stored: unknown,
  from: number,
  migrations: Record<number, Migration>,
): Record<string, unknown> {
  let document = stored as Record<string, unknown>;
  for (let version = from; version < SETTINGS_VERSION; version += 1) {
    const migrate = migrations[version];
    if (migrate) document = migrate(document);
  }
  return document;
}

/** undefined when it is no settings document at all. */
function versionOf(stored: unknown, features: readonly Feature[]): number | undefined {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return undefined;
  if (!('version' in stored)) {
    // Any JSON file lacks a version; one of ours at least speaks of a feature.
    return ['features', ...features.map(({ id }) => id)].some((key) => key in stored)
      ? 0
      : undefined;
  }
  const { version } = stored;
  return typeof version === 'number' && Number.isInteger(version) && version >= 0
    ? version
    : undefined;
}

function withParts(parts: Record<string, unknown>, features: readonly Feature[]): ReadSettings {
  const settings = defaultSettings(features);
  const wrong: string[] = [];
  for (const feature of features) {
    // A feature that came with an update of the plugin has no part yet: it starts switched off.
    if (parts[feature.id] === undefined) {
      settings.features[feature.id] = { ...feature.defaults(), enabled: false };
      continue;
    }
    const part = v.safeParse(feature.schema, parts[feature.id]);
    if (part.success) settings.features[feature.id] = part.output;
    else {
      settings.features[feature.id] = { ...feature.defaults(), enabled: false };
      wrong.push(feature.id);
    }
  }
  return {
    settings,
    trouble: wrong.length > 0 ? { kind: 'parts', features: wrong } : null,
    fresh: false,
  };
}

function unreadable(trouble: Trouble, features: readonly Feature[]): ReadSettings {
  return { settings: defaultSettings(features), trouble, fresh: false };
}
