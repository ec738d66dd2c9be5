/**
 * Messages at the top of the page. kintone's own stay until somebody closes them, which fits an error;
 * good news goes away by itself, so it is ours, as is everything on a kintone without notifications.
 */
import { toast } from '../ui/toast';
import type { Host } from './host';

type KintoneNotification =
  ((type: kintone.NotificationType, message: string) => PromiseLike<void>) | undefined;

export function notifyThrough(kintones: () => KintoneNotification): Host['notify'] {
  return (kind, message) => {
    const show = kintones();
    if (kind !== 'error' || typeof show !== 'function') {
      toast(kind, message);
      return;
    }
    Promise.resolve(show('ERROR', message)).catch((reason: unknown) => {
      console.error(reason);
      toast(kind, message);
    });
  };
}
