/** `kintone.app….show…(state)` and `get…DisplayState()` for what can be hidden, folded or chosen on a screen. */
import { badArgument, notHere, oneOf } from './refuse';
import { screen } from './screen';
import type { Part, Screen } from './screen';

const STATES = ['VISIBLE', 'HIDDEN'] as const;
type State = (typeof STATES)[number];

const APP_PARTS: Record<string, Part> = {
  AddRecordButton: 'addRecordButton',
  AppSettingsButton: 'appSettingsButton',
  FilterButton: 'filterButton',
  OptionsButton: 'optionsButton',
  ReportButton: 'reportButton',
  ViewAndReportSelector: 'viewSelector',
};

const RECORD_PARTS: Record<string, Part> = {
  EditRecordButton: 'editRecordButton',
  DuplicateRecordButton: 'duplicateRecordButton',
  Pager: 'pager',
  ChangeAssigneeButton: 'changeAssigneeButton',
};

type Functions = Record<string, (...values: never[]) => unknown>;

/** Functions of `kintone.app`. */
export function appParts(): Functions {
  return {
    ...partFunctions(APP_PARTS, 'kintone.app'),
    showDescription: async (state: unknown) => {
      const name = 'kintone.app.showDescription';
      const wanted = oneOf(name, 'state', state, ['OPEN', 'CLOSED']);
      if (!screen().description?.show(wanted)) notHere(name);
    },
    getDescriptionDisplayState: async () =>
      screen().description?.state() ?? notHere('kintone.app.getDescriptionDisplayState'),
    ...itemFunctions('ViewSelectorItems', () => screen().viewItems),
    ...itemFunctions('ReportSelectorItems', () => screen().reportItems),
  };
}

/** Functions of `kintone.app.record`. */
export function recordParts(): Functions {
  return {
    ...partFunctions(RECORD_PARTS, 'kintone.app.record'),
    showStatusActionButton: async (action: string, state: unknown) => {
      const name = 'kintone.app.record.showStatusActionButton';
      const wanted = oneOf(name, 'state', state, STATES);
      if ((await screen().isStatusActionShown(action)) === null)
        badArgument(name, 'action', action);
      screen().showStatusAction(action, wanted === 'VISIBLE');
    },
    getStatusActionButtonDisplayState: async (action: string) => {
      const shown = await screen().isStatusActionShown(action);
      if (shown === null) {
        badArgument('kintone.app.record.getStatusActionButtonDisplayState', 'action', action);
      }
      return shown ? 'VISIBLE' : 'HIDDEN';
    },
    showActionButton: async (action: string, state: unknown) => {
      const name = 'kintone.app.record.showActionButton';
      const wanted = oneOf(name, 'state', state, STATES);
      const { appActions } = screen();
      if (!appActions) return notHere(name);
      if ((await appActions.isShown(action)) === null) badArgument(name, 'action', action);
      appActions.show(action, wanted === 'VISIBLE');
    },
    getActionButtonDisplayState: async (action: string) => {
      const name = 'kintone.app.record.getActionButtonDisplayState';
      const { appActions } = screen();
      if (!appActions) return notHere(name);
      const shown = await appActions.isShown(action);
      if (shown === null) return badArgument(name, 'action', action);
      return shown ? 'VISIBLE' : 'HIDDEN';
    },
    showSideBar: async (state: unknown) => {
      const name = 'kintone.app.record.showSideBar';
      const wanted = oneOf(name, 'state', state, ['OPEN', 'CLOSED', 'COMMENTS', 'HISTORY']);
      if (!screen().sideBar?.show(wanted)) notHere(name);
    },
    getSideBarDisplayState: async () =>
      screen().sideBar?.state() ?? notHere('kintone.app.record.getSideBarDisplayState'),
  };
}

/** `show<Name>` and `get<Name>DisplayState` for each part. */
export function partFunctions(parts: Record<string, Part>, home: string): Functions {
  const made: Functions = {};
  for (const [name, part] of Object.entries(parts)) {
    const [show, get] = [`show${name}`, `get${name}DisplayState`];
    made[show] = async (state: unknown): Promise<void> => {
      const wanted = oneOf(`${home}.${show}`, 'state', state, STATES);
      if (!screen().showPart(part, wanted === 'VISIBLE')) notHere(`${home}.${show}`);
    };
    made[get] = async (): Promise<State> => {
      const shown = screen().isPartShown(part);
      if (shown === null) return notHere(`${home}.${get}`);
      return shown ? 'VISIBLE' : 'HIDDEN';
    };
  }
  return made;
}

/** `show<Name>` and `get<Name>DisplayState` for the choices of a selector. */
function itemFunctions(name: string, items: () => Screen['viewItems' | 'reportItems']): Functions {
  const [show, get] = [`kintone.app.show${name}`, `kintone.app.get${name}DisplayState`];
  return {
    [`show${name}`]: async (config: unknown) => {
      const present = items();
      if (!present) return notHere(show);
      if (!present.show(itemsOf(show, config))) badArgument(show, 'config', config);
    },
    [`get${name}DisplayState`]: async () => {
      const present = items();
      if (!present) return notHere(get);
      return Object.fromEntries(
        Object.entries(present.state()).map(([id, shown]) => [id, shown ? STATES[0] : STATES[1]]),
      );
    },
  };
}

/** `{ id: 'VISIBLE' | 'HIDDEN' }` */
function itemsOf(name: string, config: unknown): Record<string, boolean> {
  if (typeof config !== 'object' || config === null) return badArgument(name, 'config', config);
  return Object.fromEntries(
    Object.entries(config).map(([id, state]) => [
      id,
      oneOf(name, `config.${id}`, state, STATES) === 'VISIBLE',
    ]),
  );
}
