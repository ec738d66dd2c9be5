/** 集計: dashboards of charts that know 年度 and 和暦 and drop no record. What each screen gets is in its own module. */
import type { Feature, FeatureWords } from '../feature';
import { defineMessages } from '../ui/messages';
import { addressOf, storageOf } from '../ui/page';
import { settingsParts } from './editor/settings-parts';
import { showDashboards } from './screens';
import { defaults, schema, type ChartsSettings } from './settings';
import { ADDRESS_PARAMETER } from './state';

const text = defineMessages({
  ja: {
    title: '集計',
    about:
      '一覧やレコードの画面に、年度・四半期・和暦の分かるグラフと集計表を出します。未入力も数え、押すとそのレコードを開けます。',
  },
  en: {
    title: 'Charts',
    about:
      'Adds charts and pivot tables that know fiscal years to lists and records. What is not entered is counted, too, and each mark opens its records.',
  },
});

export const charts: Feature<ChartsSettings> = {
  id: 'charts',
  schema,
  defaults,
  slots: [],
  words: (): FeatureWords => ({ ...text(), slots: {} }),
  settingsParts,
  start(host, settings) {
    showDashboards(host, settings, {
      now: () => new Date(),
      go: (address) => window.location.assign(address),
      address: addressOf(ADDRESS_PARAMETER),
      local: storageOf('localStorage'),
      session: storageOf('sessionStorage'),
    });
  },
};
