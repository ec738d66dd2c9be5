/** Asks before something typed in the list is given up. */
import { showConfirmDialog } from '../api';
import { text } from '../form/messages';

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
