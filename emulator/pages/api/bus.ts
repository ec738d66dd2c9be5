/** The page's one event bus. A failing handler is shown: a plugin's error must not pass for kintone's silence. */
import type { Device } from '../boot';
import { EventBus } from './events';
import type { FireResult } from './events';
import { showNotification } from './dialogs';
import { text } from './messages';
import { reasonOf } from './reason';

export const events = new EventBus((type, reason) => {
  console.error(type, reason);
  void showNotification('ERROR', text().handlerFailed(type, reasonOf(reason)));
});

let prefix = '';

/** On phones the same screens fire events whose names begin with `mobile.`. */
export function nameEventsFor(device: Device): void {
  prefix = device === 'MOBILE' ? 'mobile.' : '';
}

/**
 * Runs the handlers of an event in order. The type is the PC's name; on phones both it and the event's
 * own `type` get their prefix here.
 * @returns the event as it is to be applied (`{}` when nothing is), or false when it is cancelled
 */
export function fire(type: string, event: object): Promise<FireResult> {
  return events.fire(prefix + type, named(type, event));
}

/** Change events: kintone does not wait for Promises there. */
export function fireSync(type: string, event: object): FireResult {
  return events.fireSync(prefix + type, named(type, event));
}

/** Whether anybody listens to an event, named as on a PC. */
export function isHeard(type: string): boolean {
  return events.has(prefix + type);
}

function named(type: string, event: object): Record<string, unknown> {
  return prefix === '' ? (event as Record<string, unknown>) : { ...event, type: prefix + type };
}
