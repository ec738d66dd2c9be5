/**
 * A space: its portal (announcement, threads, apps, people) and its threads with their comments. A space of
 * one thread has no portal of its own: its one thread stands there, beside apps and people, as on kintone.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { listAddress, portalAddress } from '../addresses';
import { fire } from '../api/bus';
import { rest } from '../api/rest';
import { setScreen, setSpace } from '../api/screen';
import type { Boot, SpaceInfo } from '../boot';
import { richText } from '../fields/rich-text';
import { wordsOf } from '../shell/failure';
import { appIcon, userIcon } from '../shell/icons';
import { addressOfSpace, spaceAddress } from './address';
import { openAppDialog, openSettingsDialog, openThreadDialog } from './dialogs';
import { text } from './messages';
import './space.css';

export interface SpacePage extends SpaceInfo {
  settings: {
    defaultThread: string;
    body: string;
    isPrivate: boolean;
    useMultiThread: boolean;
    showAnnouncement: boolean;
    showThreadList: boolean;
    showAppList: boolean;
    showMemberList: boolean;
    permissions: { createApp: 'EVERYONE' | 'ADMIN' };
    attachedApps: { appId: string; threadId: string; name: string }[];
  };
  threads: { id: string; name: string }[];
  /** The thread in view; absent when it is not there. */
  thread?: { id: string; name: string; body: string };
  comments: Comment[];
  people: { code: string; name: string; isAdmin: boolean; isGuest: boolean }[];
}

