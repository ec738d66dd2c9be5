/**
 * Functions that kintone's documentation names and this floor does not have. Each is there and throws when called,
 * with a message on the page: a plugin that needs one fails loudly. A name kintone does not know stays undefined,
 * so that feature tests (`typeof kintone.app.x === 'function'`) answer as on the real service.
 */

type Namespace = Record<string, unknown>;

const refusals = new WeakSet<object>();

/** Whether a function of `kintone` only says that it is not emulated. */
export function isRefusal(value: unknown): boolean {
  return typeof value === 'function' && refusals.has(value);
}

/** Adds a throwing function at each of `names` that `root` lacks; `refuse` is told the full name and throws. */
export function addNotEmulated(
  root: Namespace,
  names: readonly string[],
  refuse: (name: string) => never,
): void {
  for (const path of names) {
    const steps = path.split('.');
    const last = steps.pop() as string;
    const home = steps.reduce<Namespace>((space, name) => {
      space[name] ??= {};
      return space[name] as Namespace;
    }, root);
    if (home[last] !== undefined) continue;
    const refusal = (): never => refuse(`kintone.${path}`);
    refusals.add(refusal);
    home[last] = refusal;
  }
}
