/**
 * 「アプリを更新」 and 「変更を中止」: settings take effect only when the app is deployed, so every page
 * that changes them shows whether something waits.
 */
import { html, nothing, render } from 'lit';
import { rest } from '../api/rest';
import { showConfirmDialog } from '../api/dialogs';
import { wordsOf } from '../shell/failure';
import { defineMessages } from '../messages';
import { noticeView, type Notice } from './parts';

const text = defineMessages({
  ja: {
    waiting:
      '変更した設定は、まだアプリに反映されていません。「アプリを更新」をクリックすると反映されます。',
    unpublished:
      'このアプリはまだ公開されていません。設定が終わったら「アプリを公開」をクリックしてください。',
    upToDate: 'すべての設定がアプリに反映されています。',
    update: 'アプリを更新',
    publish: 'アプリを公開',
    discard: '変更を中止',
    updating: '更新しています…',
    updated: 'アプリを更新しました。',
    openApp: 'アプリを開く',
    discardTitle: '変更の中止',
    discardBody: 'アプリに反映していない変更を、すべて破棄します。元に戻せません。',
    discarded: '変更を破棄しました。',
    failed: (reason: string) => `アプリを更新できませんでした：${reason}`,
    deployFailed: '更新の処理が失敗しました。設定を確認してください。',
  },
  en: {
    waiting: 'Your changes are not applied to the app yet. Click "Update App" to apply them.',
    unpublished: 'This app is not activated yet. Click "Activate App" when its settings are ready.',
    upToDate: 'All settings are applied to the app.',
    update: 'Update App',
    publish: 'Activate App',
    discard: 'Discard Changes',
    updating: 'Updating…',
    updated: 'The app was updated.',
    openApp: 'Open app',
    discardTitle: 'Discard changes',
    discardBody:
      'All changes that are not applied to the app are discarded. This cannot be undone.',
    discarded: 'The changes were discarded.',
    failed: (reason: string) => `The app could not be updated: ${reason}`,
    deployFailed: 'The update failed. Check the settings.',
  },
});

interface AppState {
  name: string;
  live: boolean;
  changed: boolean;
}

export interface DeployBar {
  element: HTMLElement;
  /** Asks the server anew; call it after every change of a setting. */
  refresh(): Promise<void>;
}

const POLL_MS = 300;

/** @param afterRevert redraws what the page shows of the settings once changes are discarded */
export function deployBar(appId: string, afterRevert: () => void): DeployBar {
  const element = document.createElement('div');
  let state: AppState | undefined;
  let busy = false;
  let outcome: Notice | undefined;

  async function refresh(): Promise<void> {
    try {
      state = await rest<AppState>('GET', '/k/internal/app/state.json', { app: appId });
      if (state.changed && outcome?.kind === 'success') outcome = undefined;
    } catch (error) {
      outcome = { kind: 'error', words: text().failed(wordsOf(error)) };
    }
    draw();
  }

  async function deploy(revert: boolean): Promise<void> {
    const words = text();
    if (revert && !(await confirmed())) return;
    busy = true;
    outcome = undefined;
    draw();
    try {
      const body = { apps: [{ app: appId }], ...(revert ? { revert } : {}) };
      await rest('POST', '/k/v1/preview/app/deploy.json', body);
      await settled(appId);
      outcome = { kind: 'success', words: revert ? words.discarded : words.updated };
    } catch (error) {
      outcome = { kind: 'error', words: words.failed(wordsOf(error)) };
    }
    busy = false;
    const done = outcome;
    await refresh();
    outcome = done;
    draw();
    if (revert && done.kind === 'success') afterRevert();
  }

  async function confirmed(): Promise<boolean> {
    const words = text();
    const answer = await showConfirmDialog({
      title: words.discardTitle,
      body: words.discardBody,
      showCancelButton: true,
      okButtonText: words.discard,
    });
    return answer === 'OK';
  }

  function draw(): void {
    const words = text();
    const hint = !state
      ? ''
      : !state.live
        ? words.unpublished
        : state.changed
          ? words.waiting
          : words.upToDate;
    const waits = state?.changed ?? false;
    render(
      html`<div class=${`k-notice ${waits ? 'k-notice--warning' : ''}`}>
          <span class="k-grow" role="status">${busy ? words.updating : hint}</span>
          ${
            state?.live
              ? html`<a class="k-button" href=${`/k/${appId}/`}>${words.openApp}</a>
                  <button
                    type="button"
                    class="k-button"
                    ?disabled=${busy || !waits}
                    @click=${() => deploy(true)}
                  >
                    ${words.discard}
                  </button>`
              : nothing
          }
          <button
            type="button"
            class="k-button k-button--primary"
            ?disabled=${busy || !waits}
            @click=${() => deploy(false)}
          >
            ${state && !state.live ? words.publish : words.update}
          </button>
        </div>
        ${noticeView(outcome)}`,
      element,
    );
  }

  element.className = 'k-stack';
  draw();
  return { element, refresh };
}

/** Waits until the deploy is done. @throws Error when it failed */
async function settled(appId: string): Promise<void> {
  for (;;) {
    const { apps } = await rest<{ apps: { status: string }[] }>(
      'GET',
      '/k/v1/preview/app/deploy.json',
      { apps: [appId] },
    );
    const status = apps[0]?.status;
    if (status === 'SUCCESS') return;
    if (status !== 'PROCESSING') throw new Error(text().deployFailed);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
