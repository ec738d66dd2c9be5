/** Where the global setup leaves the world that every e2e test file copies. */
import { join } from 'node:path';
import { root } from '../../scripts/paths';

export const WORLD_FILE = join(root, '.cache', 'e2e', 'kintone.sqlite');
export const WORLD_FACTS = join(root, '.cache', 'e2e', 'world.json');

export interface WorldFacts {
  voiceAppId: number;
  trafficAppId: number;
  parksAppId: number;
  areasAppId: number;
  templatesAppId: number;
  actionsAppId: number;
  samplePassword: string;
}
