/**
 * `kintone.events`: handlers run one after another in the order of registration, each awaited before the next;
 * what the last one returned decides. Pure, no DOM.
 */
export type Handler = (event: Record<string, unknown>) => unknown;

/** The event as the last handler returned it; `{}` when it returned none, so that nothing is applied. */
export type FireResult = Record<string, unknown> | false;

/** Told of a handler that threw or rejected, or that returned a Promise where kintone does not wait. */
export type Trouble = (type: string, reason: unknown) => void;

export class EventBus {
  private readonly handlers = new Map<string, Handler[]>();
  private depth = 0;

  constructor(private readonly trouble: Trouble) {}

  /** True while a handler runs, its Promise included: record.get and set are refused then. */
  get running(): boolean {
    return this.depth > 0;
  }

  on(types: string | readonly string[], handler: Handler): void {
    for (const type of asList(types)) {
      this.handlers.set(type, [...(this.handlers.get(type) ?? []), handler]);
    }
  }

  /** Without a handler all of the type go, without a type all of all. @returns whether any went */
  off(types?: string | readonly string[], handler?: Handler): boolean {
    if (types === undefined) {
      const any = this.handlers.size > 0;
      this.handlers.clear();
      return any;
    }
    let removed = false;
    for (const type of asList(types)) {
      const known = this.handlers.get(type) ?? [];
      const rest = handler ? known.filter((one) => one !== handler) : [];
      removed ||= rest.length < known.length;
      if (rest.length > 0) this.handlers.set(type, rest);
      else this.handlers.delete(type);
    }
    return removed;
  }

  has(type: string): boolean {
    return this.handlers.has(type);
  }

  /**
   * Runs the handlers of a type that may return Promises. A handler that fails stops the chain: its error goes to
   * `trouble` and the event counts as cancelled, as an unsettled save does in kintone.
   */
  async fire(type: string, event: Record<string, unknown>): Promise<FireResult> {
    const handlers = this.handlers.get(type);
    if (!handlers) return event;
    let result: unknown;
    this.depth += 1;
    try {
      for (const handler of handlers) result = await handler(event);
    } catch (reason) {
      this.trouble(type, reason);
      return false;
    } finally {
      this.depth -= 1;
    }
    return settle(result);
  }

  /** Runs the handlers of a change event: a Promise is not awaited and changes nothing. */
  fireSync(type: string, event: Record<string, unknown>): FireResult {
    const handlers = this.handlers.get(type);
    if (!handlers) return event;
    let result: unknown;
    this.depth += 1;
    try {
      for (const handler of handlers) {
        result = handler(event);
        if (isThenable(result)) {
          result.then(undefined, (reason: unknown) => this.trouble(type, reason));
          this.trouble(type, new Error(`${type}: a Promise is not supported in this event`));
          result = undefined;
        }
      }
    } catch (reason) {
      this.trouble(type, reason);
      return {};
    } finally {
      this.depth -= 1;
    }
    return settle(result);
  }
}

function settle(result: unknown): FireResult {
  if (result === false) return false;
  return typeof result === 'object' && result !== null ? (result as Record<string, unknown>) : {};
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}

function asList(types: string | readonly string[]): readonly string[] {
  return typeof types === 'string' ? [types] : types;
}
