/** A reply made fit for a template: what points to the resident is taken out. A person looks it over before it is kept. Pure. */
import { findPersonalData, masked, type Mark } from '../../text/personal-data';

export interface Person {
  /** 連絡先氏名 and 連絡先 of the voice; '' where not written. */
  name: string;
  contact: string;
}

export interface Cleaned {
  text: string;
  /** What was taken out, as it stood there. */
  removed: string[];
}

/** As templates write the resident's name. */
const NAME = '{氏名}';

export function withoutPersonal(written: string, { name, contact }: Person): Cleaned {
  const removed: string[] = [];
  let text = written;
  const put = (found: string, instead: string): void => {
    if (found.length < 2 || !text.includes(found)) return;
    removed.push(found);
    text = text.replaceAll(found, instead);
  };
  put(contact.trim(), '（連絡先）');
  for (const part of [name.trim(), ...name.trim().split(/\s+/)]) put(part, NAME);
  const marks = findPersonalData(text).filter(({ found }) => !found.includes(NAME));
  removed.push(...marks.map(({ found }) => found));
  return { text: masked(text, marks.map(asInTemplates)), removed };
}

/** A template addresses whoever it is sent to. */
function asInTemplates(mark: Mark): Mark {
  if (mark.kind !== 'name') return mark;
  const [honorific = ''] = /(様|さま|さん|氏)$/.exec(mark.found) ?? [];
  return { ...mark, replacement: `${NAME}${honorific}` };
}