interface Comment {
  id: string;
  text: string;
  /** UTC. */
  created: string;
  creator: { code: string; name: string };
  mentions: { code: string; name: string }[];
  files: { fileKey: string; name: string }[];
}

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const address = spaceAddress(location, boot.guestSpaceId);
  if (!address) return;
  window.addEventListener('hashchange', () => location.reload());
  const portalSpace = document.createElement('div');
  let page: SpacePage | undefined;
  let failure = '';
  await load();
  if (!page) return;
  setSpace({ ...page });
  const onPortal = address.thread === undefined;
  setScreen({
    pageType: onPortal ? 'SPACE_PORTAL' : 'SPACE_THREAD',
    spacePortal: onPortal ? portalSpace : null,
  });
  if (onPortal) {
    await fire('space.portal.show', { type: 'space.portal.show', spaceId: address.space });
  }

  async function load(): Promise<void> {
    const { space: id, thread } = address ?? { space: '' };
    try {
      page = await rest<SpacePage & Record<string, unknown>>('GET', '/k/internal/space.json', {
        id,
        ...(thread === undefined ? {} : { thread }),
      });
      document.title = page.name;
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    draw();
  }

  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const comment = String(new FormData(form).get('comment') ?? '').trim();
    failure = '';
    if (comment === '') {
      failure = text().commentMissing;
      return draw();
    }
    try {
      await rest('POST', '/k/v1/space/thread/comment.json', {
        space: page?.id,
        thread: page?.thread?.id,
        comment: { text: comment },
      });
      form.reset();
    } catch (error) {
      failure = text().failed(wordsOf(error));
    }
    await load();
  }

  function draw(): void {
    const words = text();
    render(
      html`<div class="k-page k-stack">
        ${page ? heading(page) : nothing}
        ${failure ? html`<p class="k-notice k-notice--error" role="alert">${failure}</p>` : nothing}
        ${portalSpace}
        ${page ? html`<div class="space">${content(page)}${aside(page)}</div>` : nothing}
      </div>`,
      root,
    );

    function content(shown: SpacePage): TemplateResult {
      const multi = shown.settings.useMultiThread;
      return html`<div class="k-stack">
        ${multi && address?.thread === undefined ? portal(shown) : threadView(shown)}
      </div>`;
    }

    function portal({ settings, threads, ...shown }: SpacePage): TemplateResult {
      return html`${
        settings.showAnnouncement
          ? html`<section class="k-panel">
              <h2 class="k-panel__title">${words.announcement}</h2>
              ${
                settings.body === ''
                  ? html`<p class="k-muted">${words.noAnnouncement}</p>`
                  : richText(settings.body)
              }
            </section>`
          : nothing
      }
      ${
        settings.showThreadList
          ? html`<section class="k-panel k-stack">
              <div class="k-row">
                <h2 class="k-grow">${words.threads}</h2>
                <button
                  type="button"
                  class="k-button"
                  @click=${() => openThreadDialog(shown.id, load)}
                >
                  ${words.addThread}
                </button>
              </div>
              <ul class="space__list">
                ${threads.map(
                  ({ id, name }) => html`<li><a href=${addressOfSpace(shown, id)}>${name}</a></li>`,
                )}
              </ul>
            </section>`
          : nothing
      }`;
    }

    function threadView({ thread, comments }: SpacePage): TemplateResult {
      if (!thread) return html`<p class="k-empty">${words.gone}</p>`;
      return html`<section class="k-panel k-stack" aria-labelledby="thread-title">
          <h2 id="thread-title">${thread.name}</h2>
          ${thread.body === '' ? nothing : richText(thread.body)}
        </section>
        <section class="k-panel k-stack" aria-labelledby="comments-title">
          <h2 id="comments-title">${words.comments}</h2>
          <form class="k-stack" @submit=${send} novalidate>
            <label class="k-field">
              <span class="k-field__label">${words.comment}</span>
              <textarea class="k-input" name="comment" rows="3" maxlength="65535"></textarea>
            </label>
            <div><button class="k-button k-button--primary">${words.send}</button></div>
          </form>
          ${
            comments.length === 0
              ? html`<p class="k-muted">${words.noComments}</p>`
              : html`<ol class="space__comments">
                  ${comments.map((comment) => html`<li>${commentView(comment)}</li>`)}
                </ol>`
          }
        </section>`;
    }
  }

  function heading(shown: SpacePage): TemplateResult {
    const words = text();
    const inThread = shown.settings.useMultiThread && address?.thread !== undefined;
    return html`<nav class="k-crumbs">
        <a href=${portalAddress()}>${words.portal}</a>
        ${
          inThread
            ? html`<span aria-hidden="true">›</span>
                <a href=${addressOfSpace(shown)}>${words.spaceNamed(shown.name)}</a>`
            : nothing
        }
      </nav>
      <div class="k-row">
        <h1 class="k-grow">
          ${shown.name}
          ${shown.isGuest ? html`<span class="space__badge">${words.isGuest}</span>` : nothing}
          ${
            shown.settings.isPrivate && !shown.isGuest
              ? html`<span class="space__badge">${words.isPrivate}</span>`
              : nothing
          }
        </h1>
        ${
          shown.administration
            ? html`<button
                type="button"
                class="k-button"
                @click=${() => openSettingsDialog(shown, load)}
              >
                ${words.settings}
              </button>`
            : nothing
        }
      </div>`;
  }

  function aside(shown: SpacePage): TemplateResult {
    const words = text();
    const { settings, people } = shown;
    const portal = settings.useMultiThread;
    const mayCreate =
      !boot.user?.isGuest &&
      (settings.permissions.createApp === 'EVERYONE' || shown.administration);
    return html`<div class="k-stack">
      ${
        !portal || settings.showAppList
          ? html`<section class="k-panel k-stack">
              <div class="k-row">
                <h2 class="k-grow">${words.apps}</h2>
                ${
                  mayCreate
                    ? html`<button
                        type="button"
                        class="k-button"
                        @click=${() => openAppDialog(shown.id)}
                      >
                        ${words.createApp}
                      </button>`
                    : nothing
                }
              </div>
              ${
                settings.attachedApps.length === 0
                  ? html`<p class="k-muted">${words.noApps}</p>`
                  : html`<ul class="space__list">
                      ${settings.attachedApps.map(
                        ({ appId, name }) =>
                          html`<li>
                            <a class="space__app" href=${listAddress(appId)}
                              ><span class="k-app-icon">${appIcon}</span>${name}</a
                            >
                          </li>`,
                      )}
                    </ul>`
              }
            </section>`
          : nothing
      }
      ${
        !portal || settings.showMemberList
          ? html`<section class="k-panel k-stack">
              <h2>${words.people}</h2>
              <ul class="space__list">
                ${people.map(
                  (person) =>
                    html`<li class="space__person">
                      ${userIcon}<span>${person.name}</span>
                      ${person.isAdmin ? html`<span class="space__badge">${words.administrator}</span>` : nothing}
                      ${person.isGuest ? html`<span class="space__badge">${words.guest}</span>` : nothing}
                    </li>`,
                )}
              </ul>
            </section>`
          : nothing
      }
    </div>`;
  }
}

function commentView(comment: Comment): TemplateResult {
  const words = text();
  const time = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return html`<p class="k-muted">
      <strong>${comment.creator.name || words.nobody}</strong>
      <time datetime=${comment.created}>${time.format(new Date(comment.created))}</time>
    </p>
    ${
      comment.mentions.length > 0
        ? html`<p>${words.to(comment.mentions.map(({ name }) => name).join('、'))}</p>`
        : nothing
    }
    <p class="space__text">${comment.text}</p>
    ${
      comment.files.length > 0
        ? html`<ul>
            ${comment.files.map(({ name }) => html`<li>${name}</li>`)}
          </ul>`
        : nothing
    }`;
}
