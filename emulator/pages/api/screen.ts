/**
 * The open screen, as `kintone.app.*` and `kintone.app.record.*` see it. A page gives what it has through
 * `setScreen`; what it does not give answers as kintone does on a screen that lacks it (null).
 */
import type { SpaceInfo } from '../boot';
import type { FieldProperty, View } from '../../apps/definition';
import type { ShortcutName } from './shortcut-keys';

/** Values of a record by field code, as kintone's events carry them. */
export interface RecordField {
  type?: string;
  value: unknown;
  /** Message at the field; null or '' takes it away. */
  error?: string | null;
  disabled?: boolean;
  lookup?: boolean | 'CLEAR' | 'UPDATE';
}

export type RecordValues = Record<string, RecordField>;

/** Pages as `kintone.getPageType` names them; on phones each gets `_MOBILE`. */
export type PageType =
  | 'APP_INDEX'
  | 'APP_DETAIL'
  | 'APP_CREATE'
  | 'APP_EDIT'
  | 'APP_PRINT'
  | 'APP_REPORT'
  | 'PORTAL_TOP'
  | 'SPACE_PORTAL'
  | 'SPACE_THREAD'
  | 'NOTIFICATION_TOP'
  | 'APP_SETTINGS_PLUGIN_SETTINGS';

/** Parts of the screen that `kintone.app….show…(state)` hides and shows. */
export type Part =
  | 'addRecordButton'
  | 'appSettingsButton'
  | 'changeAssigneeButton'
  | 'editRecordButton'
  | 'duplicateRecordButton'
  | 'optionsButton'
  | 'pager'
  | 'filterButton'
  | 'reportButton'
  | 'reportSelector'
  | 'viewSelector';

export type DescriptionState = 'OPEN' | 'CLOSED' | 'HIDDEN';
export type SideBarState = 'CLOSED' | 'COMMENTS' | 'HISTORY' | 'HIDDEN';

/** Something of the screen that is in one of several states. */
export interface Switch<Shown, Asked> {
  state(): Shown;
  /** @returns false where the screen cannot be brought into that state */
  show(state: Asked): boolean;
}

export interface StatusActionInfo {
  name: string;
  nextStatus: {
    name: string;
    type: 'ONE' | 'ALL' | 'ANY';
    assignees: { code: string; name: string }[];
  };
}

export interface Screen {
  pageType: PageType | null;
  /** What the shortcut keys do here. */
  shortcuts: Partial<Record<ShortcutName, () => void>>;

  /** Fields of the live form by code; lookup and related-record targets are read from it. */
  fields: Record<string, FieldProperty>;

  // Record screens
  recordId: number | null;
  /** A copy of the record in the form (detail, create, edit), else null. */
  getRecord(): { record: RecordValues } | null;
  /** Writes into the form (create, edit). */
  setRecord(record: { record: RecordValues }): void;
  /** Element of a field; kintone gives it on the detail screen only. */
  fieldElement(code: string): HTMLElement | null;
  spaceElement(elementId: string): HTMLElement | null;
  /** Above the record (`kintone.app.record.getHeaderMenuSpaceElement`). */
  recordHeaderMenuSpace: HTMLElement | null;
  /** Field code or space element id; an unknown one does nothing. */
  setFieldShown(code: string, shown: boolean): void;
  isFieldVisible(code: string): boolean | null;
  setGroupFieldOpen(code: string, open: boolean): void;
  isGroupFieldOpen(code: string): boolean | null;
  /** Process management; null on screens that show nothing of it. */
  statusActions: (() => Promise<StatusActionInfo[]>) | null;
  /** One process action's button by the action's name; false when there is none such. */
  showStatusAction(name: string, shown: boolean): boolean;
  /** null when there is no such action. */
  isStatusActionShown(name: string): Promise<boolean | null>;
  /** Buttons of app actions; null on screens that have none. */
  appActions: {
    list(): Promise<{ name: string; id: string }[]>;
    /** null when there is no such action. */
    isShown(name: string): Promise<boolean | null>;
    show(name: string, shown: boolean): void;
  } | null;
  /** `action`: what one of several has already run while the others still have to. */
  assignees:
    (() => Promise<{ assignee: { code: string; name: string }; action: string | null }[]>) | null;
  /** How a field looks; null on screens without a form. @throws TypeError for a field or style that cannot be set */
  setFieldStyle: ((code: string, config: unknown) => void) | null;
  getFieldStyle: ((code: string) => unknown) | null;
  sideBar: Switch<SideBarState, 'OPEN' | 'CLOSED' | 'COMMENTS' | 'HISTORY'> | null;

