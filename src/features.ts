/** The features of the plugin, in the order of the config screen. */
import { charts } from './charts';
import type { Feature } from './feature';
import { voice } from './voice';

export const features: Feature[] = [voice, charts];
