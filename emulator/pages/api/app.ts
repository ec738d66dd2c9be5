/** `kintone.app`, `kintone.app.record`: what they answer comes from the open screen and from REST. */
import type { FieldProperty, View } from '../../apps/definition';
import type { Boot } from '../boot';
import { appInformation } from './app-information';
import { appParts } from './parts';
import { recordNamespace } from './record';
import { notHere } from './refuse';
import { rest } from './rest';
import { screen } from './screen';

type Namespace = Record<string, unknown>;

export function appNamespace(boot: Boot): Namespace {
  const appId = boot.app ? Number(boot.app.id) : null;
  const settings = <T>(path: string): Promise<T> =>
    rest<T>('GET', `/k/v1/app/${path}.json`, { app: boot.app?.id, lang: 'user' });
  return {
    getId: () => appId,
    getQuery: () => screen().query,
    getQueryCondition: () => screen().queryCondition,
    getHeaderSpaceElement: () => screen().headerSpace,
    getHeaderMenuSpaceElement: () => screen().headerMenuSpace,
    getFieldElements: (code: string) => screen().fieldElements(code),
    getLookupTargetAppId: (code: string) => field(code)?.lookup?.relatedApp.app ?? null,
    getRelatedRecordsTargetAppId: (code: string) => boot.app?.relatedTargets?.[code] ?? null,
    getFormFields: async () =>
      (await settings<{ properties: Record<string, FieldProperty> }>('form/fields')).properties,
    getFormLayout: async () => (await settings<{ layout: unknown[] }>('form/layout')).layout,
    getView: async () => screen().view,
    getViews: async () => (await listed(settings('views'))).map(shortView),
    getReports: async () => reports(await settings('reports')),
    getStatus: () => settings<Namespace>('status'),
    setRecordListStyle: async (config: unknown) => {
      const { listStyle } = screen();
      if (!listStyle) return notHere('kintone.app.setRecordListStyle');
      listStyle.set(config);
    },
    getRecordListStyle: async () => {
      const { listStyle } = screen();
      return listStyle ? listStyle.get() : notHere('kintone.app.getRecordListStyle');
    },
    ...appInformation(boot),
    ...appParts(),
    record: recordNamespace(boot),
  };
}

function field(code: string): FieldProperty | undefined {
  const { fields } = screen();
  return (
    fields[code] ??
    Object.values(fields)
      .map((one) => one.fields?.[code])
      .find((one) => one !== undefined)
  );
}

async function listed(answer: Promise<{ views: Record<string, View> }>): Promise<View[]> {
  const { views } = await answer;
  return Object.values(views).sort((one, other) => Number(one.index) - Number(other.index));
}

function shortView({ type, builtinType, name, id }: View): Partial<View> {
  return builtinType ? { type, builtinType, name, id } : { type, name, id };
}

interface Report {
  name: string;
  id: string;
  index: string;
  chartType: string;
  periodicReport?: { active?: boolean } | null;
}

function reports({ reports: all }: { reports: Record<string, Report> }): Namespace[] {
  return Object.values(all)
    .sort((one, other) => Number(one.index) - Number(other.index))
    .map(({ name, id, chartType, periodicReport }) => ({
      name,
      id,
      chartType,
      periodicReport: Boolean(periodicReport),
    }));
}
