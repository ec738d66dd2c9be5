/** Above the list: that work on many voices is not finished, with the way to go on, and the way to leave it. */
import { el, fill } from '../../ui/dom';
import { openTasks, type KeptWork, type OpenWork } from './open-work';
import { text } from './triage-messages';

export function openWorkNotice(work: OpenWork, goOn: (kept: KeptWork) => void): HTMLElement {
  const notice = el('div', { class: 'kumin-open-work', role: 'status' });
  const draw = (): void => {
    const kept = work.read();
    notice.hidden = kept === undefined;
    fill(
      notice,
      kept ? [el('span', {}, words(kept)), button(text().continueWork, on), leave()] : [],
    );
  };
  const button = (label: string, onclick: () => void): HTMLElement =>
    el('button', { type: 'button', onclick }, label);
  // Another window may have gone on with it since this was drawn.
  const on = (): void => {
    const kept = work.read();
    if (kept) goOn(kept);
    else draw();
  };
  const leave = (): HTMLElement =>
    button(text().leaveWork, () => {
      const kept = work.read();
      if (!kept || window.confirm(text().leaveAsk(openTasks(kept).length))) work.clear();
    });
  work.watch(draw);
  draw();
  return notice;
}

function words(kept: KeptWork): string {
  const open = openTasks(kept).length;
  const { section, category, action } = kept.choices;
  const what = [section?.name, category, action].filter((each) => each !== undefined);
  return text().openWork(open, kept.tasks.length - open, what.join('・'));
}
