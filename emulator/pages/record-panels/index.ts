/** Side panels of the detail screen: comments and history as tabs. The history is read when its tab is first opened. */
import { html, render } from 'lit';
import { rest } from '../api';
import type { SideBarState } from '../api';
import type { Boot } from '../boot';
import { tellUnread, type Unread } from '../shell/bell';
import './comments';
import './history';
import { panelText } from './messages';
import './panels.css';

type Tab = 'comments' | 'history';

export interface SidePanels {
  element: HTMLElement;
  state(): SideBarState;
  /** `OPEN` shows the tab that was open last. @returns false for comments where the app has none */
  show(state: 'OPEN' | 'CLOSED' | 'COMMENTS' | 'HISTORY'): boolean;
}

/**
 * @param recordId of the open record; a new element is made for another record or after a save
 * @param options `comments: false` when the app has its comments switched off
 */
export function panels(
  appId: string | number,
  recordId: string | number,
  boot: Pick<Boot, 'user' | 'language'>,
  options: { comments: boolean } = { comments: true },
): SidePanels {
  const root = document.createElement('aside');
  root.className = 'panels';
  root.setAttribute('aria-label', panelText(boot.language).panels);
  const locale = { language: boot.language, timezone: boot.user?.timezone ?? 'Asia/Tokyo' };
  const tabs: Tab[] = options.comments ? ['comments', 'history'] : ['history'];
  const opened = new Set<Tab>();

  let shown: Tab = tabs[0] ?? 'history';
  const open = (tab: Tab): void => {
    shown = tab;
    opened.add(tab);
    const text = panelText(boot.language);
    render(
      html`<div class="k-tabs" role="tablist">
          ${tabs.map(
            (one) =>
              html`<button
                type="button"
                class="k-tab"
                role="tab"
                aria-selected=${one === tab}
                @click=${() => open(one)}
              >
                ${text[one]}
              </button>`,
          )}
        </div>
        <div class="panels-body" role="tabpanel" aria-label=${text[tab]}>
          ${
            opened.has('comments')
              ? html`<emulator-comments
                  ?hidden=${tab !== 'comments'}
                  .appId=${String(appId)}
                  .recordId=${String(recordId)}
                  .userCode=${boot.user?.code ?? ''}
                  .locale=${locale}
                ></emulator-comments>`
              : ''
          }
          ${
            opened.has('history')
              ? html`<emulator-history
                  ?hidden=${tab !== 'history'}
                  .appId=${String(appId)}
                  .recordId=${String(recordId)}
                  .locale=${locale}
                ></emulator-history>`
              : ''
          }
        </div>`,
      root,
    );
  };
  open(shown);
  void readNotifications(appId, recordId);
  return {
    element: root,
    state: () => (root.hidden ? 'CLOSED' : shown === 'comments' ? 'COMMENTS' : 'HISTORY'),
    show: (state) => {
      if (state === 'COMMENTS' && !options.comments) return false;
      root.hidden = state === 'CLOSED';
      if (state === 'COMMENTS' || state === 'HISTORY') {
        open(state === 'COMMENTS' ? 'comments' : 'history');
      }
      return true;
    },
  };
}

/** Who sees a record has seen what was told of it. That it could not be noted is no reason to trouble them. */
async function readNotifications(app: string | number, record: string | number): Promise<void> {
  try {
    tellUnread(await rest<Unread>('PUT', '/k/internal/notifications.json', { app, record }));
  } catch (error) {
    console.warn('notifications of the record', error);
  }
}
