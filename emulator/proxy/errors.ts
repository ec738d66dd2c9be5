/** Refusals of the proxy. */
import { KintoneError } from '../errors';

/** The emulator's own rule: no request leaves this computer. */
export function notLoopback(url: string): KintoneError {
  return new KintoneError(400, 'EMULATOR_PROXY_LOOPBACK_ONLY', {
    ja: `「${url}」には送れません。このエミュレーターの kintone.proxy が送れるのは、このコンピューターの宛先（http(s)://localhost、127.0.0.1、[::1]）だけです。`,
    en: `Nothing is sent to "${url}". kintone.proxy of this emulator sends only to this computer (http(s)://localhost, 127.0.0.1, [::1]).`,
  });
}

export function answerTooLarge(bytes: number): KintoneError {
  return new KintoneError(400, 'EMULATOR_PROXY_ANSWER_TOO_LARGE', {
    ja: `応答が ${bytes} バイトを超えました。`,
    en: `The answer is over ${bytes} bytes.`,
  });
}
