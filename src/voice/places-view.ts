/** In which spaces of the form the screens for voices stand: each is told whether the form has it. */
import type { SettingsDesk } from '../feature';
import type { ConfigHost } from '../kintone/host';
import { spacesIn, type LayoutRow } from '../settings/layout';
import { el, fill } from '../ui/dom';
import { placeNames, text } from './places-messages';
import { line, noteLine } from './setting-controls';
import type { VoiceSettings } from './settings';
import { placeKeys, spaceOf, withSpace, type PlaceKey } from './settings-places';

const LIST = 'kumin-voice-spaces';

export function placesView({ now, host, change }: SettingsDesk<VoiceSettings>): HTMLElement {
  let spaces: string[] | undefined;
  const known = el('datalist', { id: LIST });
  const lines = placeKeys.map((key) => {
    const said = el('p', { class: 'kumin-voice-note', role: 'status' });
    const tell = (): void => {
      const space = spaceOf(now(), key);
      said.textContent = spaceWords(space, spaces);
    };
    return { element: placeLine(key, now(), said, tell, change), tell };
  });
  void (async () => {
    spaces = await spacesOfForm(host);
    fill(
      known,
      (spaces ?? []).map((value) => el('option', { value })),
    );
    for (const { tell } of lines) tell();
  })();
  return el('div', {}, [noteLine(text().how), ...lines.map(({ element }) => element), known]);
}

function placeLine(
  key: PlaceKey,
  settings: VoiceSettings,
  said: HTMLElement,
  tell: () => void,
  change: SettingsDesk<VoiceSettings>['change'],
): HTMLElement {
  const framed = line(placeNames()[key], spaceOf(settings, key), (space) => {
    change((now) => withSpace(now, key, space));
    tell();
  });
  framed.querySelector('input')?.setAttribute('list', LIST);
  framed.append(said);
  return framed;
}

function spaceWords(space: string, spaces: readonly string[] | undefined): string {
  if (space === '') return text().above;
  return spaces === undefined || spaces.includes(space) ? '' : text().missing(space);
}

/** As the form stands in the app's settings; undefined where it cannot be read: then nothing is said of it. */
async function spacesOfForm(
  host: Pick<ConfigHost, 'request' | 'appId'>,
): Promise<string[] | undefined> {
  for (const path of ['preview/app/form/layout', 'app/form/layout']) {
    try {
      const { layout } = await host.request<{ layout: LayoutRow[] }>('GET', path, {
        app: host.appId,
      });
      return spacesIn(layout);
    } catch (error) {
      console.warn(`kumin: the spaces of the form could not be read (${path})`, error);
    }
  }
  return undefined;
}
