/** Which record a person picked for a lookup: its key may be another record's too, so a save has to name it. */
import type { RecordField } from '../api';

const picked = new WeakMap<RecordField, string>();

export function setPicked(field: RecordField, recordId: string | undefined): void {
  if (recordId === undefined) picked.delete(field);
  else picked.set(field, recordId);
}

/** Id of the record in the lookup's other app; undefined when the field was not fetched on this screen. */
export const pickedId = (field: RecordField): string | undefined => picked.get(field);
