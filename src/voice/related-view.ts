/** Which other apps voices lean on, on the config screen: chosen from those the administrator sees, their fields checked. */
import type { ConfigHost, FormField } from '../kintone/host';
import { el, fill } from '../ui/dom';
import { selectOf } from '../ui/select';
import { relatedFields, relatedKeys, relatedSlots, type RelatedKey } from './related-apps';
import { text } from './related-messages';
import { labelled } from './setting-controls';
import type { VoiceSettings } from './settings';

type Related = VoiceSettings['related'];
type Reading = Pick<ConfigHost, 'request'>;

interface AppEntry {
  appId: string;
  name: string;
}

/** kintone gives at most so many apps at once. */
const PAGE = 100;
const NONE = '';

export function relatedView(
  initial: Related,
  host: Reading,
  change: (next: Related) => void,
): HTMLElement {
  let related = initial;
  const rows = el('div', {}, el('p', { class: 'kumin-voice-note' }, text().reading));
  const show = (apps: readonly AppEntry[]): void =>
    fill(
      rows,
      relatedKeys.map((key) =>
        row(key, related[key], apps, host, (app) => change((related = { ...related, [key]: app }))),
      ),
    );
  void (async () => {
    try {
      show(await allApps(host));
    } catch (error) {
      console.warn('kumin: the list of apps could not be read', error);
      show([]);
      rows.append(el('p', { class: 'kumin-voice-note', role: 'alert' }, text().unreadable));
    }
  })();
  return rows;
}

/** @throws RequestError */
async function allApps(host: Reading): Promise<AppEntry[]> {
  const all: AppEntry[] = [];
  for (;;) {
    const { apps } = await host.request<{ apps: AppEntry[] }>('GET', 'apps', {
      limit: PAGE,
      offset: all.length,
    });
    all.push(...apps);
    if (apps.length < PAGE) return all;
  }
}

function row(
  key: RelatedKey,
  app: number | null,
  apps: readonly AppEntry[],
  host: Reading,
  change: (app: number | null) => void,
): HTMLElement {
  const said = el('p', { class: 'kumin-voice-note', role: 'status' });
  let asked = app;
  const check = async (): Promise<void> => {
    const now = asked;
    said.textContent = now === null ? '' : text().checking;
    if (now === null) return;
    const words = await fieldWords(key, now, host);
    // Another app was chosen meanwhile.
    if (asked === now) said.textContent = words;
  };
  void check();
  const known = apps.some(({ appId }) => Number(appId) === app);
  const options = [
    { value: NONE, label: text().none },
    ...(app === null || known ? [] : [{ value: String(app), label: text().appNumber(app) }]),
    ...apps.map(({ appId, name }) => ({ value: appId, label: `${name} (${appId})` })),
  ];
  const select = selectOf(app === null ? NONE : String(app), options, (value) => {
    asked = value === NONE ? null : Number(value);
    change(asked);
    void check();
  });
  return el('div', {}, [labelled(text()[key], select), said]);
}

async function fieldWords(key: RelatedKey, app: number, host: Reading): Promise<string> {
  let properties: Record<string, FormField>;
  try {
    ({ properties } = await host.request<{ properties: Record<string, FormField> }>(
      'GET',
      'app/form/fields',
      { app },
    ));
  } catch (error) {
    console.warn('kumin: the fields of an app could not be read', error);
    return text().gone;
  }
  const found: Partial<Record<string, string>> = relatedFields(key, properties);
  const missing = relatedSlots[key].filter((slot) => found[slot.key] === undefined);
  return missing.length > 0
    ? text().missing(missing.map(({ names: [first = ''] }) => first).join('、'))
    : text().found(Object.values(found).join('、'));
}
