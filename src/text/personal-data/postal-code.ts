/** 郵便番号: by its sign or a cue, or before an address. Three and four digits alone may be anything. */
import { all, finding } from './find';
import type { Detector } from './mark';

const signed = /〒 ?\d{3}[- ]?\d{4}(?!\d)/g;
const cued =
  /(?:郵便番号|[Pp]ostal code|[Zz]ip(?: code)?)(?: is)?[はが:(「 ]{0,2}(\d{3}-?\d{4})(?!\d)/g;
const beforeAddress =
  /(?<![\d-])\d{3}-\d{4}(?= ?(?:[一-龠]{2,3}[都道府県]|[一-龠]{1,4}市|[一-龠]{1,4}区))/g;
const afterAddressCue = /(?:住所|送り先|宛先|所在地)(?:は|が|:|、)? ?(\d{3}-\d{4})(?![\d-])/g;

export const postalCode: Detector = ({ digits }) => [
  ...all(digits, signed).map((place) => finding('postalCode', place, 'certain', 'form')),
  ...all(digits, cued, 1).map((place) => finding('postalCode', place, 'certain', 'cue')),
  ...all(digits, beforeAddress).map((place) => finding('postalCode', place, 'likely', 'cue')),
  ...all(digits, afterAddressCue, 1).map((place) => finding('postalCode', place, 'likely', 'cue')),
];
