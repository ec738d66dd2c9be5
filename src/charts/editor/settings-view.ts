/** 集計 on the config screen: the editor of dashboards, and what holds for all of them. */
import { el } from '../../ui/dom';
import type { ConfigHost, FormField } from '../../kintone/host';
import type { ChartsSettings } from '../settings';
import { Editor } from './editor';
import { livePreview } from './live-preview';
import { ownSettingsView } from './own-settings-view';
import { Surroundings } from './surroundings';

export function settingsView(
  initial: ChartsSettings,
  fields: Record<string, FormField>,
  change: (next: ChartsSettings) => void,
  host: ConfigHost,
): HTMLElement {
  let settings = initial;
  const set = (parts: Partial<ChartsSettings>): void =>
    change((settings = { ...settings, ...parts }));
  const around = new Surroundings(host, fields, () => editor.draw());
  const editor = new Editor({
    dashboards: settings.dashboards,
    around,
    preview: livePreview(host, () => settings.officeDays),
    change: (dashboards) => set({ dashboards: [...dashboards] }),
  });
  void around.read();
  const { keep, officeDays } = settings;
  return el('div', { class: 'kumin-charts-editor' }, [
    editor.element,
    ownSettingsView({ keep, officeDays }, set),
  ]);
}
