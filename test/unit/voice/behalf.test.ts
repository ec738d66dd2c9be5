/** On behalf of a resident: the clerk's contact is never the resident's. */
import { keepOwnContactOut } from '../../../src/voice/behalf/contact-check';
import { ownContacts } from '../../../src/voice/behalf/own-contact';
import { FakeHost } from '../fake-host';
import { emptyRecord, settings } from './sample';

const office = {
  names: ['三浦 真由美', '市民課'],
  contacts: ['093-642-1441', 'miura@city.example.jp'],
};
const found = (name: string, contact: string): string[] =>
  ownContacts({ name, contact }, office).map(({ slot }) => slot);

test.each<[string, string, string[], string]>([
  ['', '', [], '空'],
  ['見本 一郎', '093-000-0000', [], '住民のもの'],
  ['見本 一郎', '０９３（６４２）１４４１', ['contact'], '全角でも区役所の番号'],
  ['見本 一郎', 'Miura@city.example.jp', ['contact'], '大文字でも職員のメール'],
  ['三浦真由美', '', ['contactName'], '職員の名前だけ'],
  ['三浦　真由美 様', '093-642-1441', ['contact', 'contactName'], '両方'],
  ['三浦 真由美', '093-000-0000', [], '同じ名前の住民の、自分の連絡先'],
  ['市民課', '', ['contactName'], '部署の名前'],
  ['三浦', '', [], '名字だけでは決めない'],
])('氏名「%s」連絡先「%s」→ %j（%s）', (name, contact, slots) => {
  expect(found(name, contact)).toEqual(slots);
});

test('保存のときに、その項目でわけを言って止める', async () => {
  const host = new FakeHost();
  host.user = { ...host.user, contacts: ['093-111-0000'] };
  keepOwnContactOut(host, settings());
  const saved = await host.fire('create.submit', {
    record: emptyRecord({ 連絡先氏名: '佐藤', 連絡先: '093-111-0000' }),
  });
  if (!saved) throw new Error('cancelled');
  expect(saved.error).toContain('保存していません');
  expect(saved.record['連絡先']?.error).toContain('住民の連絡先');
  expect(saved.record['連絡先氏名']?.error).toContain('住民の名前');

  const good = await host.fire('edit.submit', {
    record: emptyRecord({ 連絡先氏名: '佐藤', 連絡先: '093-000-0000' }),
  });
  expect(good && good.error).toBeUndefined();
});
