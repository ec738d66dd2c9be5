/** Makes `plugin.zip`: the manifest checked, contents in a fixed order and time, signed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import validateManifest from '@kintone/plugin-manifest-validator';
import packer from '@kintone/plugin-packer';
import { zipSync, type Zippable } from 'fflate';

interface Manifest {
  icon: string;
  desktop?: Files;
  mobile?: Files;
  config?: Files & { html?: string };
}
interface Files {
  js?: string[];
  css?: string[];
}

/** A zip keeps local times from 1980 on; a fixed one makes two builds equal to the byte. */
const FIXED_TIME = new Date(1980, 0, 1);

/**
 * @param folder holds manifest.json and the files it names
 * @returns the plugin's id
 * @throws Error that lists what the manifest has wrong
 */
export async function pack(folder: string, privateKey: string, zipFile: string): Promise<string> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const checked = validateManifest(manifest as unknown as Record<string, unknown>);
  if (!checked.valid) {
    const reasons = checked.errors?.map((error) => `${error.instancePath} ${error.message}`);
    throw new Error(`manifest.json: ${reasons?.join('; ')}`);
  }
  const contents: Zippable = {};
  for (const name of filesOf(manifest)) {
    contents[name] = [readFileSync(join(folder, name)), { mtime: FIXED_TIME, level: 9 }];
  }
  const { plugin, id } = await packer(Buffer.from(zipSync(contents)), privateKey);
  writeFileSync(zipFile, plugin);
  return id;
}

/** Every file the manifest names, once, sorted: kintone reads no other. */
function filesOf(manifest: Manifest): string[] {
  const { desktop, mobile, config, icon } = manifest;
  const named = [desktop, mobile, config].flatMap((part) => [
    ...(part?.js ?? []),
    ...(part?.css ?? []),
  ]);
  const local = named.filter((name) => !/^https?:/.test(name));
  return [
    ...new Set(['manifest.json', icon, ...(config?.html ? [config.html] : []), ...local]),
  ].sort();
}
