/** How `kintone` says no: to what is not emulated, and to a call on a screen or with a value it cannot take. */
import { showNotification } from './dialogs';
import { text } from './messages';

const spoken = new Map<string, string>();

/** Functions of PCs that do a phone's work are named as they were called: the PC's name to the phone's. */
export function callThem(names: Iterable<readonly [string, string]>): void {
  for (const [pc, mobile] of names) spoken.set(pc, mobile);
}

/** The name a function of `kintone` goes by on this device. */
export function nameHere(name: string): string {
  return spoken.get(name) ?? name;
}

/** Says on the page and to the caller that a documented function is not here. */
export function refuse(name: string): never {
  const message = text().notEmulated(name);
  void showNotification('ERROR', message);
  throw new Error(message);
}

/** The function exists, but not on this screen. */
export function notHere(name: string): never {
  throw new Error(text().notHere(nameHere(name)));
}

/** An argument the documentation does not allow. */
export function badArgument(name: string, argument: string, value: unknown): never {
  throw new TypeError(
    text().badArgument(nameHere(name), argument, JSON.stringify(value) ?? String(value)),
  );
}

/** @throws TypeError unless the value is one of those documented */
export function oneOf<T extends string>(
  name: string,
  argument: string,
  value: unknown,
  allowed: readonly T[],
): T {
  const known = allowed.find((one) => one === value);
  return known ?? badArgument(name, argument, value);
}
