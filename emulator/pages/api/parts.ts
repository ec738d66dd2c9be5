/** `kintone.app….show…(state)` and `get…DisplayState()` for the parts of a screen that can be hidden. */
import { screen } from './screen';
import type { Part } from './screen';

type State = 'VISIBLE' | 'HIDDEN';

const APP_PARTS: Record<string, Part> = {
  AddRecordButton: 'addRecordButton',
  FilterButton: 'filterButton',
  ViewAndReportSelector: 'viewSelector',
};

const RECORD_PARTS: Record<string, Part> = {
  EditRecordButton: 'editRecordButton',
  DuplicateRecordButton: 'duplicateRecordButton',
  Pager: 'pager',
};

type Functions = Record<string, (...values: never[]) => unknown>;

/** Functions of `kintone.app`. */
export function appParts(refuse: (name: string) => never): Functions {
  return functions(APP_PARTS, 'kintone.app', refuse);
}

/** Functions of `kintone.app.record`. */
export function recordParts(refuse: (name: string) => never): Functions {
  return functions(RECORD_PARTS, 'kintone.app.record', refuse);
}

function functions(
  parts: Record<string, Part>,
  home: string,
  refuse: (name: string) => never,
): Functions {
  const made: Functions = {};
  for (const [name, part] of Object.entries(parts)) {
    made[`show${name}`] = async (state: State): Promise<void> => {
      if (!screen().showPart(part, state !== 'HIDDEN')) refuse(`${home}.show${name}`);
    };
    made[`get${name}DisplayState`] = async (): Promise<State> => {
      const shown = screen().isPartShown(part);
      if (shown === null) return refuse(`${home}.get${name}DisplayState`);
      return shown ? 'VISIBLE' : 'HIDDEN';
    };
  }
  return made;
}
