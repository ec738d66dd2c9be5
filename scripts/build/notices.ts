/** Licences of the packages in a bundle, as their authors ask to have them shown. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';

/** @throws Error when a package has no licence text: then it must not be shipped. */
export function thirdPartyNotices(packages: string[]): string {
  return packages.map((name) => notice(name)).join('\n\n');
}

function notice(name: string): string {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file && !license) throw new Error(`No licence found for ${name}`);
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `License: ${license}`;
  return `${name} ${version} (${license ?? 'see below'})\n${'-'.repeat(60)}\n${text}`;
}

/** Appends the notices to the config page, where an administrator can read them. */
export function withNotices(configHtml: string, notices: string): string {
  const escaped = notices.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return `${configHtml.trimEnd()}
<details class="kumin-notices">
  <summary>使用しているソフトウェアのライセンス / Third-party notices</summary>
  <pre>${escaped}</pre>
</details>
`;
}
