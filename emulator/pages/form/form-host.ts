/** What the inputs of a form need of the screen they stand on. */
import type { Language } from '../../errors';
import type { RecordField } from '../api';
import type { FormModel, Place } from './model';

export interface FormHost {
  readonly model: FormModel;
  readonly language: Language;
  /** IANA zone of the signed-in user. */
  readonly timezone: string;
  /** Where a field stands now: rows move. */
  placeOf(field: RecordField): Place | undefined;
  /** Takes over what a person entered and tells handlers. */
  change(place: Place, value: unknown): void;
  /** Marks an input whose text is no value yet; a save is held back until it is. */
  unreadable(place: Place, message: string | null): void;
  isUnreadable(field: RecordField): boolean;
  lookup(place: Place, order: 'get' | 'clear'): void;
  /** Message under a lookup: that data was taken over, or that it has to be. */
  lookupNote(field: RecordField): string | null;
  upload(place: Place, files: readonly File[]): void;
  /** Uploads and failures of an attachment field, in words. */
  uploadNotes(field: RecordField): string[];
  redraw(): void;
}

/** Id of a field's parts in the document: unique per place. */
export function idOf({ code, table, row }: Place, part: string): string {
  const name = table === undefined ? code : `${table}-${row}-${code}`;
  return `rf-${part}-${encodeURIComponent(name).replaceAll('%', '_')}`;
}
