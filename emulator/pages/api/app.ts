/** `kintone.app` and `kintone.app.record`: what they answer comes from the open screen and from REST. */
import type { FieldProperty, View } from '../../apps/definition';
import type { Boot } from '../boot';
import { events } from './bus';
import { text } from './messages';
import { appParts, recordParts } from './parts';
import { rest } from './rest';
import { screen } from './screen';
import type { RecordValues } from './screen';

type Refuse = (name: string) => never;
type Namespace = Record<string, unknown>;

export function appNamespace(boot: Boot, refuse: Refuse): Namespace {
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
    getRelatedRecordsTargetAppId: (code: string) => relatedApp(field(code)),
    getFormFields: async () =>
      (await settings<{ properties: Record<string, FieldProperty> }>('form/fields')).properties,
    getFormLayout: async () => (await settings<{ layout: unknown[] }>('form/layout')).layout,
    getView: async () => screen().view,
    getViews: async () => (await listed(settings('views'))).map(shortView),
    getStatus: () => settings<Namespace>('status'),
    ...appParts(refuse),
    record: recordNamespace(refuse),
  };
}

function recordNamespace(refuse: Refuse): Namespace {
  return {
    getId: () => screen().recordId,
    get: () => {
      outsideHandlers('kintone.app.record.get()');
      return screen().getRecord();
    },
    set: (record: { record: RecordValues }) => {
      outsideHandlers('kintone.app.record.set()');
      screen().setRecord(record);
    },
    getHeaderMenuSpaceElement: () => screen().recordHeaderMenuSpace,
    getSpaceElement: (id: string) => screen().spaceElement(id),
    getFieldElement: (code: string) => screen().fieldElement(code),
    setFieldShown: (code: string, shown: boolean) => screen().setFieldShown(code, shown),
    isFieldVisible: async (code: string) => screen().isFieldVisible(code),
    setGroupFieldOpen: (code: string, open: boolean) => screen().setGroupFieldOpen(code, open),
    isGroupFieldOpen: async (code: string) => screen().isGroupFieldOpen(code),
    getStatusActions: async () => screen().statusActions(),
    getAssignees: async () => screen().assignees(),
    showStatusActionButton: async (action: string, state: 'VISIBLE' | 'HIDDEN') => {
      if (!screen().showStatusAction(action, state !== 'HIDDEN')) {
        refuse(`kintone.app.record.showStatusActionButton('${action}')`);
      }
    },
    getStatusActionButtonDisplayState: async (action: string) => {
      const shown = screen().isStatusActionShown(action);
      if (shown === null)
        refuse(`kintone.app.record.getStatusActionButtonDisplayState('${action}')`);
      return shown ? 'VISIBLE' : 'HIDDEN';
    },
    ...recordParts(refuse),
  };
}

/** kintone refuses get and set while its own handlers run, their Promises included. */
function outsideHandlers(name: string): void {
  if (events.running) throw new Error(text().insideHandler(name));
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

function relatedApp(property: FieldProperty | undefined): string | null {
  const target = property?.referenceTable?.relatedApp as { app?: string } | undefined;
  return target?.app ?? null;
}

async function listed(answer: Promise<{ views: Record<string, View> }>): Promise<View[]> {
  const { views } = await answer;
  return Object.values(views).sort((one, other) => Number(one.index) - Number(other.index));
}

function shortView({ type, builtinType, name, id }: View): Partial<View> {
  return builtinType ? { type, builtinType, name, id } : { type, name, id };
}
