/** Settings of 集計: the app's dashboards, and what holds for all of them. */
import * as v from 'valibot';
import { parseDay, type Day } from '../calendar/day';
import type { FeatureSettings } from '../feature';
import type { Dashboard } from './definition';
import { dashboardSchema } from './schema';

export interface ChartsSettings extends FeatureSettings {
  dashboards: Dashboard[];
  /** Whether records read stay on this computer, encrypted, until the browser is closed. */
  keep: 'kept' | 'off';
  /** The office's own days beside weekends, holidays and the turn of the year. */
  officeDays: { closed: Day[]; open: Day[] };
}

export function defaults(): ChartsSettings {
  return {
    enabled: true,
    fields: {},
    dashboards: [],
    keep: 'kept',
    officeDays: { closed: [], open: [] },
  };
}

const day = v.pipe(
  v.string(),
  v.check((text) => parseDay(text) !== undefined),
  v.transform((text) => text as Day),
);

export const schema: v.GenericSchema<unknown, ChartsSettings> = v.object({
  enabled: v.boolean(),
  fields: v.optional(v.record(v.string(), v.string()), {}),
  dashboards: v.optional(v.array(dashboardSchema), []),
  keep: v.optional(v.picklist(['kept', 'off']), 'kept'),
  officeDays: v.optional(
    v.object({ closed: v.optional(v.array(day), []), open: v.optional(v.array(day), []) }),
    { closed: [], open: [] },
  ),
});
