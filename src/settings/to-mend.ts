/** What is to be mended before the settings are saved, wherever on the config screen it lies. */
export interface ToMend {
  /** Where it is: the feature, the paragraph, the line. */
  where: string;
  /** What to do about it. */
  words: string;
  /** The page's id of the place, for the link. */
  id: string;
  /** Unfolds what hides the place, and puts the focus there. */
  go(): void;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Controls below `root` that hold what the settings cannot take. */
export function unfitControls(root: HTMLElement): Control[] {
  return [...root.querySelectorAll<Control>(':is(input, select, textarea):invalid')];
}

export function labelOf(control: Control): string {
  return control.labels?.[0]?.textContent?.trim() ?? control.getAttribute('aria-label') ?? '';
}

/** Unfolds whatever `control` lies in, and puts the focus on it. */
export function showControl(control: HTMLElement): void {
  for (let at = control.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  control.scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
}
