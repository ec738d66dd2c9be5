/**
 * A browser and a Japanese font for the tests and pictures: what is installed is used first, else
 * Debian's packages when this process may install them, else a message that names what to install.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a Chromium-like browser, or undefined. `CHROME_PATH` wins. */
export function findBrowser(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  return [...(chosen ? [chosen] : []), ...INSTALLED].find((file) => existsSync(file));
}

/**
 * Makes sure that both are there.
 * @returns path of the browser
 * @throws Error in words when one is missing and cannot be installed here
 */
export function ensureBrowser(log: (text: string) => void): string {
  const wanted: string[] = [];
  if (!findBrowser()) wanted.push('chromium');
  if (process.platform === 'linux' && !hasJapaneseFont()) wanted.push('fonts-noto-cjk');
  if (wanted.length > 0) installFromDebian(wanted, log);
  const browser = findBrowser();
  if (!browser) throw new Error(howToInstall(['chromium']));
  return browser;
}

function hasJapaneseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function installFromDebian(packages: string[], log: (text: string) => void): void {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...parameters: string[]) => {
    const [command, ...rest] = [...sudo, 'apt-get', ...parameters] as [string, ...string[]];
    execFileSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  log(`${packages.join(' と ')} を入れています… / installing ${packages.join(', ')}…`);
  try {
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'fontconfig', ...packages);
  } catch (error) {
    throw new Error(howToInstall(packages), { cause: error });
  }
}

const howToInstall = (packages: string[]): string =>
  `テストには ${packages.join(' と ')} が必要です。管理者として次を実行してください: apt-get install ${packages.join(' ')}` +
  `（Chrome・Edge があれば CHROME_PATH に場所を指定しても動きます） / Tests need ${packages.join(', ')}; install them or set CHROME_PATH.`;
