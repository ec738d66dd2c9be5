/**
 * Files of customizations and plugins, as pages load them. A stored file is given out here only when
 * a plugin or an app's customization has it: attachments of records keep their own, checked way.
 */
import { basename, extname } from 'node:path';
import type { Customization, CustomizeResource } from '../apps/definition';
import { readFile } from '../files/files';
import { siteCustomization } from '../site/customization';
import type { Database } from '../store/database';

export const RESOURCE_PATH = '/k/resource/';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
};

export interface ResourceFile {
  body: Uint8Array;
  contentType: string;
}

/** @param name the file's path or name; in the address only so that a developer recognises the file */
export function resourceUrl(fileKey: string, name: string): string {
  return `${RESOURCE_PATH}${encodeURIComponent(fileKey)}/${encodeURIComponent(basename(name))}`;
}

/** The file, or undefined when there is none that a page may load. */
export function findResource(db: Database, key: string): ResourceFile | undefined {
  const file = readFile(db, key);
  const isPublic =
    isPluginFile(db, key) || isCustomizationFile(db, key) || uses(siteCustomization(db), key);
  if (!file || !isPublic) return undefined;
  const contentType = TYPES[extname(file.name).toLowerCase()] ?? 'application/octet-stream';
  return { body: file.body, contentType };
}

function isPluginFile(db: Database, key: string): boolean {
  return !!db.get('SELECT 1 FROM plugins, json_each(plugins.files) AS f WHERE f.value = ?', key);
}

function isCustomizationFile(db: Database, key: string): boolean {
  return db
    .all<{ live: string | null; preview: string }>(
      `SELECT json_extract(live, '$.customization') AS live, json_extract(preview, '$.customization') AS preview
       FROM apps WHERE id = (SELECT app_id FROM files WHERE key = ?)`,
      key,
    )
    .flatMap(({ live, preview }) => [live, preview])
    .some((json) => json !== null && uses(JSON.parse(json) as Customization, key));
}

function uses({ desktop, mobile }: Customization, key: string): boolean {
  const resources: CustomizeResource[] = [
    ...desktop.js,
    ...desktop.css,
    ...mobile.js,
    ...mobile.css,
  ];
  return resources.some((resource) => resource.type === 'FILE' && resource.file.fileKey === key);
}
