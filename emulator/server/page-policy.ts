/** Content-Security-Policy of the pages: as strict as kintone's plugins allow. */
import type { Boot } from '../pages/boot';

const COMMON_POLICY =
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

// Style elements are allowed everywhere: kintone-ui-component brings its styles that way.
export const CLOSED_POLICY = `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; ${COMMON_POLICY}`;

// Where plugins and customizations run, kintone lets them load from any https address (manifest and
// customization take https URLs), talk to it, and use eval; inline scripts in their HTML never run.
const OPEN_POLICY =
  "default-src 'self' https: data: blob:; script-src 'self' https: 'unsafe-eval'; " +
  `style-src 'self' https: 'unsafe-inline'; worker-src 'self' blob:; ${COMMON_POLICY}`;

/** The policy of a page: open only where plugins and customizations run. */
export function policy(boot: Pick<Boot, 'page' | 'resources'>): string {
  return boot.resources.length > 0 ||
    boot.page === 'index' ||
    boot.page === 'detail' ||
    boot.page === 'create' ||
    boot.page === 'report' ||
    boot.page === 'plugin-config'
    ? OPEN_POLICY
    : CLOSED_POLICY;
}
