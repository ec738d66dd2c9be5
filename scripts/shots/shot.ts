/** What a picture of the README is taken of. */
import type { Locator, Page } from 'playwright-core';

export interface Shot {
  name: string;
  path: string;
  /** Login name; the administrator unless told. */
  user?: string;
  width?: number;
  height?: number;
  /** What to do on the page before the picture. */
  before?(page: Page): Promise<void>;
  /** The part of the page to take; all that is seen of it unless told. */
  part?(page: Page): Locator;
}

export const PHONE = { width: 375, height: 800 };
export const CLERK = 'miura-mayumi';
export const CHIEF = 'kaneko-koji';
