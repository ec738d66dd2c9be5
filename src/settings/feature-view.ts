/** One feature on the config screen: its switch, its fields, and its own settings by paragraph. */
import { Switch } from 'kintone-ui-component/lib/switch';
import type { Feature } from '../feature';
import type { ConfigHost } from '../kintone/host';
import { el } from '../ui/dom';
import type { Draft, FeatureProblem } from './draft';
import { fieldsView, type FieldsView } from './fields-view';
import { text } from './messages';
import { partView, type PartView } from './part-view';
import { slotLabel } from './problem-words';
import { showControl, type ToMend } from './to-mend';

export interface FeatureView {
  element: HTMLElement;
  feature: Feature;
  /** Absent for a feature that needs none. */
  fields: FieldsView | undefined;
  parts: readonly PartView[];
  /** @param problems of this feature's fields @returns all that is to be mended in it */
  refresh(problems: FeatureProblem[]): ToMend[];
  show(): void;
}

export function featureView(
  feature: Feature,
  draft: Draft,
  changed: () => void,
  host: ConfigHost,
): FeatureView {
  const { title, about } = feature.words();
  const fields = feature.slots.length > 0 ? fieldsView(feature, draft, changed) : undefined;
  const parts = (feature.settingsParts?.() ?? []).map((part) =>
    partView(feature, part, draft, changed, host, fields ? 'h4' : 'h3'),
  );
  const toggle = featureSwitch(feature, draft, changed);
  const heading = el('h2', { tabindex: -1 }, title);
  const unfit = el('p', { class: 'kumin-banner' });
  const body = el('div', { class: 'kumin-feature-body' }, [
    fields?.element,
    // A feature without fields has no other settings than these.
    fields !== undefined && parts.length > 0 && el('h3', {}, text().othersHeading),
    ...parts.map(({ element }) => element),
  ]);
  const element = el('section', { class: 'kumin-feature', id: `kumin-feature-${feature.id}` }, [
    el('header', { class: 'kumin-feature-head' }, [
      el('div', {}, [heading, el('p', {}, about)]),
      toggle,
    ]),
    unfit,
    body,
  ]);

  return {
    element,
    feature,
    fields,
    parts,
    refresh(problems) {
      const { enabled } = draft.of(feature);
      toggle.checked = enabled;
      body.hidden = !enabled;
      unfit.hidden = !draft.isUnfit(feature);
      unfit.textContent = unfit.hidden ? '' : unfitWords(feature);
      fields?.refresh(problems);
      for (const part of parts) part.refresh();
      if (!enabled) return [];
      return [...(fields?.toMend(problems) ?? []), ...parts.flatMap((part) => part.toMend())];
    },
    show: () => showControl(heading),
  };
}

function unfitWords(feature: Feature): string {
  const needed = feature.slots.filter(({ required }) => required);
  const labels = needed.map(({ key }) => slotLabel(feature, key));
  return text().unfit(feature.words().title, labels.join('・'));
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
