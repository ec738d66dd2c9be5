/**
 * First of the plugin's files on every page: what draws charts. The page uses it as a library and starts it a second
 * time as a thread beside itself, so that drawing never holds it up.
 */
import './drawing/thread-address';
import { serveCharts } from './drawing/thread-charts';

if (typeof document === 'undefined') serveCharts();
