/**
 * A plugin zip, opened and verified: signature over the contents, id from the public key, manifest
 * against the official rules, listed files present. What is wrong is told in words; nothing of a
 * package that fails is kept.
 */
import { createHash, createPublicKey, createVerify, type KeyObject } from 'node:crypto';
import validateManifest from '@kintone/plugin-manifest-validator';
import { unzipSync } from 'fflate';
import { type Bilingual, invalidParameter } from '../errors';
import type { PluginManifest } from './store';

/** Largest single file in a package, bytes (kintone: 20 MB). A zip that claims more is not even opened. */
const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_FILES = 1000;
const ID_DIGITS = 32;

export interface PluginPackage {
  id: string;
  manifest: PluginManifest;
  /** Path in the package -> content; only what the manifest lists. */
  files: Map<string, Uint8Array>;
}

/**
 * @param key name of the parameter that brought the zip, for the error
 * @throws KintoneError CB_VA01
 */
export function openPackage(zip: Uint8Array, key: string): PluginPackage {
  const outer = unzip(zip, key, UNREADABLE);
  const contents = outer['contents.zip'];
  const publicKey = outer['PUBKEY'];
  const signature = outer['SIGNATURE'];
  if (!contents || !publicKey || !signature) throw invalidParameter(key, NOT_A_PLUGIN);
  if (!isSigned(contents, readKey(publicKey, key), signature)) {
    throw invalidParameter(key, TAMPERED);
  }
  const inner = unzip(contents, key, UNREADABLE);
  const manifest = readManifest(inner['manifest.json'], key);
  check(manifest, inner, key);
  const files = new Map<string, Uint8Array>();
  for (const path of listedFiles(manifest)) {
    const body = inner[path];
    if (body) files.set(path, body);
  }
  return { id: pluginId(publicKey), manifest, files };
}

/** First 32 hex digits of the key's SHA-256, each digit 0-f as a letter a-p. */
export function pluginId(publicKey: Uint8Array): string {
  return createHash('sha256')
    .update(publicKey)
    .digest('hex')
    .slice(0, ID_DIGITS)
    .replace(/[0-9a-f]/g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
}

function unzip(body: Uint8Array, key: string, message: Bilingual): Record<string, Uint8Array> {
  let count = 0;
  let tooBig = false;
  try {
    const files = unzipSync(body, {
      filter: ({ originalSize }) => {
        count += 1;
        tooBig ||= originalSize > MAX_FILE_BYTES || count > MAX_FILES;
        return !tooBig;
      },
    });
    if (!tooBig) return files;
  } catch {
    // fflate throws for whatever is no zip; the reader only needs to know that it is none.
    throw invalidParameter(key, message);
  }
  throw invalidParameter(key, TOO_BIG);
}

function readKey(der: Uint8Array, key: string): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
  } catch {
    throw invalidParameter(key, NOT_A_PLUGIN);
  }
}

function isSigned(contents: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  return createVerify('RSA-SHA1').update(contents).verify(key, signature);
}

function readManifest(body: Uint8Array | undefined, key: string): PluginManifest {
  if (!body) throw invalidParameter(key, NO_MANIFEST);
  try {
    return JSON.parse(new TextDecoder().decode(body)) as PluginManifest;
  } catch {
    throw invalidParameter(key, NO_MANIFEST);
  }
}

function check(manifest: PluginManifest, files: Record<string, Uint8Array>, key: string): void {
  const { valid, errors } = validateManifest(manifest, {
    relativePath: (path) => !/^(https?:)?\/\//.test(path) && !path.startsWith('/'),
    maxFileSize: (maxBytes, path) => (files[path]?.byteLength ?? 0) <= maxBytes,
    fileExists: (path) => files[path] !== undefined,
  });
  if (valid === true) return;
  const details = (errors ?? [])
    .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`.trim())
    .join('; ');
  throw invalidParameter(key, {
    ja: `プラグインのmanifest.jsonが正しくありません。（${details}）`,
    en: `The manifest.json of the plugin is not valid. (${details})`,
  });
}

/** Files of the package that the manifest names: what is not named is not served. */
function listedFiles({ icon, desktop, mobile, config }: PluginManifest): string[] {
  return [
    icon,
    ...[desktop, mobile, config].flatMap((part) => [...(part?.js ?? []), ...(part?.css ?? [])]),
    ...(config?.html === undefined ? [] : [config.html]),
  ].filter((path) => !/^https?:\/\//.test(path));
}

const UNREADABLE: Bilingual = {
  ja: 'プラグインファイルを読み込めません。zipファイルが壊れているか、形式が正しくありません。',
  en: 'The plugin file cannot be read. The zip is broken or is no zip.',
};
const NOT_A_PLUGIN: Bilingual = {
  ja: 'プラグインファイルではありません。contents.zip、PUBKEY、SIGNATUREが必要です。',
  en: 'Not a plugin file: contents.zip, PUBKEY and SIGNATURE are needed.',
};
const TAMPERED: Bilingual = {
  ja: 'プラグインの署名が正しくありません。ファイルが改ざんされている可能性があります。',
  en: 'The signature of the plugin is not valid. The file may have been tampered with.',
};
const NO_MANIFEST: Bilingual = {
  ja: 'プラグインのmanifest.jsonを読み込めません。',
  en: 'The manifest.json of the plugin cannot be read.',
};
const TOO_BIG: Bilingual = {
  ja: 'プラグインに20MBを超えるファイルが含まれているか、ファイルが多すぎます。',
  en: 'The plugin holds a file of more than 20 MB, or too many files.',
};
