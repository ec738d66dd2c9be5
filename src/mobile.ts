/** Entry on a phone: reads the app's settings once and starts the features that are on. */
import { features } from './features';
import { mobileHost } from './kintone/mobile';
import { pluginIdAtLoad } from './kintone/plugin';
import { settingsOfApp } from './settings/source';
import { startFeatures } from './start';

startFeatures(mobileHost(), features, settingsOfApp(pluginIdAtLoad(), features));
