/** A notification in words. Pure. */
import type { ShownNotification } from '../../notifications/inbox';
import { listAddress, recordAddress } from '../addresses';
import { text } from './inbox-messages';

export function notificationWords({ kind, content }: ShownNotification): string {
  const words = text();
  switch (kind) {
    case 'ADDED':
      return words.added;
    case 'EDITED':
      return words.edited;
    case 'COMMENT':
    case 'MENTION':
      return content;
    case 'STATUS':
      return words.status(content);
    case 'ASSIGNED':
      return words.assigned(content);
    case 'CONDITION':
      return content === '' ? words.condition : content;
    case 'REMINDER':
      return content === '' ? words.reminder : content;
    case 'IMPORTED':
      return words.imported(content);
  }
}

/** Where a notification leads: the record it tells of, or the app's list. */
export function notificationAddress({ app, record }: ShownNotification): string {
  return record ? recordAddress(app.id, { recordId: record.id }) : listAddress(app.id);
}
