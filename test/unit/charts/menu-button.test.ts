/** @jest-environment jsdom */
import { menuButton } from '../../../src/charts/out/menu-button';

let ran: string[];
let button: HTMLButtonElement;

beforeEach(() => {
  ran = [];
  const item = (label: string) => ({ label, run: () => void ran.push(label) });
  document.body.replaceChildren(
    menuButton('出力', '分野の出力', () => [item('根拠票'), item('PNG'), item('CSV')]),
  );
  button = document.querySelector('button') as HTMLButtonElement;
});

const press = (key: string): void => {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
};
const focused = (): string | null | undefined => document.activeElement?.textContent;
const isOpen = (): boolean => button.getAttribute('aria-expanded') === 'true';

test('arrows walk around, Home and End go to the ends', () => {
  button.focus();
  press('ArrowDown');
  expect(focused()).toBe('根拠票');
  press('ArrowUp');
  expect(focused()).toBe('CSV');
  press('ArrowDown');
  press('ArrowDown');
  expect(focused()).toBe('PNG');
  press('End');
  expect(focused()).toBe('CSV');
});

test('Escape closes it and the focus is on the button again', () => {
  button.click();
  expect(isOpen()).toBe(true);
  press('Escape');
  expect(isOpen()).toBe(false);
  expect(document.activeElement).toBe(button);
});

test('a choice runs once, closes, and leaves the focus on the button', () => {
  button.click();
  (document.querySelectorAll('[role=menuitem]')[1] as HTMLElement).click();
  expect([ran, isOpen(), document.activeElement === button]).toEqual([['PNG'], false, true]);
});

test('pressing elsewhere closes it', () => {
  button.click();
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  expect(isOpen()).toBe(false);
});
