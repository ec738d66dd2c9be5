/**
 * Who can be told without a name (大阪市: 類推・特定): a neighbour, a member of staff together with the day or hour, the
 * one teacher of a class, the one officer of a 町内会.
 */
import { after, all, before, finding } from './find';
import type { Detector } from './mark';

const beside =
  '(?:お?隣|となり|お?向かい|斜め向かい|裏|真上|真下|上の階|下の階|階上|階下|[二三四2-4]軒(?:先|隣)|筋向かい)';
const people =
  '(?:奥さん|奥様|ご主人|旦那さん|おじいさん|おじいちゃん|おばあさん|おばあちゃん|おじさん|おばさん|お年寄り|息子さん?|娘さん?|ご?夫婦|ご?夫妻|ご?家族|住人|男性|女性|若者|学生|外国人|老夫婦|ご?老人|姉妹|兄弟)';
const neighbour = new RegExp(
  `${beside}(?:の(?:家|部屋|お宅|アパート|マンション))?(?:の|に住む|に住んでいる)(?:[^、。のさ方\\n]{1,6}の|若い|高齢の)?${people}`,
  'g',
);

const place =
  '(?:(?:\\d{1,2}|[一二三四五六七八九十])[番階]の?|[一-龠]{2,6}の)?(?:窓口|受付|総合案内|カウンター|電話に出た|[一-龠]{1,6}(?:課|係|室))の?';
const staff = new RegExp(
  `${place}[^、。\\n]{0,9}?(?:女性|男性|女の|男の)(?:の)?(?:若い)?(?:職員|係員|係の人|警備員|スタッフ|担当者|方|人)?`,
  'g',
);
/** Known to the day at least; 「先日」 tells nobody who sat there. */
const when =
  /\d{1,2}月 ?\d{1,2}日|\d{1,2}\/\d{1,2}|\d{1,2}日の|[今昨]日|本日|今朝|昨夜|おととい|一昨日|先週の.曜?|今週の.曜?|(?:午前|午後|夕方)? ?\d{1,2}時|\d{1,2}:\d\d/;
/** So far from the staff the day or hour may stand, in characters. */
const near = 40;

const teacher = /\d年 ?\d{1,2}組の(?:副?担任(?:の先生)?|先生)/g;
/** A child by school and class. */
const pupil =
  /[一-龠]{1,8}(?:小学校|中学校|高校|保育園|幼稚園)の?\d年 ?\d{1,2}組の(?:娘|息子|子|児童|生徒)(?:さん)?/g;
const officer =
  /[一-龠]{2,8}(?:町内会|自治会|地区|校区)の(?:町内会長|自治会長|会長|副会長|民生委員|組長|班長|役員)(?:さん)?(?!の?なり手|を選|選挙|に(?:なる|立候補))/g;

export const thirdPerson: Detector = ({ text }) => [
  ...all(text, neighbour).map((found) =>
    finding('person', found, 'likely', 'neighbour', { by: 'neighbour' }),
  ),
  ...all(text, staff)
    .filter(
      ({ start, end }) => when.test(before(text, start, near)) || when.test(after(text, end, near)),
    )
    .map((found) => finding('person', found, 'likely', 'staffAndTime', { by: 'staff' })),
  ...all(text, teacher).map((found) =>
    finding('person', found, 'likely', 'role', { by: 'title', title: '担任' }),
  ),
  ...all(text, pupil).map((found) => finding('person', found, 'likely', 'role', { by: 'child' })),
  ...all(text, officer).map((found) =>
    finding('person', found, 'likely', 'role', { by: 'officer' }),
  ),
];
