/**
 * What a person chose on the way to an import: the file, its heading, where each column goes, what stands in for what.
 * It outlives going back and forth between the steps; a choice that no longer fits is proposed anew.
 */
import type { Directory, FormField, LoginUser } from '../../kintone/host';
import { instantOf } from '../../calendar/instant';
import { normalized } from '../../settings/mapping';
import type { VoiceSettings } from '../settings';
import { namesIn, type CellRules } from './cells';
import { mostAlike, nameIndex, type Choosable, type Decision } from './choice-names';
import { proposeColumns, type ColumnOf } from './columns';
import type { Encoding } from './decode';
import type { CheckedRow, Plan } from './dry-run';
import type { Existing } from './existing';
import type { ImportFile } from './file';
import { proposeHeading, tableOf, type Grid, type Heading, type Table } from './grid';
import { keyPrefix } from './keys';
import { choiceLabels } from '../../records/choice-labels';
import { importTargets, isChoice, isPeople, type Target } from './targets';

/** A value of the file that is none of the names a field takes, and in how many rows it stands. */
export interface UnknownName {
  written: string;
  rows: number;
}

/** Rows imported at once: their requests stay well within what one page may send. */
export const MOST_ROWS = 20_000;

/** Unknown names that are offered for a decision: more of them mean that the column is a wrong one. */
export const SHOWN_NAMES = 50;

export class ImportDraft {
  readonly targets: Target[];
  file: ImportFile | undefined;
  encoding: Encoding = 'utf-8';
  sheet = 0;
  unreadable = 0;
  grid: Grid | undefined;
  heading: Heading = { from: 0, to: 0 };
  table: Table | undefined;
  columns: ColumnOf = {};
  readonly defaults: Record<string, string>;
  checked: CheckedRow[] | undefined;
  includesAlike = false;
  private readonly choosables: Record<string, Choosable[]>;
  private readonly decisions: Record<string, Map<string, Decision>> = {};

  constructor(
    private readonly settings: VoiceSettings,
    fields: Record<string, FormField>,
    private readonly user: LoginUser,
    directory: Directory,
  ) {
    this.targets = importTargets(settings, fields);
    this.defaults = Object.fromEntries(this.targets.map((each) => [each.code, formDefault(each)]));
    this.choosables = Object.fromEntries(
      this.targets.map((target) => [target.code, choosablesOf(target, directory)]),
    );
  }

  useGrid(grid: Grid, unreadable: number): void {
    this.grid = grid;
    this.unreadable = unreadable;
    this.useHeading(proposeHeading(grid));
  }

  useHeading(heading: Heading): void {
    if (!this.grid) return;
    const before = this.table?.columns.join('\n');
    this.heading = heading;
    this.table = tableOf(this.grid, heading);
    this.checked = undefined;
    // The same columns as before keep what was chosen for them.
    if (this.table.columns.join('\n') !== before) {
      this.columns = proposeColumns(this.table, this.targets);
    }
  }

  /** @param column undefined for none */
  useColumn(code: string, column: number | undefined): void {
    if (column === undefined) delete this.columns[code];
    else this.columns[code] = column;
    this.checked = undefined;
  }

  useDefault(code: string, written: string): void {
    this.defaults[code] = written;
    this.checked = undefined;
  }

  decide(code: string, written: string, decision: Decision | undefined): void {
    const decisions = (this.decisions[code] ??= new Map());
    if (decision) decisions.set(written, decision);
    // Kept as undecided, so that it is not proposed again.
    else decisions.set(written, UNDECIDED);
    this.checked = undefined;
  }

  decisionFor(code: string, written: string): Decision | undefined {
    const decision = this.decisions[code]?.get(written);
    return decision === UNDECIDED ? undefined : decision;
  }

  choicesFor(code: string): readonly Choosable[] {
    return this.choosables[code] ?? [];
  }

  /** Needed fields that would stay empty in every row. */
  openTargets(): Target[] {
    return this.targets.filter(
      ({ code, required }) =>
        required && this.columns[code] === undefined && !this.defaults[code]?.trim(),
    );
  }

  /** The most frequent first; those that are shown get a proposal once. */
  unknownNames({ code, field }: Target): UnknownName[] {
    const column = this.columns[code];
    if (!this.table || column === undefined || !(isChoice(field) || isPeople(field))) return [];
    const counts = new Map<string, number>();
    for (const { cells } of this.table.rows) {
      const written = (cells[column] ?? '').trim();
      if (written !== '') counts.set(written, (counts.get(written) ?? 0) + 1);
    }
    const known = nameIndex(this.choicesFor(code));
    const isOne = field.type === 'RADIO_BUTTON' || field.type === 'DROP_DOWN';
    const unknown = new Map<string, number>();
    for (const [cell, rows] of counts) {
      if (known.has(normalized(cell))) continue;
      for (const name of isOne ? [cell] : namesIn(cell)) {
        if (known.has(normalized(name)) || normalized(name) === '') continue;
        unknown.set(name, (unknown.get(name) ?? 0) + rows);
      }
    }
    const names = [...unknown].map(([written, rows]) => ({ written, rows }));
    names.sort((a, b) => b.rows - a.rows);
    for (const { written } of names.slice(0, SHOWN_NAMES)) this.propose(code, written);
    return names;
  }

  /** @param existing voices recorded before @param keyField code of the field 送信キー */
  plan(now: Date, keyField: string, existing: Existing): Plan {
    const { shortestBody, wanted } = this.settings.check;
    const { timezone } = this.user;
    const rules = this.targets.map(({ code }): [string, CellRules] => [
      code,
      {
        zone: timezone,
        names: nameIndex(this.choicesFor(code)),
        decisions: new Map(
          [...(this.decisions[code] ?? [])].filter(([, decision]) => decision !== UNDECIDED),
        ),
      },
    ]);
    return {
      targets: this.targets,
      columns: this.columns,
      defaults: this.defaults,
      rules: Object.fromEntries(rules),
      check: { shortestBody, wanted, zone: timezone, now: instantOf(now) },
      guard: this.settings.guard,
      keyField,
      keyPrefix: this.keyPrefix(),
      existing,
    };
  }

  keyPrefix(): string {
    return keyPrefix(this.file?.digest ?? '', this.sheet);
  }

  private propose(code: string, written: string): void {
    const decisions = (this.decisions[code] ??= new Map());
    if (decisions.has(written)) return;
    const value = mostAlike(written, this.choicesFor(code));
    decisions.set(written, value === undefined ? UNDECIDED : { kind: 'choose', value });
  }
}

const UNDECIDED: Decision = { kind: 'empty' };

/** The form's own default where it is a value; kintone's functions (who, when) are of the one who imports. */
function formDefault({ field: { defaultValue, type } }: Target): string {
  if (typeof defaultValue === 'string') return defaultValue;
  const isList = type === 'CHECK_BOX' || type === 'MULTI_SELECT';
  return isList && Array.isArray(defaultValue) ? defaultValue.join('、') : '';
}

function choosablesOf({ field }: Target, directory: Directory): Choosable[] {
  if (isChoice(field)) return choiceLabels(field).map((value) => ({ value, names: [] }));
  if (!isPeople(field)) return [];
  const entities = field.type === 'USER_SELECT' ? directory.users : directory.organizations;
  return entities.map(({ code, name }) => ({ value: code, names: [name] }));
}
