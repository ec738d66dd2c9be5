/**
 * One paragraph of a feature's own settings on the config screen: folded, with what is set now beside its title. It
 * can go back to the initial settings, and back from that.
 */
import type { Feature, FeatureSettings, SettingsPart } from '../feature';
import type { ConfigHost } from '../kintone/host';
import { el, fill } from '../ui/dom';
import type { Draft } from './draft';
import { text } from './messages';
import { labelOf, showControl, unfitControls, type ToMend } from './to-mend';

export interface PartView {
  element: HTMLDetailsElement;
  title: string;
  refresh(): void;
  toMend(): ToMend[];
  /** Unfolds it and puts the focus on its title. */
  show(): void;
}

export function partView(
  feature: Feature,
  part: SettingsPart,
  draft: Draft,
  changed: () => void,
  host: ConfigHost,
  heading: 'h3' | 'h4',
): PartView {
  const now = (): FeatureSettings => draft.of(feature);
  const change = (edit: (settings: FeatureSettings) => FeatureSettings): void => {
    draft.change(feature, edit(now()));
    changed();
  };
  const told = el('span', { class: 'kumin-part-now' });
  const body = el('div', { class: 'kumin-part-body' });
  let shownFields = '';
  const draw = (): void => {
    shownFields = fieldsRead(part, now());
    fill(body, part.view({ now, fields: draft.fields, host, change }));
  };
  const reset = resetRow(feature, part, now, (next) => {
    change(() => next);
    draw();
    changed();
  });
  const summary = el('summary', {}, [el(heading, {}, part.title), told]);
  const element = el(
    'details',
    { class: 'kumin-part', id: partId(feature, part), open: part.asks?.(now()) ?? false },
    [summary, body, reset.element],
  );
  draw();
  // What does not fit changes no settings, and is still to be told.
  for (const event of ['input', 'change']) body.addEventListener(event, () => changed());

  return {
    element,
    title: part.title,
    refresh() {
      const unfit = unfitControls(body).length;
      told.textContent = unfit > 0 ? text().partUnfit(unfit) : part.summary(now(), draft.fields);
      element.classList.toggle('kumin-part-wrong', unfit > 0);
      reset.refresh();
      if (unfit === 0 && shownFields !== fieldsRead(part, now())) draw();
    },
    toMend: () =>
      unfitControls(body).map((control) => ({
        where: `${feature.words().title} › ${part.title} › ${labelOf(control)}`,
        words: control.validationMessage,
        id: element.id,
        go() {
          showControl(control);
          // The control says it beside itself, as far as it has not yet.
          control.checkValidity();
        },
      })),
    show() {
      element.open = true;
      element.scrollIntoView({ block: 'start' });
      summary.focus({ preventScroll: true });
    },
  };
}

function partId(feature: Feature, part: SettingsPart): string {
  return `kumin-part-${feature.id}-${part.id}`;
}

function fieldsRead(part: SettingsPart, { fields }: FeatureSettings): string {
  return JSON.stringify((part.reads ?? []).map((slot) => fields[slot] ?? null));
}

function resetRow(
  feature: Feature,
  part: SettingsPart,
  now: () => FeatureSettings,
  take: (next: FeatureSettings) => void,
): { element: HTMLElement; refresh(): void } {
  const said = el('span', { role: 'status' });
  const button = el('button', { type: 'button', class: 'kumin-plain-button' });
  const element = el('p', { class: 'kumin-part-reset' }, [button, said]);
  const initial = (): FeatureSettings => part.taken?.(now(), feature.defaults()) ?? now();
  const isInitial = (): boolean => JSON.stringify(initial()) === JSON.stringify(now());
  let before: FeatureSettings | undefined;
  button.addEventListener('click', () => {
    if (before) {
      const back = part.taken?.(now(), before) ?? now();
      before = undefined;
      said.textContent = text().partBack;
      take(back);
    } else {
      before = now();
      said.textContent = text().partReset;
      take(initial());
    }
  });
  return {
    element,
    refresh() {
      // Once something else is written here, there is a new state to go back from.
      if (before && !isInitial()) {
        before = undefined;
        said.textContent = '';
      }
      button.textContent = before ? text().undoReset : text().reset;
      element.hidden = before === undefined && isInitial() && said.textContent === '';
      button.hidden = before === undefined && isInitial();
    },
  };
}
