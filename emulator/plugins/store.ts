/** Installed plugins as rows of the store. */
import type { Database } from '../store/database';

export interface InstalledPlugin {
  id: string;
  version: string;
  manifest: PluginManifest;
  /** Path in the package -> key in the files table. */
  files: Record<string, string>;
}

/** The members of manifest.json that the service reads (manifest_version 1). */
export interface PluginManifest {
  manifest_version: number;
  version: number | string;
  type: string;
  name: Record<string, string>;
  description?: Record<string, string>;
  icon: string;
  homepage_url?: Record<string, string>;
  desktop?: { js?: string[]; css?: string[] };
  mobile?: { js?: string[]; css?: string[] };
  config?: { html?: string; js?: string[]; css?: string[]; required_params?: string[] };
}

export function findPlugin(db: Database, id: string): InstalledPlugin | undefined {
  const row = db.get<{ version: string; manifest: string; files: string }>(
    'SELECT version, manifest, files FROM plugins WHERE id = ?',
    id,
  );
  if (!row) return undefined;
  return {
    id,
    version: row.version,
    manifest: JSON.parse(row.manifest) as PluginManifest,
    files: JSON.parse(row.files) as Record<string, string>,
  };
}
