/** Pages and IDs of one person in services of the net. The page of an office, a search or a film is nobody's. */
import { after, all, before, finding } from './find';
import type { Detector } from './mark';

const url = /https?:\/\/[\w\-.~:/?#[\]@!$&'*+,;=%]+/g;
const service =
  /^https?:\/\/(?:[\w-]+\.)?(?:twitter|x|instagram|facebook|fb|tiktok|threads|note|github|ameblo)\.(?:com|net|jp)\//;
/** First parts of a path that are pages of the service itself. */
const ownPages = new Set(
  'explore hashtag search watch intent share i home results embed playlist shorts events help about login settings tag topics'.split(
    ' ',
  ),
);
/** Paths and parameters that name a person on any site. */
const personPath =
  /\/(?:users?|members?|u|profiles?)\/[\w.-]{2,}|youtube\.com\/(?:@|user\/|channel\/|c\/)[\w.-]+|line\.me\/(?:ti|R\/ti)\/p\/|\/@[\w.-]+|[?&](?:user_?id|uid|user|member_?id|account|customer_?id)=[\w.-]+|facebook\.com\/profile\.php\?id=/i;

const services =
  'LINE|ライン|インスタ(?:グラム)?|[Ii]nstagram|ツイッター|[Tt]witter|TikTok|フェイスブック|[Ff]acebook|カカオ|スカイプ|[Ss]kype|WeChat|微信|WhatsApp|ディスコード|Discord|DM|フォロー';
const handle = /(?<![\w.@/])@ ?[A-Za-z_][\w.]*\w/g;
const serviceBefore = new RegExp(`(?:${services})[^。\\n]{0,6}$`);
/** Of a service by its name: 「LINEのIDは…」, "LINE: …". */
const named = new RegExp(
  `(?:${services})(?:の)?(?: ?(?:ID|アカウント名?|ユーザー名) ?(?:は|が|:)?[ 「]{0,2}| ?: ?)([A-Za-z0-9][\\w.-]{3,}\\w)`,
  'g',
);
/** Words written with @ for their looks, and the names of sites. */
const words = /^@ ?(?:home|office|mark|cafe|work)$|\.(?:jp|com|net|org|info)$/i;

export const account: Detector = ({ text }) => [
  ...all(text, url)
    .map((place) => trimmed(place))
    .filter(({ text: address }) => isOnesPage(address))
    .map((place) => finding('account', place, 'certain', 'form')),
  ...all(text, named, 1).map((place) => finding('account', place, 'certain', 'cue')),
  ...all(text, handle)
    .filter(({ text: written }) => !words.test(written))
    // With a blank after it, @ is also the English "at".
    .filter(
      ({ text: written, start }) =>
        !/^@ /.test(written) || serviceBefore.test(before(text, start, 16)),
    )
    // Not the second half of a mail address written with blanks.
    .filter(({ end }) => !/^\.\w/.test(after(text, end, 2)))
    .map((place) => finding('account', place, 'likely', 'form')),
];

function isOnesPage(address: string): boolean {
  if (personPath.test(address)) return true;
  if (!service.test(address)) return false;
  const [first = ''] = address.replace(service, '').split(/[/?#]/);
  return /^[\w.@-]{2,}$/.test(first) && !ownPages.has(first.toLowerCase());
}

/** A full stop or comma at its end belongs to the sentence. */
function trimmed<Found extends { end: number; text: string }>(place: Found): Found {
  const text = place.text.replace(/[.,;:!?']+$/, '');
  return { ...place, text, end: place.end - (place.text.length - text.length) };
}
