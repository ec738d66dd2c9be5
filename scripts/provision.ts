/**
 * `npm run provision`: the standard apps on a kintone, made or brought up to date.
 *   --base-url --username --password   or KINTONE_BASE_URL, KINTONE_USERNAME, KINTONE_PASSWORD
 *   --app voice                        only this app; may be repeated
 *   --lang ja|en                       language of the messages (otherwise LANG, otherwise Japanese)
 */
import { parseArgs } from 'node:util';
import { provisionApps } from './provision/apps';
import { STANDARD_APPS, type StandardAppKey } from './provision/definition';
import { kintoneClient } from './provision/client';
import { inWords } from './provision/failure';
import { type Language, words } from './provision/messages';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'base-url': { type: 'string', default: process.env['KINTONE_BASE_URL'] },
      username: { type: 'string', default: process.env['KINTONE_USERNAME'] },
      password: { type: 'string', default: process.env['KINTONE_PASSWORD'] },
      app: { type: 'string', multiple: true },
      lang: { type: 'string' },
    },
  });
  const text = words(language(values.lang));
  const { 'base-url': baseUrl, username, password } = values;
  if (!baseUrl || !username || !password) {
    const missing = Object.entries({
      '--base-url': baseUrl,
      '--username': username,
      '--password': password,
    })
      .filter(([, value]) => !value)
      .map(([name]) => name);
    return fail(`${text.missing(missing.join(' '))}\n${text.usage}`);
  }
  if (!URL.canParse(baseUrl)) return fail(text.badUrl(baseUrl));
  const unknown = (values.app ?? []).find((key) => !isStandardApp(key));
  if (unknown !== undefined) return fail(text.unknownApp(unknown, STANDARD_APPS.join(', ')));

  const log = (line: string) => console.log(line);
  log(text.using(baseUrl, username));
  try {
    const client = kintoneClient({ baseUrl, username, password });
    await provisionApps({ client, text, log }, values.app?.filter(isStandardApp));
    log(text.done);
  } catch (error) {
    fail(inWords(error, baseUrl, text));
  }
}

function isStandardApp(key: string): key is StandardAppKey {
  return (STANDARD_APPS as readonly string[]).includes(key);
}

function language(wanted: string | undefined): Language {
  return (wanted ?? process.env['LANG'] ?? '').startsWith('en') ? 'en' : 'ja';
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

main().catch((error: Error) => fail(error.message));
