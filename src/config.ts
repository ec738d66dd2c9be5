/** Entry of the plugin's config page. */
import { features } from './features';
import { configHost, pluginIdAtLoad } from './kintone/plugin';
import { openConfigScreen } from './settings/config-view';

const pluginId = pluginIdAtLoad();
const root = document.getElementById('kumin-config');
if (!pluginId || !root) throw new Error('This file runs on the config page of the plugin only.');
void openConfigScreen(configHost(pluginId), features, root);
