/** 集計 on the config screen: the editor of dashboards, and what holds for all of them. */
import type { SettingsPart } from '../../feature';
import { el } from '../../ui/dom';
import type { ChartsSettings } from '../settings';
import { Editor } from './editor';
import { livePreview } from './live-preview';
import { text } from './messages';
import { ownSettingsView } from './own-settings-view';
import { Surroundings } from './surroundings';

export function settingsParts(): SettingsPart<ChartsSettings>[] {
  return [
    {
      id: 'dashboards',
      title: text().dashboardsPart,
      summary: ({ dashboards }) =>
        dashboards.length === 0
          ? text().noDashboards
          : text().dashboardsNow(
              dashboards.map(({ title, charts }) => text().dashboardNow(title, charts.length)),
            ),
      asks: ({ dashboards }) => dashboards.length === 0,
      view({ now, fields, host, change }) {
        const around = new Surroundings(host, fields, () => editor.draw());
        const editor = new Editor({
          dashboards: now().dashboards,
          around,
          preview: livePreview(host, () => now().officeDays),
          change: (dashboards) =>
            change((settings) => ({ ...settings, dashboards: [...dashboards] })),
        });
        void around.read();
        return el('div', { class: 'kumin-charts-editor' }, editor.element);
      },
    },
    {
      id: 'own',
      title: text().own,
      summary: ({ keep, officeDays: { closed, open } }) =>
        [
          keep === 'kept' ? text().keptNow : text().offNow,
          text().daysNow(closed.length, open.length),
        ].join(text().list),
      view({ now, change }) {
        const { keep, officeDays } = now();
        return el(
          'div',
          { class: 'kumin-charts-editor' },
          ownSettingsView({ keep, officeDays }, (own) =>
            change((settings) => ({ ...settings, ...own })),
          ),
        );
      },
      taken: (now, { keep, officeDays }) => ({ ...now, keep, officeDays }),
    },
  ];
}
