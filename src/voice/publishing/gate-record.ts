/** A voice's way to the public, in kintone's record and back. */
import type { Entity, FormField, KintoneField, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { fieldOf, textIn, type Mapping } from '../form';
import { tableFields } from '../related-apps';
import type { VoiceSettings } from '../settings';
import type { SlotKey } from '../slots';
import type { Changes, GateVoice } from './gate';
import { rowsOf, versionsOf, type Columns } from './history';
import { choiceKeyOf } from './settings';

export type KeptColumn = keyof Columns;

/** Without these no text can be frozen nor a second person be known. */
const NEEDED: readonly SlotKey[] = [
  'publication',
  'refusal',
  'publicSummary',
  'publicText',
  'publicDrafter',
  'publicChecker',
  'publicCheckedAt',
  'publicHistory',
];
const NEEDED_COLUMNS: readonly KeptColumn[] = [
  'version',
  'publishedOn',
  'title',
  'summary',
  'text',
  'checker',
  'takenDownOn',
  'takeDownReason',
];

export interface GateForm {
  columns: Columns;
  missing: { slots: SlotKey[]; columns: KeptColumn[] };
}

export function gateForm(mapping: Mapping, fields: Record<string, FormField>): GateForm {
  const formField = (slot: SlotKey): FormField | undefined => fields[mapping[slot] ?? ''];
  const table = formField('publicHistory');
  const columns = table ? tableFields('publicHistory', table) : {};
  return {
    columns,
    missing: {
      slots: NEEDED.filter((slot) => formField(slot) === undefined),
      columns: table ? NEEDED_COLUMNS.filter((column) => columns[column] === undefined) : [],
    },
  };
}

export function isComplete({ missing }: GateForm): boolean {
  return missing.slots.length === 0 && missing.columns.length === 0;
}

export function gateVoice(
  record: KintoneRecord,
  { fields: mapping, publishing }: Pick<VoiceSettings, 'fields' | 'publishing'>,
  columns: Columns,
): GateVoice {
  const caution = fieldOf(record, mapping, 'caution')?.value;
  return {
    choice: choiceKeyOf(publishing, textIn(record, mapping, 'publication')),
    words: {
      title: textIn(record, mapping, 'title'),
      summary: plainText(fieldOf(record, mapping, 'publicSummary')),
      text: plainText(fieldOf(record, mapping, 'publicText')),
    },
    drafter: userIn(fieldOf(record, mapping, 'publicDrafter')),
    checker: userIn(fieldOf(record, mapping, 'publicChecker')),
    checkedAt: textIn(record, mapping, 'publicCheckedAt'),
    refusal: textIn(record, mapping, 'refusal'),
    restricted:
      publishing.restricted !== '' &&
      Array.isArray(caution) &&
      caution.includes(publishing.restricted),
    versions: versionsOf(fieldOf(record, mapping, 'publicHistory'), columns),
  };
}

/** The fields that a step changes, in REST's form; a slot that is not mapped falls out. */
export function writtenFields(
  changes: Changes,
  { fields: mapping, publishing }: Pick<VoiceSettings, 'fields' | 'publishing'>,
  columns: Columns,
): Record<string, { value: unknown }> {
  const users = (user: Entity | null | undefined): { code: string; name: string }[] | undefined =>
    user === undefined ? undefined : user === null ? [] : [{ code: user.code, name: user.name }];
  const values: Partial<Record<SlotKey, unknown>> = {
    publication: changes.choice && publishing.choices[changes.choice],
    publicDrafter: users(changes.drafter),
    publicChecker: users(changes.checker),
    publicCheckedAt: changes.checkedAt,
    // An empty choice is null in REST, and in a form.
    refusal: changes.refusal === '' ? null : changes.refusal,
    publishedDate: changes.publishedOn,
    publicHistory: changes.versions && rowsOf(changes.versions, columns),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([slot, value]) => {
      const code = mapping[slot];
      return code === undefined || value === undefined ? [] : [[code, { value }]];
    }),
  );
}

/** Rich text as the words in it: what is published is plain. */
export function plainText(field: KintoneField | undefined): string {
  const written = textOf(field);
  if (field?.type !== 'RICH_TEXT') return written;
  const lines = written.replace(/<br\s*\/?>|<\/(?:div|p|li)>/gi, '\n');
  // A document of its own runs no scripts and fetches no pictures.
  return new DOMParser().parseFromString(lines, 'text/html').body.textContent?.trim() ?? '';
}

function userIn(field: KintoneField | undefined): string {
  const [first] = Array.isArray(field?.value) ? (field.value as Entity[]) : [];
  return first?.code ?? '';
}
