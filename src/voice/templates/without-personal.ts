/** A reply made fit for a template: what points to the resident is taken out. A person looks it over before it is kept. Pure. */
import { findMailAddresses, findPhoneNumbers } from '../../text/contact';

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

const POSTAL = /〒?\s*(?<![\d-])\d{3}-\d{4}(?!\d|-)/g;
const LOT = /\d+(?:丁目\s*)?(?:\d+)?番(?:地)?(?:\s*\d+号?)?/g;
/** A name before an honorific; names of roles (利用者様) are no person's. */
const NAMED =
  /(?<!\p{Script=Han}|[ァ-ヶー])(?!利用者|保護者|区民|市民|住民|職員|担当者|関係者|業者|子ども|皆)(\p{Script=Han}{2,6}|[ァ-ヶー]{2,10})(?=様|さま|さん|氏(?!名))/gu;

export function withoutPersonal(written: string, { name, contact }: Person): Cleaned {
  const removed: string[] = [];
  let text = written
    .replace(/[０-９－＠．]/g, (char) => char.normalize('NFKC'))
    // Brackets elsewhere are the sentence's own.
    .replace(/(?<=\d)[（）](?=\d)/g, (bracket) => bracket.normalize('NFKC'));
  const put = (found: string, instead: string): void => {
    if (found.trim().length < 2 || !text.includes(found)) return;
    removed.push(found);
    text = text.replaceAll(found, instead);
  };
  put(contact.trim(), '（連絡先）');
  for (const part of [name.trim(), ...name.trim().split(/\s+/)]) put(part, '{氏名}');
  for (const mail of findMailAddresses(text)) put(mail, '（メールアドレス）');
  for (const [postal] of [...text.matchAll(POSTAL)]) put(postal, '（郵便番号）');
  for (const phone of findPhoneNumbers(text)) {
    put(phone.replace(/^\((?!\d+\))/, ''), '（電話番号）');
  }
  for (const [lot] of [...text.matchAll(LOT)]) put(lot, '（番地）');
  text = text.replace(NAMED, (found) => {
    removed.push(found);
    return '{氏名}';
  });
  return { text, removed };
}
