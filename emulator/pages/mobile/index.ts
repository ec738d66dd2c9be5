/** The pages for phones, `/k/m/…`: the PC's screens with a phone's frame, list and bars. */
import type { Boot, PageName } from '../boot';
import * as form from '../form';
import * as list from '../list';
import { phoneLook } from './list-look';
import './dialogs.css';
import './form.css';
import * as portal from './portal';
import { phoneBars } from './record-bars';
import * as report from '../report';

export { drawPhoneFrame } from './frame';

type Open = (boot: Boot, root: HTMLElement) => Promise<void>;

const record: Open = (boot, root) => form.open(boot, root, phoneBars);

export const ON_PHONES: Partial<Record<PageName, Open>> = {
  portal: portal.open,
  index: (boot, root) => list.open(boot, root, phoneLook),
  detail: record,
  create: record,
  report: report.open,
};
