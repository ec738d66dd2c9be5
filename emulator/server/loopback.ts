/**
 * Requests are answered under the names of this machine alone. Listening on the loopback address does not keep a
 * foreign web page out: it can let its own name point here (DNS rebinding), and the sample passwords are public.
 */
import { KintoneError } from '../errors';

const OWN_NAME = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;

/** @throws KintoneError 403 EMULATOR_FOREIGN_HOST unless the `Host` header, with or without a port, is this machine's */
export function requireOwnName(host: string | undefined): void {
  if (host !== undefined && OWN_NAME.test(host)) return;
  throw new KintoneError(403, 'EMULATOR_FOREIGN_HOST', {
    ja: `「${host ?? ''}」という名前では答えません。http://localhost または http://127.0.0.1 で開いてください。`,
    en: `Not answered under the name "${host ?? ''}". Open it as http://localhost or http://127.0.0.1.`,
  });
}
