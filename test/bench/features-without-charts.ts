/** Stands in for src/features.ts, to see what 集計 costs. */
import type { Feature } from '../../src/feature';
import { voice } from '../../src/voice';

export const features: Feature[] = [voice];
