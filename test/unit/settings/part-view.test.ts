/** @jest-environment jsdom */
import type { Feature, FeatureSettings, SettingsPart } from '../../../src/feature';
import type { ConfigHost } from '../../../src/kintone/host';
import { readSettings } from '../../../src/settings/document';
import { Draft } from '../../../src/settings/draft';
import { partView } from '../../../src/settings/part-view';
import { el } from '../../../src/ui/dom';
import { sample } from './sample-feature';

// jsdom has none of its own.
globalThis.structuredClone ??= (value) => JSON.parse(JSON.stringify(value));
// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

const daysOf = (settings: FeatureSettings) => (settings as { days?: number }).days ?? 0;
const withDays = (settings: FeatureSettings, days: number) => ({ ...settings, days });

const days: SettingsPart = {
  id: 'days',
  title: '期限',
  summary: (settings) => `${daysOf(settings)}日`,
  view({ now, change }) {
    const input = el('input', {
      ...{ type: 'number', value: daysOf(now()), min: 1, 'aria-label': '日数' },
      oninput: () => {
        if (input.checkValidity()) change((settings) => withDays(settings, Number(input.value)));
      },
    });
    return input;
  },
  taken: (now, other) => withDays(now, daysOf(other)),
};

function shown() {
  const features: Feature[] = [sample];
  const draft = new Draft(readSettings('', features), features, {});
  const part = partView(sample, days, draft, () => part.refresh(), {} as ConfigHost, 'h3');
  document.body.replaceChildren(part.element);
  part.refresh();
  const { element } = part;
  const type = (written: string) => {
    const input = element.querySelector('input')!;
    input.value = written;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    return input;
  };
  const button = () => element.querySelector('button')!;
  return { draft, part, element, type, button };
}

test('a paragraph is folded, and says what is set now beside its title', () => {
  const { element, type } = shown();
  expect(element.open).toBe(false);
  expect(element.querySelector('summary')?.textContent).toBe('期限14日');
  type('20');
  expect(element.querySelector('summary')?.textContent).toBe('期限20日');
});

test('what does not fit stays as it was typed, is told at the title, and is shown on the way to it', () => {
  const { draft, part, element, type } = shown();
  const input = type('0');
  expect(daysOf(draft.of(sample))).toBe(14);
  expect(input.value).toBe('0');
  expect(element.querySelector('summary')?.textContent).toBe('期限直すところが1件あります');
  const [problem] = part.toMend();
  expect(problem?.where).toBe('区民のこえ › 期限 › 日数');
  problem?.go();
  expect(element.open).toBe(true);
  expect(document.activeElement).toBe(input);
  type('7');
  expect(part.toMend()).toEqual([]);
});

test('goes back to the initial settings, and back from that', () => {
  const { draft, element, type, button } = shown();
  expect(button().hidden).toBe(true);
  type('20');
  expect(button().textContent).toBe('初期値に戻す');
  button().click();
  expect(daysOf(draft.of(sample))).toBe(14);
  expect(element.querySelector('input')?.value).toBe('14');
  expect(button().textContent).toBe('戻す前の設定にする');
  button().click();
  expect(daysOf(draft.of(sample))).toBe(20);
  expect(element.querySelector('input')?.value).toBe('20');
});
