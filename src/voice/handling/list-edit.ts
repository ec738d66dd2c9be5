/**
 * 担当課 changed in a row of the list. A change of hands leaves its reason in 経過, a table, which kintone does not let
 * anybody change there (cybozu.dev, レコード一覧画面のインライン編集でフィールドの値を変更したときのイベント): it is refused
 * at the field, with the place where it can be done.
 */
import type { KintoneRecord } from '../../kintone/host';
import { explainFailure } from '../../ui/failure';
import { places, type Handling } from './context';
import { text } from './messages';
import { needs, NOTHING_SAID, sectionsOf } from './moves';
import type { Places } from './places';

export function refuseInList(handling: Handling): void {
  const { host, settings } = handling;
  const code = settings.fields['assignedSection'];
  if (code === undefined) return;
  let before: KintoneRecord | undefined;
  host.on('index.edit.show', ({ record }) => {
    before = structuredClone(record);
  });
  host.on('index.edit.submit', async (event) => {
    const field = event.record[code];
    if (!before || !field) return;
    try {
      if (asksReason(before, event.record, await places(handling))) {
        field.error = text().sectionInList;
      }
    } catch (error) {
      event.error = explainFailure(error);
    }
  });
}

/** From nobody to somebody is no change of hands, as on the edit form. */
function asksReason(before: KintoneRecord, after: KintoneRecord, where: Places): boolean {
  const [section, ...others] = sectionsOf(after, where);
  if (!section || others.length > 0) return false;
  return (
    needs('change', before, where, { ...NOTHING_SAID, section }).includes('reason') &&
    sectionsOf(before, where)
      .map(({ code }) => code)
      .join(' ') !== section.code
  );
}
