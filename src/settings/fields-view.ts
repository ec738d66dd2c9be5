/**
 * The fields of a feature on the config screen: how many are found, those that want a decision in the open, and the
 * others folded. A line stays where it is while a person works; only a new proposal sorts them anew.
 */
import { Button } from 'kintone-ui-component/lib/button';
import type { Feature } from '../feature';
import { el, fill } from '../ui/dom';
import type { Draft, FeatureProblem } from './draft';
import { text } from './messages';
import { problemWords, slotLabel } from './problem-words';
import { problems as problemsOf } from './problems';
import { slotId, slotView, type SlotView } from './slot-view';
import { showControl, type ToMend } from './to-mend';

export interface FieldsView {
  element: HTMLElement;
  /** How many are found, in words. */
  counted(): string;
  refresh(problems: FeatureProblem[]): void;
  toMend(problems: FeatureProblem[]): ToMend[];
  show(): void;
}

export function fieldsView(feature: Feature, draft: Draft, changed: () => void): FieldsView {
  const slots = feature.slots.map((slot) => slotView(feature, slot, draft, changed));
  const heading = el('h3', { tabindex: -1 }, text().fieldsHeading);
  const counts = el('p', { class: 'kumin-fields-count' });
  const groups = el('div');
  const draw = (): void => fill(groups, sorted(feature, draft, slots));
  draw();
  const element = el('section', { class: 'kumin-fields', id: `kumin-fields-${feature.id}` }, [
    heading,
    counts,
    groups,
    proposeAgain(feature, draft, () => {
      draw();
      changed();
    }),
  ]);
  const counted = (): string => {
    const { fields } = draft.of(feature);
    const mapped = feature.slots.filter(({ key }) => fields[key] !== undefined);
    return text().fieldsFound(mapped.length, feature.slots.length);
  };
  return {
    element,
    counted,
    refresh(problems) {
      const proposed = feature.slots.filter(({ key }) => draft.isProposed(feature, key)).length;
      counts.textContent = [counted(), proposed > 0 ? text().fieldsProposed(proposed) : ''].join(
        '',
      );
      for (const view of slots) {
        const problem = problems.find(({ slot }) => slot === view.slot.key);
        view.refresh(problem);
        // What is to be mended must be seen.
        if (problem) unfold(view.element);
      }
    },
    toMend: (problems) =>
      problems.map((problem) => ({
        where: `${feature.words().title} › ${slotLabel(feature, problem.slot)}`,
        words: problemWords(problem, feature),
        id: slotId(feature, problem.slot),
        go() {
          const view = slots.find(({ slot }) => slot.key === problem.slot);
          if (!view) return;
          unfold(view.element);
          view.focus();
        },
      })),
    show: () => showControl(heading),
  };
}

function unfold(line: HTMLElement): void {
  const group = line.closest('details');
  if (group) group.open = true;
}

function sorted(feature: Feature, draft: Draft, slots: readonly SlotView[]): HTMLElement[] {
  const settings = draft.of(feature);
  const wrong = new Set(problemsOf(feature.slots, settings, draft.fields).map(({ slot }) => slot));
  const asks = slots.filter(({ slot }) => wrong.has(slot.key) || draft.isGuessed(feature, slot));
  const settled = slots.filter((view) => !asks.includes(view));
  const isMapped = ({ slot }: SlotView): boolean => settings.fields[slot.key] !== undefined;
  const found = settled.filter(isMapped);
  const none = settled.filter((view) => !isMapped(view));
  const lines = (views: readonly SlotView[]) => views.map(({ element }) => element);
  return [
    ...(asks.length > 0
      ? [
          el('div', { class: 'kumin-asks' }, [
            el('h4', {}, text().asked(asks.length)),
            ...lines(asks),
          ]),
        ]
      : []),
    ...(found.length > 0 ? [folded(text().foundFields(found.length), lines(found))] : []),
    ...(none.length > 0 ? [folded(text().noneFields(none.length), lines(none))] : []),
  ];
}

function folded(title: string, lines: HTMLElement[]): HTMLElement {
  return el('details', { class: 'kumin-optional' }, [el('summary', {}, title), ...lines]);
}

function proposeAgain(feature: Feature, draft: Draft, changed: () => void): HTMLElement {
  const button = new Button({ text: text().proposeAgain, type: 'normal' });
  const help = el('span', { role: 'status' }, text().proposeAgainHelp);
  button.addEventListener('click', () => {
    const before = draft.mapping(feature);
    const count = draft.proposeAgain(feature);
    const back = el(
      'button',
      {
        type: 'button',
        class: 'kumin-plain-button',
        onclick: () => {
          draft.mapAs(feature, before);
          fill(help, text().proposeAgainHelp);
          button.querySelector('button')?.focus();
          changed();
        },
      },
      text().undoPropose,
    );
    fill(help, [text().proposedAgain(count), ' ', back]);
    changed();
  });
  return el('p', { class: 'kumin-propose' }, [button, help]);
}
