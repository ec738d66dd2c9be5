import { findActiveUsers } from '../../../emulator/pages/shell/directory';

const person = { isSystemAdmin: false, valid: true };
const users = [
  { ...person, code: 'hanako', name: '文京 花子', organizations: ['道路公園課'] },
  { ...person, code: 'taro', name: '文京 太郎', organizations: ['区民課', '大原市民センター'] },
  { ...person, code: 'left', name: '文京 去人', organizations: [], valid: false },
];
const codes = (typed: string) => findActiveUsers(users, typed).map(({ code }) => code);

test.each([
  ['', ['hanako', 'taro']],
  ['花子', ['hanako']],
  ['大原', ['taro']],
  ['文京　区民課', ['taro']],
  ['ＨＡＮＡＫＯ', ['hanako']],
  ['去人', []],
])('「%s」 finds whom one may become, by name, login name or organization', (typed, found) => {
  expect(codes(typed)).toEqual(found);
});
