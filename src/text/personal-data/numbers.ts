/**
 * Numbers that only the words before them tell apart: of accounts, insurance, benefits, licences and other papers.
 * Numbers of the office's own work, such as 受付番号, are known as harmless by the same means.
 */
import { all, finding } from './find';
import type { Detector } from './mark';

/** Between a cue and its number: particles, colons, brackets, blanks, 番号. */
const link = '(?:の)?(?:番号|コード|No\\.?)?(?:欄)?[はがも、:「( ]{0,3}';

const harmlessCues =
  '受付|整理|通知書?|納付書?|確認|伝票|追跡|問い?合わ?せ|お客(?:様|さま)|管理|登録|請求書|品番|型番|注文|予約|電柱|告示|議案|番号札|発券|起案|文書|貸出|荷物';
const harmless = [
  new RegExp(
    `(?:${harmlessCues})(?:の)?(?:番号|No\\.?|コード)(?:は|が|:|：)?[ 「（(第]{0,2}[A-Z]?[\\d][\\d- ]*\\d`,
    'g',
  ),
  /(?:品番|型番|請求書|伝票|ISBN|JAN|JANコード|図書館の本) ?(?:No\.?)?[ :]?[\dA-Z][\d- ]{4,}\d/g,
  /(?<![\d-])T?\d{13}(?!\d)/g,
  /\d{1,3}(?:\.\d{1,3}){3}/g,
];

const licence = new RegExp(`(?:運転)?免許証?${link}(第? ?\\d{12} ?号?)(?!\\d)`, 'g');
const residenceCard = /(?<![A-Za-z])[A-Z]{2}\d{8}[A-Z]{2}(?![A-Za-z])/g;
const passport = new RegExp(
  `(?:パスポート|旅券|[Pp]assport)(?: ?(?:number|no\\.?))?(?: is)?${link}([A-Z]{2}\\d{7})(?!\\d)`,
  'g',
);
const pension = new RegExp(`(?:基礎年金|年金手帳|年金)${link}(\\d{4}-?\\d{6})(?!\\d)`, 'g');

const care = new RegExp(
  `(?:介護保険|介護|後期高齢者?医療|医療証|受給者証?|公費負担者?|負担者|被保険者(?!証)|手帳|ケース|患者|診察券)(?:の|証の)?(?:被保険者|受給者証?|負担者)?(?:証)?(?: ?番号)${link}(第?\\d[\\d-]{3,11}号?)(?!\\d)`,
  'g',
);
const resident = /住民票コード[)）]?[^\d。\n]{0,6}(\d(?:[- ]?\d){10})(?!\d)/g;

const insurance = [
  /記号 ?[一-龠]{1,4}[、・ ]*番号 ?(?:は|が|:)? ?\d[\d-]{2,}/g,
  /記号[・ ]?(?:番号)?(?:は|が|:)? ?[一-龠]{0,3}-? ?\d[\d・-]*(?:[、 ・]*番号 ?(?:は|が|:)? ?\d[\d-]*)?/g,
  /(?:健康保険|保険証|国保|被保険者証)(?:の)?(?:証の)?番号(?:は|が|:|、)? ?(\d[\d-]{3,}\d)/g,
];

const account = [
  /(?:普通|当座|貯蓄)(?:預金)?(?:口座)?(?: ?番号)?[はが: の]{0,2}(?:No\.? ?)?\d{6,8}(?!\d|,| ?円)/g,
  /口座(?:番号)?[^\d。\n]{0,8}?(\d{6,8})(?!\d|,| ?円)/g,
  /[Aa]ccount (?:number|no\.?)(?: is)?[: ]*(\d{6,8})(?!\d)/g,
];
/** ゆうちょ銀行: 記号 is 1, three digits and 0; 番号 ends with 1. */
const postAccount = /記号 ?1\d{3}0 ?-?\d?、? ?番号 ?\d{1,7}1(?!\d)/g;
/** The same with a hyphen, as passbooks print it. */
const postAccountJoined =
  /(?:ゆうちょ|郵便貯金|記号|通帳)[^\d。\n]{0,10}(1\d{3}0 ?- ?\d{1,7}1)(?!\d)/g;
const card = /(?<![\d-])\d{4}([- ]?)\d{4}\1\d{4}\1\d{4}(?![\d-])/g;

export const officeNumber: Detector = ({ digits }) =>
  harmless.flatMap((pattern) =>
    all(digits, pattern).map((place) => ({
      ...finding('phone', place, 'certain', 'cue'),
      kind: 'harmless' as const,
    })),
  );

export const bank: Detector = ({ digits }) => [
  ...all(digits, card)
    .filter(({ text }) => isCardNumber(text.replace(/\D/g, '')))
    .map((place) => finding('bank', place, 'certain', 'checkDigit')),
  ...all(digits, postAccountJoined, 1).map((place) => finding('bank', place, 'certain', 'form')),
  ...all(digits, postAccount).map((place) => finding('bank', place, 'certain', 'form')),
  ...account.flatMap((pattern) =>
    all(digits, pattern, capturing(pattern)).map((place) =>
      finding('bank', place, 'likely', 'cue'),
    ),
  ),
];

export const insuranceNumber: Detector = ({ digits }) =>
  insurance.flatMap((pattern) =>
    all(digits, pattern, capturing(pattern)).map((place) =>
      finding('insurance', place, 'likely', 'cue'),
    ),
  );

export const careNumber: Detector = ({ digits }) =>
  all(digits, care, 1).map((place) => finding('careNumber', place, 'certain', 'cue'));

export const residentCode: Detector = ({ digits }) =>
  all(digits, resident, 1).map((place) => finding('residentCode', place, 'certain', 'cue'));

export const certificate: Detector = ({ digits }) => [
  ...all(digits, residenceCard).map((place) => finding('certificate', place, 'certain', 'form')),
  ...[licence, passport, pension].flatMap((pattern) =>
    all(digits, pattern, 1).map((place) => finding('certificate', place, 'certain', 'cue')),
  ),
];

/** ISO/IEC 7812-1, annex B (the Luhn formula). */
function isCardNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function capturing(pattern: RegExp): number {
  return /\((?!\?)/.test(pattern.source) ? 1 : 0;
}
