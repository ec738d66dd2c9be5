/** What a quarterly report is made of: the charts that have an answer, under the slicers but those of time. Pure. */
import { answerOf, type Now } from './answer';
import { slicerFilters, type Answered } from './answers';
import type { Loaded } from './data';
import type { Dashboard } from './definition';
import { fiscalYears } from './fiscal-years';
import { isPeriod } from './narrowing';
import type { ReportParts } from './report-view';
import { safeBasis, safeFigure } from './safe';
import type { State } from './state';

interface Shown {
  dashboard: Dashboard;
  answered: readonly Answered[];
  loaded: Loaded;
  state: State;
  now: Now;
}

/** @param at when it is made */
export function reportOf(shown: Shown, at: Date): ReportParts {
  const { answered, loaded, state, now } = shown;
  const charts = answered.flatMap((each) => ('answer' in each ? [each.chart] : []));
  const dashboard = { ...shown.dashboard, charts };
  return {
    dashboard,
    zone: now.zone,
    now: at,
    years: fiscalYears(dashboard, loaded, now),
    compute(chart) {
      const data = loaded.data.get(chart.source);
      if (!data) throw new RangeError(`no source ${chart.source}`);
      // The report chooses the time itself.
      const filters = slicerFilters(dashboard, chart.source, state, now).filter(
        ({ how }) => !isPeriod(how.by),
      );
      const answer = answerOf(chart, data, filters, now);
      return {
        ...answer,
        figure: safeFigure(chart, answer, dashboard.maskBelow),
        basis: safeBasis(chart, answer, dashboard.maskBelow),
      };
    },
  };
}
