/** `kintone.app.record`: the record of the open screen. */
import type { Boot } from '../boot';
import { events } from './bus';
import { text } from './messages';
import { recordParts } from './parts';
import { badArgument, nameHere, notHere } from './refuse';
import { rest } from './rest';
import { screen } from './screen';
import type { RecordValues } from './screen';

type Namespace = Record<string, unknown>;

const HOME = 'kintone.app.record';

export function recordNamespace(boot: Boot): Namespace {
  /** App and record of the screen. @throws Error where there is none */
  const open = (name: string): { app: string; record: number } => {
    const { recordId } = screen();
    return boot.app && recordId !== null
      ? { app: boot.app.id, record: recordId }
      : notHere(`${HOME}.${name}`);
  };
  return {
    getId: () => screen().recordId,
    get: () => {
      outsideHandlers(`${HOME}.get`);
      return screen().getRecord();
    },
    set: (record: { record: RecordValues }) => {
      outsideHandlers(`${HOME}.set`);
      screen().setRecord(record);
    },
    getHeaderMenuSpaceElement: () => screen().recordHeaderMenuSpace,
    getSpaceElement: (id: string) => screen().spaceElement(id),
    getFieldElement: (code: string) => screen().fieldElement(code),
    setFieldShown: (code: string, shown: boolean) => screen().setFieldShown(code, shown),
    isFieldVisible: async (code: string) => screen().isFieldVisible(code),
    setGroupFieldOpen: (code: string, group: boolean) => screen().setGroupFieldOpen(code, group),
    isGroupFieldOpen: async (code: string) => screen().isGroupFieldOpen(code),
    setFieldStyle: async (code: string, config: unknown) => {
      const { setFieldStyle } = screen();
      if (!setFieldStyle) return notHere(`${HOME}.setFieldStyle`);
      setFieldStyle(code, config);
    },
    getFieldStyle: async (code: string) => {
      const { getFieldStyle } = screen();
      return getFieldStyle ? getFieldStyle(code) : notHere(`${HOME}.getFieldStyle`);
    },
    getStatusActions: async () => screen().statusActions?.() ?? notHere(`${HOME}.getStatusActions`),
    getActions: async () => screen().appActions?.list() ?? notHere(`${HOME}.getActions`),
    getAssignees: async () => screen().assignees?.() ?? notHere(`${HOME}.getAssignees`),
    getStatusHistory: async (offset: unknown = 0, limit: unknown = 100) => {
      const name = `${HOME}.getStatusHistory`;
      if (!isWhole(offset, 0)) return badArgument(name, 'offset', offset);
      if (!isWhole(limit, 1) || Number(limit) > 100) return badArgument(name, 'limit', limit);
      const place = open('getStatusHistory');
      return rest('GET', '/k/internal/record/status-history.json', { ...place, offset, limit });
    },
    getPermissions: async () => {
      const { record } = await rightsOf(open('getPermissions'));
      return { editRecord: record.editable, deleteRecord: record.deletable };
    },
    getFieldPermissions: async () => {
      const { fields } = await rightsOf(open('getFieldPermissions'));
      return Object.fromEntries(
        Object.entries(fields).map(([code, { viewable, editable }]) => [
          code,
          { readField: viewable, editField: editable },
        ]),
      );
    },
    ...recordParts(),
  };
}

/** kintone refuses get and set while its own handlers run, their Promises included. */
function outsideHandlers(name: string): void {
  if (events.running) throw new Error(text().insideHandler(`${nameHere(name)}()`));
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isInteger(value) && Number(value) >= least;
}

interface Rights {
  record: { viewable: boolean; editable: boolean; deletable: boolean };
  fields: Record<string, { viewable: boolean; editable: boolean }>;
}

async function rightsOf({ app, record }: { app: string; record: number }): Promise<Rights> {
  const { rights } = await rest<{ rights: Rights[] }>('GET', '/k/v1/records/acl/evaluate.json', {
    app,
    ids: [record],
  });
  const nothing = { viewable: false, editable: false, deletable: false };
  return rights[0] ?? { record: nothing, fields: {} };
}
