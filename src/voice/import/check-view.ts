/** Step 3: the dry run. Every row with what is wrong with it, in words; how many go where; the faulty ones as a file. */
import { formatDayShort } from '../../calendar/wareki';
import { todayIn } from '../../calendar/instant';
import { BOM, csvText } from '../../text/csv';
import { download, fileName } from '../../ui/download';
import { el, fill } from '../../ui/dom';
import { inBrackets, inOneLine } from '../../ui/joining';
import { explainFailure } from '../../ui/failure';
import type { Desk } from './desk';
import { daysOf, dryRun, type CheckedRow, type Finding } from './dry-run';
import { nothingExisting, readExisting } from './existing';
import { findingWords } from './finding-words';
import { columnLetter } from './grid';
import { text } from './messages';
import { inSlices } from './slices';

/** Lines of the list; the others are in the file. */
const SHOWN = 200;

export function checkView(desk: Desk): HTMLElement {
  const box = el('div', {});
  if (desk.draft.checked) fill(box, results(desk, desk.draft.checked));
  else void check(desk, box);
  return box;
}

/** Rows that go on to the next step. */
export function rowsToSend({ draft }: Desk): CheckedRow[] {
  return (draft.checked ?? []).filter(
    ({ fate }) => fate.kind === 'import' || (fate.kind === 'alike' && draft.includesAlike),
  );
}

/** Why the check does not lead to the import; undefined when it does. */
export function checkProblem(desk: Desk): string | undefined {
  return rowsToSend(desk).length === 0 ? text().nothingToImport : undefined;
}

async function check(desk: Desk, box: HTMLElement): Promise<void> {
  const { draft, fields, host, signal } = desk;
  const { table } = draft;
  if (!table) return;
  const total = table.rows.length;
  const free = desk.busy();
  const line = el('p', { role: 'status' }, text().checking(0, total));
  fill(box, line);
  try {
    const plan = draft.plan(desk.now(), fields.sendKey.code, nothingExisting);
    const span = await inSlices(daysOf(table, plan), signal);
    const zone = host.user.timezone;
    const told = (read: number, all: number): void => fill(line, text().comparing(read, all));
    const existing = span
      ? await readExisting(host, fields, span, zone, { signal, told })
      : nothingExisting;
    draft.checked = await inSlices(dryRun(table, { ...plan, existing }), signal, (done) =>
      fill(line, text().checking(done, total)),
    );
    fill(box, results(desk, draft.checked));
    desk.say(`${text().results}: ${inOneLine(counts(draft.checked).map(countWords))}`);
  } catch (error) {
    if (signal.aborted) return;
    console.error(error);
    fill(box, [
      el('p', { class: 'kumin-import-fault', role: 'alert' }, explainFailure(error)),
      el('button', { type: 'button', onclick: () => void check(desk, box) }, text().checkAgain),
    ]);
  } finally {
    free();
  }
}

type FateKind = CheckedRow['fate']['kind'];

const FATES: FateKind[] = ['import', 'faulty', 'alike', 'present', 'skipped'];

function fateWords(kind: FateKind): string {
  const words = {
    import: text().fateImport,
    faulty: text().fateFaulty,
    alike: text().fateAlike,
    present: text().fatePresent,
    skipped: text().fateSkipped,
  };
  return words[kind];
}

interface FateCount {
  kind: FateKind;
  count: number;
}

function counts(checked: readonly CheckedRow[]): FateCount[] {
  return FATES.map((kind) => ({
    kind,
    count: checked.filter(({ fate }) => fate.kind === kind).length,
  })).filter(({ kind, count }) => count > 0 || kind === 'import' || kind === 'faulty');
}

const countWords = ({ kind, count }: FateCount): string =>
  `${fateWords(kind)} ${text().rows(count)}`;

function results(desk: Desk, checked: readonly CheckedRow[]): HTMLElement[] {
  const { draft } = desk;
  const isStill = checked.filter(({ fate }) => fate.kind === 'import' || fate.kind === 'alike');
  const personal = isStill.filter(({ findings }) =>
    findings.some(({ problem }) => problem.rule === 'personal'),
  ).length;
  const timeless = isStill.filter((row) => row.isTimeless).length;
  const faulty = checked.filter(({ fate }) => fate.kind === 'faulty');
  return [
    el('h3', {}, `${text().results}${inBrackets(text().ofRows(checked.length))}`),
    el(
      'ul',
      { class: 'kumin-import-counts' },
      counts(checked).map(({ kind, count }) =>
        el('li', { class: `kumin-import-count-${kind}` }, [
          el('span', {}, fateWords(kind)),
          el('strong', {}, text().rows(count)),
        ]),
      ),
    ),
    alikeChoice(desk, checked),
    personal > 0 && el('p', { class: 'kumin-import-warn' }, text().personalRows(personal)),
    timeless > 0 && el('p', { class: 'kumin-import-note' }, text().timelessRows(timeless)),
    faulty.length > 0 &&
      el(
        'button',
        { type: 'button', onclick: () => downloadFaulty(desk, faulty) },
        text().downloadFaulty,
      ),
    findingsTable(checked, draft),
  ].filter((part) => part instanceof HTMLElement);
}

