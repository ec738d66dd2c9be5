/** The page's one event bus. A failing handler is shown: a plugin's error must not pass for kintone's silence. */
import { EventBus } from './events';
import type { FireResult } from './events';
import { showNotification } from './dialogs';
import { text } from './messages';

export const events = new EventBus((type, reason) => {
  console.error(type, reason);
  const words = reason instanceof Error ? reason.message : String(reason);
  void showNotification('ERROR', text().handlerFailed(type, words));
});

/**
 * Runs the handlers of an event in order.
 * @returns the event as it is to be applied (`{}` when nothing is), or false when it is cancelled
 */
export function fire(type: string, event: object): Promise<FireResult> {
  return events.fire(type, event as Record<string, unknown>);
}

/** Change events: kintone does not wait for Promises there. */
export function fireSync(type: string, event: object): FireResult {
  return events.fireSync(type, event as Record<string, unknown>);
}