  // The list
  /** Cells of a column of the list; null where the column is not shown. */
  fieldElements(code: string): HTMLElement[] | null;
  /** Right of the list's menu (`kintone.app.getHeaderMenuSpaceElement`). */
  headerMenuSpace: HTMLElement | null;
  /** Under the list's menu (`kintone.app.getHeaderSpaceElement`). */
  headerSpace: HTMLElement | null;
  /** Query with order by, limit and offset. */
  query: string | null;
  /** Query without order by, limit and offset. */
  queryCondition: string | null;
  viewId: number | null;
  view: View | null;
  /** Choices of the view selector by the view's id. */
  viewItems: Switch<Record<string, boolean>, Record<string, boolean>> | null;
  /** Choices of the graph selector by the graph's id. */
  reportItems: Switch<Record<string, boolean>, Record<string, boolean>> | null;
  /** How a table view looks; null on screens without one. */
  listStyle: {
    get(): unknown;
    /** @throws TypeError for a place that is not there or a style that cannot be set */
    set(config: unknown): void;
  } | null;
  description: Switch<DescriptionState, 'OPEN' | 'CLOSED'> | null;

  // Portal and spaces
  portalSpace: HTMLElement | null;
  spacePortal: HTMLElement | null;
  space: SpaceInfo | null;

  /** Shows or hides a part of the screen; false when this screen has no such part. */
  showPart(part: Part, shown: boolean): boolean;
  isPartShown(part: Part): boolean | null;
}

/** A screen with nothing on it: what an API answers before a page says more. */
function emptyScreen(): Screen {
  return {
    pageType: null,
    shortcuts: {},
    fields: {},
    recordId: null,
    getRecord: () => null,
    setRecord: () => undefined,
    fieldElement: () => null,
    spaceElement: () => null,
    recordHeaderMenuSpace: null,
    setFieldShown: () => undefined,
    isFieldVisible: () => null,
    setGroupFieldOpen: () => undefined,
    isGroupFieldOpen: () => null,
    statusActions: null,
    showStatusAction: () => false,
    isStatusActionShown: async () => null,
    appActions: null,
    assignees: null,
    setFieldStyle: null,
    getFieldStyle: null,
    sideBar: null,
    fieldElements: () => null,
    headerMenuSpace: null,
    headerSpace: null,
    query: null,
    queryCondition: null,
    viewId: null,
    view: null,
    viewItems: null,
    reportItems: null,
    listStyle: null,
    description: null,
    portalSpace: null,
    spacePortal: null,
    space: spaceOfPage,
    showPart: () => false,
    isPartShown: () => null,
  };
}

/** An app stays in its space while its screens change. */
let spaceOfPage: SpaceInfo | null = null;

let current: Screen = emptyScreen();

export function setSpace(space: SpaceInfo | null): void {
  spaceOfPage = space;
  current = { ...current, space };
}

export function screen(): Screen {
  return current;
}

/** Replaces the given members and keeps the others. */
export function setScreen(change: Partial<Screen>): void {
  current = { ...current, ...change };
}

/** Forgets the former screen (a page that changes from detail to edit begins anew). */
export function resetScreen(): void {
  current = emptyScreen();
}
