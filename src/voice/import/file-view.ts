/** Step 1: the file is chosen and shown as it was read; encoding, sheet and heading can be changed. */
import { el, type Children } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { selectOf } from '../../ui/select';
import { encodings, type Encoding } from './decode';
import type { Desk } from './desk';
import { MOST_ROWS } from './draft';
import { openFile, readFile, type FileFault } from './file';
import { columnLetter } from './grid';
import { text } from './messages';
import { pastRunsView } from './past-runs-view';

/** Rows shown, and characters of one cell. */
const SHOWN_ROWS = 5;
const SHOWN_LENGTH = 40;

export function fileView(desk: Desk): HTMLElement {
  const { draft } = desk;
  const chooser = el('input', {
    id: 'kumin-import-file',
    type: 'file',
    accept: '.csv,.tsv,.txt,.xlsx,text/csv',
    onchange: () => {
      const file = chooser.files?.[0];
      if (file) void choose(desk, file);
    },
  });
  return el('div', {}, [
    el('p', {}, text().fileHow),
    el('label', { class: 'kumin-import-choose' }, [el('span', {}, text().chooseFile), chooser]),
    ...(draft.file && draft.table ? chosen(desk) : []),
    pastRunsView(desk),
  ]);
}

/** Why the file of this step does not lead to the next; undefined when it does. */
export function fileProblem({ draft }: Desk): string | undefined {
  if (!draft.table || draft.table.rows.length === 0) return text().tableEmpty;
  return draft.table.rows.length > MOST_ROWS ? text().tooManyRows(MOST_ROWS) : undefined;
}

async function choose(desk: Desk, file: File): Promise<void> {
  const { draft } = desk;
  const free = desk.busy();
  desk.say(text().loading);
  try {
    const opened = await openFile(file.name, new Uint8Array(await file.arrayBuffer()));
    draft.file = undefined;
    draft.table = undefined;
    draft.checked = undefined;
    if ('key' in opened) {
      desk.redraw();
      return desk.complain(faultWords(opened));
    }
    draft.file = opened;
    draft.sheet = 0;
    if (opened.content.kind === 'csv') draft.encoding = opened.content.detected;
    await read(desk);
  } catch (error) {
    console.error(error);
    desk.complain(explainFailure(error));
  } finally {
    free();
  }
}

/** Reads the chosen file again, as encoding and sheet say now. */
async function read(desk: Desk): Promise<void> {
  const { draft } = desk;
  if (!draft.file) return;
  const found = await readFile(draft.file, draft, desk.signal);
  if ('key' in found) {
    draft.table = undefined;
    desk.redraw();
    return desk.complain(faultWords(found));
  }
  draft.useGrid(found.grid, found.unreadable);
  desk.redraw();
  const rows = draft.table?.rows.length ?? 0;
  const problem = fileProblem(desk);
  if (problem) desk.complain(problem);
  else desk.say(text().fileChosen(draft.file.name, rows));
}

async function readAgain(desk: Desk): Promise<void> {
  const free = desk.busy();
  desk.say(text().loading);
  try {
    await read(desk);
  } catch (error) {
    console.error(error);
    desk.complain(explainFailure(error));
  } finally {
    free();
  }
}

function faultWords(fault: FileFault): string {
  return fault.key === 'unclosed' ? text().unclosed(fault.row) : text()[fault.key];
}

function encodingName(encoding: Encoding): string {
  const names = {
    'utf-8': text().utf8,
    cp932: text().cp932,
    'utf-16le': text().utf16le,
    'utf-16be': text().utf16be,
  };
  return names[encoding];
}

function chosen(desk: Desk): HTMLElement[] {
  const { draft } = desk;
  const { file, table, heading } = draft;
  if (!file || !table) return [];
  const { content } = file;
  const edge = (
    id: string,
    label: string,
    value: number,
    write: (value: number) => void,
  ): HTMLElement => {
    const input = el('input', {
      id,
      type: 'number',
      min: 0,
      max: 50,
      value,
      onchange: () => {
        const next = Number(input.value);
        if (Number.isInteger(next) && next >= 0 && next <= 50) write(next);
        desk.redraw();
      },
    });
    return field(label, input);
  };
  return [
    el('p', { class: 'kumin-import-file' }, text().fileChosen(file.name, table.rows.length)),
    el('div', { class: 'kumin-import-choices' }, [
      content.kind === 'csv' &&
        field(
          text().encoding,
          named(
            'kumin-import-encoding',
            selectOf(
              draft.encoding,
              encodings.map((value) => ({ value, label: encodingName(value) })),
              (encoding) => {
                draft.encoding = encoding;
                void readAgain(desk);
              },
            ),
          ),
          text().encodingFound(encodingName(content.detected)),
        ),
      content.kind === 'xlsx' &&
        field(
          text().sheet,
          named(
            'kumin-import-sheet',
            selectOf(
              String(draft.sheet),
              content.workbook.sheets.map((label, index) => ({ value: String(index), label })),
              (sheet) => {
                draft.sheet = Number(sheet);
                void readAgain(desk);
              },
            ),
          ),
        ),
      edge('kumin-import-from', text().headingFrom, heading.from, (from) =>
        draft.useHeading({ from, to: from === 0 ? 0 : Math.max(from, heading.to) }),
      ),
      edge('kumin-import-to', text().headingTo, heading.to, (to) =>
        draft.useHeading({ from: to === 0 ? 0 : Math.min(heading.from || 1, to), to }),
      ),
    ]),
    el('p', { class: 'kumin-import-note' }, text().headingHow),
    draft.unreadable > 0 &&
      el('p', { class: 'kumin-import-warn', role: 'alert' }, text().unreadable(draft.unreadable)),
    preview(desk),
  ].filter((part) => part instanceof HTMLElement);
}

function named(id: string, control: HTMLElement): HTMLElement {
  control.id = id;
  return control;
}

function field(label: string, control: HTMLElement, note = ''): HTMLElement {
  return el('label', {}, [el('span', {}, label), control, note !== '' && el('small', {}, note)]);
}

function preview({ draft }: Desk): HTMLElement {
  const { table } = draft;
  const cells = (row: readonly string[]): Children =>
    (table?.columns ?? []).map((_, column) => el('td', {}, short(row[column] ?? '')));
  return el(
    'div',
    { class: 'kumin-import-scroll', tabindex: 0, role: 'region', 'aria-label': text().preview },
    el('table', { class: 'kumin-import-table' }, [
      el('caption', {}, text().preview),
      el('thead', {}, [
        el('tr', {}, [
          el('th', { scope: 'col' }, text().row),
          ...(table?.columns ?? []).map((name, column) =>
            el('th', { scope: 'col', title: columnLetter(column) }, name),
          ),
        ]),
      ]),
      el(
        'tbody',
        {},
        (table?.rows ?? [])
          .slice(0, SHOWN_ROWS)
          .map(({ number, cells: row }) =>
            el('tr', {}, [el('th', { scope: 'row' }, number), ...(cells(row) as HTMLElement[])]),
          ),
      ),
    ]),
  );
}

export function short(written: string): string {
  const characters = [...written.replace(/\s+/g, ' ')];
  return characters.length > SHOWN_LENGTH
    ? `${characters.slice(0, SHOWN_LENGTH).join('')}…`
    : characters.join('');
}
