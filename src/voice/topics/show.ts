/** Where topics stand: a button in the bar above the list, or at once where a custom view has a place for them. */
import type { Host } from '../../kintone/host';
import { openDialog } from '../../ui/dialog';
import { el } from '../../ui/dom';
import type { ListEdges } from '../list-parts';
import type { VoiceSettings } from '../settings';
import { text } from './messages';
import { TopicScreen } from './screen';

/** An administrator's custom view may have an element of this id: the topics stand there. */
export const VIEW_ELEMENT = 'kumin-topics';

export function showTopics(host: Host, settings: VoiceSettings, edges: ListEdges): void {
  let shown: TopicScreen | undefined;
  host.on('index.show', () => {
    shown?.destroy();
    shown = undefined;
    const box = document.getElementById(VIEW_ELEMENT);
    if (!box || settings.topics.shown === 'off') return;
    shown = new TopicScreen(host, settings, edges);
    box.replaceChildren(shown.element);
    void shown.start();
  });
}

/** For the bar above the list. */
export function topicsButton(host: Host, settings: VoiceSettings, edges: ListEdges): HTMLElement {
  const button = el(
    'button',
    { type: 'button', class: 'kumin-topics-open', 'aria-haspopup': 'dialog' },
    text().open,
  );
  button.addEventListener('click', () => {
    const screen = new TopicScreen(host, settings, edges);
    openDialog({
      title: text().heading,
      look: 'kumin-topics-dialog',
      size: 'full',
      body: screen.element,
      closed: () => screen.destroy(),
    });
    void screen.start();
  });
  return button;
}
