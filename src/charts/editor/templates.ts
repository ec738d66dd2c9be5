/**
 * Dashboards for what a ward office keeps: 区民のこえ, 申請, 施設利用. Their charts speak of roles (受付日, 分野); which
 * field of the app plays a role is found by its name, and a chart whose roles nobody plays is not made.
 */
import { proposeMapping } from '../../settings/mapping';
import type { FieldSlot } from '../../feature';
import type { Chart, Dashboard } from '../definition';
import { choiceLabels } from '../../records/choice-labels';
import { askedField, type SourceFields } from './fields';
import { dashboardWith, OWN_SOURCE } from './make';
import { chartsOfTemplate, type RoleCharts } from './template-charts';
import { rolesOf, roleWords, templateTitle, type Role, type TemplateId } from './template-roles';
import { chartName } from './words';

export { templateIds, templateTitle, type TemplateId } from './template-roles';

export interface Filled {
  /** undefined when no chart could be made. */
  dashboard: Dashboard | undefined;
  /** Roles that no field plays, in words. */
  missing: string[];
}

export function filledTemplate(id: TemplateId, fields: SourceFields): Filled {
  const roles = rolesOf(id);
  const found = proposeMapping(
    roles.map((role): FieldSlot => ({ ...role, required: false })),
    { ...fields },
  );
  const missing = roles
    .filter(({ key }) => found[key] === undefined)
    .map(({ key }) => roleWords(key));
  const of = (key: Role): { code: string; label: string; options: number } | undefined => {
    const asked = askedField(fields, found[key] ?? '');
    return asked && { ...asked, options: choiceLabels(asked.field).length };
  };
  const made: RoleCharts = chartsOfTemplate(id, of);
  const charts = made.charts.map((chart, at): Chart => ({
    ...chart,
    title: chart.title === '' ? chartName(chart, fields) : chart.title,
    id: `c${at + 1}`,
  }));
  if (charts.length === 0) return { dashboard: undefined, missing };
  return {
    missing,
    dashboard: dashboardWith({
      id: '',
      title: templateTitle(id),
      charts,
      slicers: made.slicers.map(({ code, by, label }, at) => ({
        id: `s${at + 1}`,
        label,
        fields: { [OWN_SOURCE]: code },
        how: { by },
        initial: null,
      })),
    }),
  };
}
