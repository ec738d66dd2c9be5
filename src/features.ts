/** The features of the plugin, in the order of the config screen. */
import type { Feature } from './feature';

export const features: Feature[] = [];
