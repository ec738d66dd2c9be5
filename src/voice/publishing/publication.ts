/** One publication: the voices of a period, and what stands around them. All outputs are made of this. */
import type { Day } from '../../calendar/day';
import type { PeriodBasis, PublishedPeriod } from './period';
import type { PublishedVoice } from './published';
import type { PublishingSettings } from './settings';

export interface Publication {
  voices: readonly PublishedVoice[];
  period: PublishedPeriod;
  /** By which day its voices belong to the period. */
  basis: PeriodBasis;
  /** The day it was made. */
  asOf: Day;
  settings: Pick<PublishingSettings, 'pageTitle' | 'rule' | 'footer' | 'sns'>;
}
