/** One feature on the config screen: its switch, its slots, and the settings it draws itself. */
import { Button } from 'kintone-ui-component/lib/button';
import { Switch } from 'kintone-ui-component/lib/switch';
import type { Feature, FeatureSettings } from '../feature';
import type { ConfigHost } from '../kintone/host';
import { el } from '../ui/dom';
import { toast } from '../ui/toast';
import type { Draft, FeatureProblem } from './draft';
import { text } from './messages';
import { slotView, type SlotView } from './slot-view';

export interface FeatureView {
  element: HTMLElement;
  feature: Feature;
  refresh(problems: FeatureProblem[]): void;
  /** Brings a slot into view and puts the focus on it. */
  focusSlot(slotKey: string): void;
}

export function featureView(
  feature: Feature,
  draft: Draft,
  changed: () => void,
  host: ConfigHost,
): FeatureView {
  const { title, about } = feature.words();
  const slots = feature.slots.map((slot) => slotView(feature, slot, draft, changed));
  const optional = slots.filter(({ slot }) => !slot.required);
  const optionalSummary = el('summary');
  const optionalBox = el('details', { class: 'kumin-optional' }, [
    optionalSummary,
    ...optional.map(({ element }) => element),
  ]);
  const toggle = featureSwitch(feature, draft, changed);
  const body = el('div', { class: 'kumin-feature-body' }, [
    slots.length > 0 && el('h3', {}, text().fieldsHeading),
    ...slots.filter(({ slot }) => slot.required).map(({ element }) => element),
    optional.length > 0 && optionalBox,
    slots.length > 0 && proposeAgain(feature, draft, changed),
    ownSettings(feature, draft, changed, host),
  ]);
  const element = el('section', { class: 'kumin-feature' }, [
    el('header', { class: 'kumin-feature-head' }, [
      el('div', {}, [el('h2', {}, title), el('p', {}, about)]),
      toggle,
    ]),
    body,
  ]);

  return {
    element,
    feature,
    refresh(problems) {
      const settings = draft.of(feature);
      toggle.checked = settings.enabled;
      body.hidden = !settings.enabled;
      const mapped = optional.filter(({ slot }) => settings.fields[slot.key] !== undefined);
      optionalSummary.textContent = text().optional(mapped.length, optional.length);
      const wrong = new Set(problems.map(({ slot }) => slot));
      // What is to be mended must be seen.
      if (optional.some(({ slot }) => wrong.has(slot.key))) optionalBox.open = true;
      for (const view of slots) {
        view.refresh(problems.find(({ slot }) => slot === view.slot.key));
      }
    },
    focusSlot(slotKey) {
      const view: SlotView | undefined = slots.find(({ slot }) => slot.key === slotKey);
      if (view && !view.slot.required) optionalBox.open = true;
      view?.focus();
    },
  };
}

function featureSwitch(feature: Feature, draft: Draft, changed: () => void): Switch {
  const toggle = new Switch({
    label: text().useFeature(feature.words().title),
    labelPlacement: 'left',
    checkedText: text().use,
    unCheckedText: text().notUse,
    className: 'kumin-feature-switch',
  });
  toggle.addEventListener('change', () => {
    draft.enable(feature, toggle.checked);
    changed();
  });
  return toggle;
}

function proposeAgain(feature: Feature, draft: Draft, changed: () => void): HTMLElement {
  const button = new Button({ text: text().proposeAgain, type: 'normal' });
  button.addEventListener('click', () => {
    const count = draft.proposeAgain(feature);
    changed();
    toast('info', text().proposedAgain(count));
  });
  return el('p', { class: 'kumin-propose' }, [button, el('span', {}, text().proposeAgainHelp)]);
}

function ownSettings(
  feature: Feature,
  draft: Draft,
  changed: () => void,
  host: ConfigHost,
): HTMLElement | null {
  if (!feature.settingsView) return null;
  const change = (next: FeatureSettings): void => {
    draft.change(feature, next);
    changed();
  };
  const view = feature.settingsView(draft.of(feature), draft.fields, change, host);
  // A feature without fields has no other settings than these.
  const heading = feature.slots.length > 0 && el('h3', {}, text().othersHeading);
  return el('div', { class: 'kumin-own-settings' }, [heading, view]);
}
