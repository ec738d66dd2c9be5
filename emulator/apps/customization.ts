/** JavaScript and CSS of an app: `…/app/customize.json`; the whole site's are read the same way. */
import type { Context } from '../context';
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { claimFile } from '../files/files';
import { enumParam, given, listParam, objectOf, type Params, textParam } from '../server/params';
import type { AppDefinition, Customization, CustomizeResource } from './definition';

const MAX_FILES = 30;
const MAX_BYTES = 20 * 1024 * 1024;

export function setCustomization(context: Context, app: AppDefinition, params: Params): void {
  changeCustomization(context, app.customization, app.id, params);
}

/**
 * A kind left out of the request stays as it was.
 * @param owner app whose files these become; SITE for the whole site's
 */
export function changeCustomization(
  context: Context,
  customization: Customization,
  owner: number,
  params: Params,
): void {
  customization.scope = enumParam(params, 'scope', ['ALL', 'ADMIN', 'NONE']) ?? customization.scope;
  for (const platform of ['desktop', 'mobile'] as const) {
    if (!given(params, platform)) continue;
    const files = objectOf(params[platform], platform);
    for (const kind of ['js', 'css'] as const) {
      const list = listParam(files, kind, `${platform}.${kind}`);
      if (!list) continue;
      if (list.length > MAX_FILES) throw invalidParameter(`${platform}.${kind}`, TOO_MANY);
      customization[platform][kind] = list.map((value, index) => {
        const path = `${platform}.${kind}[${index}]`;
        return readResource(context, owner, objectOf(value, path), path);
      });
    }
  }
}

function readResource(
  context: Context,
  owner: number,
  params: Params,
  path: string,
): CustomizeResource {
  const type = enumParam(params, 'type', ['URL', 'FILE'], `${path}.type`);
  if (!type) throw invalidParameter(`${path}.type`, REQUIRED_PARAMETER);
  if (type === 'URL') {
    const url = textParam(params, 'url', `${path}.url`);
    if (!/^https:\/\/\S+$/.test(url)) throw invalidParameter(`${path}.url`, NOT_HTTPS);
    return { type, url };
  }
  const file = objectOf(params['file'], `${path}.file`);
  const value = claimFile(context, textParam(file, 'fileKey', `${path}.file.fileKey`), owner);
  if (Number(value.size) > MAX_BYTES) throw invalidParameter(`${path}.file.fileKey`, TOO_BIG);
  return { type, file: value };
}

const TOO_MANY: Bilingual = {
  ja: `ファイルとURLは合わせて${MAX_FILES}個までです。`,
  en: `Up to ${MAX_FILES} files and URLs can be specified.`,
};
const TOO_BIG: Bilingual = {
  ja: 'ファイルのサイズは20MBまでです。',
  en: 'A file can be up to 20 MB.',
};
const NOT_HTTPS: Bilingual = {
  ja: 'URLは「https://」で始まる必要があります。',
  en: 'The URL must begin with "https://".',
};
