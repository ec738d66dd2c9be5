/**
 * `kintone.mobile`: what phones have under a name of their own does what its PC twin does, on the phone's screen.
 * A function of the other device is there as well, as in kintone, and answers as on a screen that lacks it: null for
 * what is asked at once ("利用できる画面以外の画面で実行した場合" in its documentation), else a rejected Promise.
 */
import type { Device } from '../boot';
import { FUNCTIONS } from './coverage/functions';
import { text } from './messages';
import { isRefusal } from './not-emulated';
import { partFunctions } from './parts';
import { callThem } from './refuse';
import { screen } from './screen';

type Namespace = Record<string, unknown>;
type Call = (...values: never[]) => unknown;

/** Functions that answer at once; every other one of the list gives a Promise. */
const AT_ONCE = new Set([
  ...['getId', 'getQuery', 'getQueryCondition', 'getFieldElements', 'getHeaderSpaceElement'],
  ...['getHeaderMenuSpaceElement', 'getLookupTargetAppId', 'getRelatedRecordsTargetAppId'],
  ...['get', 'set', 'getFieldElement', 'getSpaceElement', 'setFieldShown', 'setGroupFieldOpen'],
  'getContentSpaceElement',
]);

/** Types of fields whose element phones do not give (cybozu.dev, get-record-field-element). */
const WITHOUT_ELEMENT = new Set(['SUBTABLE', 'REFERENCE_TABLE', 'GROUP']);

/** Where a phone's function is not what the PC's of the same name is. */
const OWN: Record<string, Call> = {
  // One space under the header, on lists and records alike.
  'mobile.app.getHeaderSpaceElement': () => screen().headerSpace ?? screen().recordHeaderMenuSpace,
  'mobile.app.record.getFieldElement': (code: string) =>
    WITHOUT_ELEMENT.has(screen().fields[code]?.type ?? '') ? null : screen().fieldElement(code),
  ...below('mobile.app', partFunctions({ ReportSelector: 'reportSelector' }, 'kintone.mobile.app')),
};

/** Gives `root` the functions below `mobile` that this emulator has. */
export function addMobile(root: Namespace): void {
  for (const { pc, mobile, onMobile } of twins()) {
    if (mobile === null || onMobile === 'no') continue;
    const twin = OWN[mobile] ?? (pc === null ? undefined : valueAt(root, pc));
    if (twin !== undefined) put(root, mobile, twin);
  }
}

/**
 * Has the functions of the other device answer as on a screen that lacks them, and this device's own names stand in
 * errors. Refusals stay what they are.
 */
export function keepToDevice(root: Namespace, device: Device): void {
  if (device === 'MOBILE') {
    callThem(
      twins().flatMap(({ pc, mobile }) =>
        pc !== null && mobile !== null ? [[`kintone.${pc}`, `kintone.${mobile}`] as const] : [],
      ),
    );
  }
  for (const { pc, mobile } of twins()) {
    const foreign = device === 'MOBILE' ? pc : mobile;
    if (foreign === null || foreign.startsWith('plugin.')) continue;
    const present = valueAt(root, foreign);
    if (present !== undefined && !isRefusal(present)) put(root, foreign, elsewhere(foreign));
  }
}

function elsewhere(name: string): Call {
  return AT_ONCE.has(name.split('.').pop() ?? '')
    ? () => null
    : async () => {
        throw new Error(text().notHere(`kintone.${name}`));
      };
}

/** Rows of functions that have another name on phones, or are on one device only. */
function twins(): (typeof FUNCTIONS)[string] {
  return Object.values(FUNCTIONS)
    .flat()
    .filter(({ pc, mobile }) => pc !== mobile);
}

function valueAt(root: Namespace, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((space, name) => (space as Namespace | undefined)?.[name], root);
}

function put(root: Namespace, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() as string;
  const home = names.reduce<Namespace>((space, name) => (space[name] ??= {}) as Namespace, root);
  home[last] = value;
}

function below(home: string, functions: Record<string, Call>): Record<string, Call> {
  return Object.fromEntries(
    Object.entries(functions).map(([name, call]) => [`${home}.${name}`, call]),
  );
}
