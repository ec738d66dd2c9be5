/** Entry on a PC: reads the app's settings once and starts the features that are on. */
import { features } from './features';
import { desktopHost } from './kintone/desktop';
import { pluginIdAtLoad } from './kintone/plugin';
import { settingsOfApp } from './settings/source';
import { startFeatures } from './start';

startFeatures(desktopHost(), features, settingsOfApp(pluginIdAtLoad(), features));
