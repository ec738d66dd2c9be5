/** Words for the area that a place lies in. */
import { defineMessages } from '../../ui/messages';

export const text = defineMessages({
  ja: {
    place: '町名・場所',
    placeHint: '町名・住所・校区を書くと、地域が入ります（例: 相生町、黒崎三丁目、則松小校区）',
    chosen: (area: string, reason: string) => `地域に「${area}」を入れました（${reason}）。`,
    several: (reason: string) =>
      `${reason}は、いくつかの地域にまたがります。地域を選んでください。`,
    other: (area: string, now: string, reason: string) =>
      `${reason}からは「${area}」ですが、地域は「${now}」のままです。`,
    take: (area: string) => `${area}にする`,
    noChoice: (area: string) =>
      `地域マスターの「${area}」は、この項目「地域」の選択肢にありません。`,
    none: '地域マスターに見つかりません。地域は手で選べます。',
    unreadable: '地域マスターを読めませんでした。地域は手で選べます。',
    chome: (by: string) => `丁目「${by}」`,
    town: (by: string) => `町名「${by}」`,
    primary: (by: string) => `小学校区「${by}」`,
    juniorHigh: (by: string) => `中学校区「${by}」`,
    center: (by: string) => `「${by}」の場所`,
    name: (by: string) => `地域の名前「${by}」`,
  },
  en: {
    place: 'Place',
    placeHint: 'A town, an address or a school district finds the area',
    chosen: (area: string, reason: string) => `Area set to ${area} (${reason}).`,
    several: (reason: string) => `Several areas share the ${reason}. Choose one.`,
    other: (area: string, now: string, reason: string) =>
      `The ${reason} means ${area}, but the area stays ${now}.`,
    take: (area: string) => `Take ${area}`,
    noChoice: (area: string) => `${area} of the area master is no choice of the field.`,
    none: 'Not in the area master. Choose the area by hand.',
    unreadable: 'The area master could not be read. Choose the area by hand.',
    chome: (by: string) => `block ${by}`,
    town: (by: string) => `town ${by}`,
    primary: (by: string) => `primary school district ${by}`,
    juniorHigh: (by: string) => `junior high school district ${by}`,
    center: (by: string) => `place of ${by}`,
    name: (by: string) => `name of the area ${by}`,
  },
});
