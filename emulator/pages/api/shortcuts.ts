/**
 * The shortcut keys of a PC's pages, and `kintone.setKeyboardShortcuts` that switches them off and on. What a key does
 * is the screen's (`Screen.shortcuts`); a hidden button does not switch its key off, as in kintone.
 */
import { html, render } from 'lit';
import { createDialog, type Dialog } from './dialogs';
import { badArgument, notHere } from './refuse';
import { screen } from './screen';
import { SHORTCUTS, shortcutOf, shortcutsOn, strokeOf, type ShortcutName } from './shortcut-keys';
import { shortcutText } from './shortcut-messages';

/** How long a first key waits for its second, in milliseconds. Assumed: kintone tells no time. */
const SECOND_KEY = 2000;

const off = new Set<ShortcutName>();
let begun: { stroke: string; at: number } | undefined;
let help: Dialog | undefined;

export function shortcutFunctions(): Record<string, (config?: unknown) => Promise<unknown>> {
  return {
    setKeyboardShortcuts: async (config) => {
      const name = 'kintone.setKeyboardShortcuts';
      const present = namesHere(name);
      const given: unknown =
        typeof config === 'boolean'
          ? Object.fromEntries(present.map((one) => [one, config]))
          : config;
      if (typeof given !== 'object' || given === null || Array.isArray(given)) {
        return badArgument(name, 'config', config);
      }
      const changes = Object.entries(given).map(([key, on]: [string, unknown]) => {
        const known = present.find((one) => one === key);
        if (!known || typeof on !== 'boolean') return badArgument(name, `config.${key}`, on);
        return { known, on };
      });
      for (const { known, on } of changes) {
        if (on) off.delete(known);
        else off.add(known);
      }
    },
    getKeyboardShortcuts: async () =>
      Object.fromEntries(
        namesHere('kintone.getKeyboardShortcuts').map((name) => [name, !off.has(name)]),
      ),
  };
}

/** Once per page, after which the open screen's shortcut keys work. */
export function watchShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    // A key that ends the choice of a kanji, or that another took for itself, is no shortcut.
    if (event.isComposing || event.defaultPrevented) return;
    const stroke = strokeOf(event);
    if (stroke === null || !mayCall(stroke, event.composedPath()[0])) return;
    const before = begun && event.timeStamp - begun.at < SECOND_KEY ? begun.stroke : null;
    const enabled = shortcutsOn(screen().pageType).filter((name) => !off.has(name));
    const called = shortcutOf(stroke, before, enabled);
    begun = called === 'begun' ? { stroke, at: event.timeStamp } : undefined;
    if (called === null || called === 'begun') return;
    const act = called === 'SHORTCUTS_HELP' ? toggleHelp : screen().shortcuts[called];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

function namesHere(name: string): readonly ShortcutName[] {
  const names = shortcutsOn(screen().pageType);
  return names.length > 0 ? names : notHere(name);
}

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/** Letters are for whoever types; Enter is for what it would press; nothing passes an open dialog or menu. */
function mayCall(stroke: string, target: EventTarget | undefined): boolean {
  if (document.querySelector('dialog[open]')) return help !== undefined && stroke === '?';
  if (document.querySelector(':popover-open, #kd-loading')) return false;
  if (!(target instanceof Element)) return true;
  if (stroke === 'Ctrl+s') return true;
  // Pickers of a field close by Esc.
  if (stroke === 'Escape') return target.closest('.rf-component') === null;
  if (stroke === 'Enter' && target.closest('a, button, summary')) return false;
  return target.closest(TYPING) === null;
}

function toggleHelp(): void {
  if (help) help.close();
  else void showHelp();
}

async function showHelp(): Promise<void> {
  const words = shortcutText();
  const body = document.createElement('div');
  const rows = shortcutsOn(screen().pageType).map(
    (name) =>
      html`<tr>
        <td>${keysOf(name)}</td>
        <td>${words[name]}${off.has(name) ? words.off : ''}</td>
      </tr>`,
  );
  render(
    html`<table class="k-table">
      <thead>
        <tr>
          <th scope="col">${words.key}</th>
          <th scope="col">${words.action}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
    body,
  );
  help = await createDialog({
    ...{ title: words.title, body, showOkButton: false, showCloseButton: true },
  });
  await help.show();
  help = undefined;
}

function keysOf(name: ShortcutName): string {
  const { or, then } = shortcutText();
  const written = { Escape: 'Esc', 'Ctrl+s': 'Ctrl + S' } as Partial<Record<string, string>>;
  return SHORTCUTS[name].map((keys) => written[keys] ?? keys.split(' ').join(then)).join(or);
}
