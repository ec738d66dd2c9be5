/**
 * What an app is: its settings, in the REST shapes, kept twice (preview and live) until deploy
 * copies one over the other. Everything about an app but its records.
 */
import type { ProxySetting } from '../proxy/settings';
import type { TokenRight } from '../context';
import type { Database } from '../store/database';
import { appNotFound } from '../errors';

/** A field's settings as `GET /k/v1/app/form/fields.json` returns it. */
export interface FieldProperty {
  type: string;
  code: string;
  label: string;
  /** Never changes and is never shown: a renamed field code keeps its data. Not part of REST. */
  fieldId: number;
  enabled?: boolean;
  noLabel?: boolean;
  required?: boolean;
  unique?: boolean;
  minValue?: string;
  maxValue?: string;
  minLength?: string;
  maxLength?: string;
  defaultValue?: unknown;
  defaultNowValue?: boolean;
  options?: Record<string, { label: string; index: string }>;
  align?: string;
  expression?: string;
  hideExpression?: boolean;
  digit?: boolean;
  format?: string;
  displayScale?: string;
  unit?: string;
  unitPosition?: 'BEFORE' | 'AFTER';
  protocol?: 'WEB' | 'CALL' | 'MAIL';
  thumbnailSize?: string;
  openGroup?: boolean;
  entities?: { type: string; code: string }[];
  lookup?: LookupSetting;
  referenceTable?: Record<string, unknown>;
  /** SUBTABLE: the fields of a row, by code. */
  fields?: Record<string, FieldProperty>;
}

export interface LookupSetting {
  relatedApp: { app: string; code: string };
  relatedKeyField: string;
  fieldMappings: { field: string; relatedField: string }[];
  lookupPickerFields: string[];
  filterCond: string;
  sort: string;
}

/** One row of `GET /k/v1/app/form/layout.json`. */
export type LayoutRow =
  | { type: 'ROW'; fields: LayoutField[] }
  | { type: 'SUBTABLE'; code: string; fields: LayoutField[] }
  | { type: 'GROUP'; code: string; layout: LayoutRow[] };

export interface LayoutField {
  type: string;
  code?: string;
  label?: string;
  elementId?: string;
  size?: { width?: string; height?: string; innerHeight?: string };
}

/** One entry of `GET /k/v1/app/views.json`. */
export interface View {
  index: string;
  id: string;
  type: 'LIST' | 'CALENDAR' | 'CUSTOM';
  builtinType?: 'ASSIGNEE';
  name: string;
  fields?: string[];
  date?: string;
  title?: string;
  html?: string;
  pager?: boolean;
  device?: 'DESKTOP' | 'ANY';
  filterCond: string;
  sort: string;
}

/** `GET /k/v1/app/status.json`; null members until process management was ever set. */
export interface ProcessManagement {
  enable: boolean;
  states: Record<string, ProcessState> | null;
  actions: ProcessAction[] | null;
}

export interface ProcessEntity {
  entity: { type: string; code: string | null };
  includeSubs: boolean;
}

export interface ProcessState {
  name: string;
  index: string;
  assignee: { type: 'ONE' | 'ALL' | 'ANY'; entities: ProcessEntity[] };
}

export interface ProcessAction {
  name: string;
  from: string;
  to: string;
  filterCond: string;
  type: 'PRIMARY' | 'SECONDARY';
  executableUser?: { entities: ProcessEntity[] };
}

/** One entry of `GET /k/v1/app/acl.json`, most important first. */
export interface AppRight {
  entity: { type: 'USER' | 'GROUP' | 'ORGANIZATION' | 'CREATOR'; code: string | null };
  includeSubs: boolean;
  appEditable: boolean;
  recordViewable: boolean;
  recordAddable: boolean;
  recordEditable: boolean;
  recordDeletable: boolean;
  recordImportable: boolean;
  recordExportable: boolean;
}

/** One file or URL of a customization; `fileKey` is a key of the `files` table. */
export type CustomizeResource =
  | { type: 'URL'; url: string }
  | { type: 'FILE'; file: { name: string; fileKey: string; contentType: string; size: string } };

export interface Customization {
  scope: 'ALL' | 'ADMIN' | 'NONE';
  desktop: { js: CustomizeResource[]; css: CustomizeResource[] };
  mobile: { js: CustomizeResource[]; css: CustomizeResource[] };
}

export interface AppSettings {
  name: string;
  description: string;
  icon: Record<string, unknown>;
  theme: string;
  titleField: { selectionMode: 'AUTO' | 'MANUAL'; code?: string };
  enableThumbnails: boolean;
  enableBulkDeletion: boolean;
  enableComments: boolean;
  enableDuplicateRecord: boolean;
  enableInlineRecordEditing: boolean;
  numberPrecision: { digits: string; decimalPlaces: string; roundingMode: string };
  firstMonthOfFiscalYear: string;
}

export interface AppPluginSetting {
  id: string;
  enabled: boolean;
  config: Record<string, string>;
  /** What its requests to elsewhere carry; only its settings page and the proxy read it. */
  proxies?: ProxySetting[];
}

export interface ApiToken {
  token: string;
  rights: TokenRight[];
}

export interface AppDefinition {
  id: number;
  /** App code; empty when none was given. */
  code: string;
  revision: number;
  settings: AppSettings;
  /** Fields by code, the built-in ones included. */
  fields: Record<string, FieldProperty>;
  layout: LayoutRow[];
  /** Views by name. */
  views: Record<string, View>;
  process: ProcessManagement;
  rights: AppRight[];
  customization: Customization;
  /** Plugins added to the app, in order, with the settings saved by their config page. */
  plugins: AppPluginSetting[];
  /** Keys of programs elsewhere; absent until the first was made. */
  tokens?: ApiToken[];
  /** Settings in their REST shapes, by endpoint name, each read by its own room (record rights, notifications, actions…). */
  kept: Record<string, unknown>;
  /** Only in a preview: live names of statuses, and of options by `fieldId`, to the names they get at deploy. */
  renames?: { states: Record<string, string>; options: Record<string, Record<string, string>> };
  /** Next number for `fieldId` and for view ids. */
  nextFieldId: number;
}

/** @throws KintoneError GAIA_AP01 when there is no such app or it was never deployed. */
export function liveApp(db: Database, appId: number): AppDefinition {
  return read(db, appId, 'live');
}

/** @throws KintoneError GAIA_AP01 when there is no such app. */
export function previewApp(db: Database, appId: number): AppDefinition {
  return read(db, appId, 'preview');
}

const cache = new WeakMap<Database, Map<string, { json: string; app: AppDefinition }>>();

function read(db: Database, appId: number, side: 'live' | 'preview'): AppDefinition {
  const row = db.get<{ json: string | null }>(
    `SELECT ${side} AS json FROM apps WHERE id = ?`,
    appId,
  );
  if (!row?.json) throw appNotFound(appId);
  const known = cache.get(db) ?? new Map<string, { json: string; app: AppDefinition }>();
  cache.set(db, known);
  const key = `${side}${appId}`;
  const hit = known.get(key);
  if (hit?.json === row.json) return hit.app;
  const app = JSON.parse(row.json) as AppDefinition;
  known.set(key, { json: row.json, app });
  return app;
}
