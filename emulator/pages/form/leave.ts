/** Asks before something typed, in a form or a row of the list, is given up. */
import { showConfirmDialog } from '../api';
import { text } from './messages';

export async function leaveConfirmed(): Promise<boolean> {
  const words = text();
  const answer = await showConfirmDialog({
    title: words.leaveTitle,
    body: words.leave,
    okButtonText: words.leaveYes,
    cancelButtonText: words.leaveNo,
    showCancelButton: true,
  });
  return answer === 'OK';
}