function alikeChoice({ draft }: Desk, checked: readonly CheckedRow[]): HTMLElement | null {
  const alike = checked.filter(({ fate }) => fate.kind === 'alike').length;
  if (alike === 0) return null;
  const tick = el('input', {
    type: 'checkbox',
    checked: draft.includesAlike,
    onchange: () => (draft.includesAlike = tick.checked),
  });
  return el('label', { class: 'kumin-import-tick' }, [
    tick,
    el('span', {}, text().includeAlike(alike)),
  ]);
}

interface Line {
  row: number;
  level: string;
  isError: boolean;
  where: string;
  words: string;
}

/** Errors first, each kind in the order of the rows. */
function linesOf(checked: readonly CheckedRow[], draft: Desk['draft']): Line[] {
  const lines = checked.flatMap((row): Line[] => {
    const found = row.findings.map((finding): Line => ({
      row: row.number,
      level: finding.level === 'error' ? text().error : text().warning,
      isError: finding.level === 'error',
      where: columnWords(finding, draft),
      words: findingWords(finding, labelOf(finding.code, draft)),
    }));
    const known = knownWords(row);
    if (known === undefined) return row.fate.kind === 'present' ? [] : found;
    const level = fateWords(row.fate.kind);
    return [{ row: row.number, level, isError: false, where: '', words: known }, ...found];
  });
  return [...lines.filter(({ isError }) => isError), ...lines.filter(({ isError }) => !isError)];
}

function knownWords({ fate }: CheckedRow): string | undefined {
  return fate.kind === 'alike' ? text().alikeRow(fate.id) : undefined;
}

function labelOf(code: string, draft: Desk['draft']): string {
  return draft.targets.find((target) => target.code === code)?.label ?? code;
}

function columnWords({ column }: Finding, draft: Desk['draft']): string {
  if (column === undefined) return '';
  return `${columnLetter(column)} ${draft.table?.columns[column] ?? ''}`;
}

function findingsTable(checked: readonly CheckedRow[], draft: Desk['draft']): HTMLElement {
  const lines = linesOf(checked, draft);
  if (lines.length === 0) return el('p', {}, text().noFindings);
  const headings = [text().row, text().level, text().where, text().what];
  return el('div', {}, [
    el('table', { class: 'kumin-import-table kumin-import-findings' }, [
      el('caption', {}, text().findings),
      el('thead', {}, [
        el(
          'tr',
          {},
          headings.map((heading) => el('th', { scope: 'col' }, heading)),
        ),
      ]),
      el(
        'tbody',
        {},
        lines
          .slice(0, SHOWN)
          .map(({ row, level, isError, where, words }) =>
            el('tr', { class: isError ? 'kumin-import-error' : undefined }, [
              el('th', { scope: 'row', 'data-label': text().row }, row),
              el('td', { 'data-label': text().level }, level),
              el('td', { 'data-label': text().where }, where),
              el('td', { 'data-label': text().what }, words),
            ]),
          ),
      ),
    ]),
    lines.length > SHOWN && el('p', {}, text().moreFindings(lines.length - SHOWN)),
  ]);
}

/** The rows as they are in the file, so that the mended file can be chosen, with the reasons behind. */
function downloadFaulty({ draft, host, now }: Desk, faulty: readonly CheckedRow[]): void {
  const { table } = draft;
  if (!table) return;
  const cells = new Map(table.rows.map((row) => [row.number, row.cells]));
  const lines = faulty.map(({ number, findings }) => [
    ...table.columns.map((_, column) => cells.get(number)?.[column] ?? ''),
    findings
      .filter(({ level }) => level === 'error')
      .map((finding) => findingWords(finding, labelOf(finding.code, draft)))
      .join(' '),
  ]);
  const today = formatDayShort(todayIn(host.user.timezone, now()));
  download(
    fileName([text().faultyFile, today], 'csv'),
    BOM + csvText([[...table.columns, text().reason], ...lines]),
    'text/csv',
  );
}
