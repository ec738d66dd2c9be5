/** What is made or changed around a space: the space itself, its threads, its settings, an app in it. */
import { html, nothing, type TemplateResult } from 'lit';
import { openFormDialog, textOf } from '../admin/form-dialog';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { addressOfSpace } from './address';
import type { SpacePage } from './index';
import { text } from './messages';

const NAME_LENGTH = 128;
/** The template of an empty space. */
const EMPTY = 1;

export function openSpaceDialog(boot: Boot): void {
  const words = text();
  openFormDialog({
    title: words.createSpace,
    submitText: words.create,
    body: (data) =>
      html`${nameInput(words.name)}
        ${check('isPrivate', words.privateSpace, data.has('isGuest'), data.has('isGuest'))}
        ${check('isGuest', words.createGuestSpace)}
        <p class="k-muted">${words.createGuestHint}</p>`,
    submit: async (data) => {
      const name = textOf(data, 'name');
      if (name === '') return words.nameMissing;
      const isGuest = data.has('isGuest');
      const administrator = { entity: { type: 'USER', code: boot.user?.code }, isAdmin: true };
      const { id } = await rest<{ id: string }>('POST', '/k/v1/template/space.json', {
        id: EMPTY,
        name,
        isGuest,
        isPrivate: data.has('isPrivate'),
        members: [administrator],
      });
      location.assign(addressOfSpace({ id, isGuest }));
      return undefined;
    },
  });
}

export function openSettingsDialog(space: SpacePage, done: () => Promise<void>): void {
  const words = text();
  const { isPrivate, useMultiThread } = space.settings;
  openFormDialog({
    title: words.settings,
    submitText: words.save,
    body: () =>
      html`${nameInput(words.name, space.name)}
        ${space.isGuest ? nothing : check('isPrivate', words.privateSpace, isPrivate)}
        ${check('useMultiThread', words.multiThread, useMultiThread, useMultiThread)}
        <p class="k-muted">${words.multiThreadHint}</p>`,
    submit: async (data) => {
      const name = textOf(data, 'name');
      if (name === '') return words.nameMissing;
      await rest('PUT', '/k/v1/space.json', {
        id: space.id,
        name,
        isPrivate: space.isGuest || data.has('isPrivate'),
        useMultiThread: data.has('useMultiThread'),
      });
      await done();
      return undefined;
    },
  });
}

export function openThreadDialog(space: string, done: () => Promise<void>): void {
  const words = text();
  openFormDialog({
    title: words.addThread,
    submitText: words.create,
    body: () => nameInput(words.threadName),
    submit: async (data) => {
      const name = textOf(data, 'name');
      if (name === '') return words.nameMissing;
      await rest('POST', '/k/v1/space/thread.json', { space, name });
      await done();
      return undefined;
    },
  });
}

export function openAppDialog(space: string): void {
  const words = text();
  openFormDialog({
    title: words.createApp,
    submitText: words.create,
    body: () => nameInput(words.appName, '', 64),
    submit: async (data) => {
      const name = textOf(data, 'name');
      if (name === '') return words.nameMissing;
      const { app } = await rest<{ app: string }>('POST', '/k/v1/preview/app.json', {
        name,
        space,
      });
      location.assign(`/k/admin/app/flow?app=${app}`);
      return undefined;
    },
  });
}

function nameInput(label: string, value = '', length = NAME_LENGTH): TemplateResult {
  return html`<label class="k-field">
    <span class="k-field__label">${label}</span>
    <input
      class="k-input"
      name="name"
      maxlength=${length}
      value=${value}
      autofocus
      autocomplete="off"
    />
  </label>`;
}

function check(name: string, label: string, checked = false, fixed = false): TemplateResult {
  return html`<label class="k-check">
    <input type="checkbox" name=${name} ?checked=${checked} ?disabled=${fixed} />${label}
  </label>`;
}
