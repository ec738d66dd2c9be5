/** A chart as it will look, beside the form that makes it. What draws it is given: real records, or a fake in a test. */
import { el } from '../../ui/dom';
import type { Chart, Dashboard } from '../definition';

export interface Preview {
  /**
   * Draws the chart into `box`, or says there why it cannot. Returns at once; what arrives later goes into the box too.
   * @param signal aborted when the box shows something else or is gone
   */
  show(box: HTMLElement, dashboard: Dashboard, chart: Chart, signal: AbortSignal): void;
}

/** Typing goes on for less than this between two letters, in milliseconds. */
const PAUSE = 400;

export interface PreviewBox {
  element: HTMLElement;
  show(dashboard: Dashboard, chart: Chart): void;
  /** Once typing has paused. */
  showSoon(dashboard: Dashboard, chart: Chart): void;
  end(): void;
}

export function previewBox(preview: Preview): PreviewBox {
  const element = el('div', { class: 'kumin-ce-preview' });
  let showing: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = '';

  function show(dashboard: Dashboard, chart: Chart): void {
    clearTimeout(timer);
    const asked = JSON.stringify([dashboard.sources, dashboard.era, chart]);
    if (asked === shown) return;
    shown = asked;
    showing?.abort();
    showing = new AbortController();
    preview.show(element, dashboard, chart, showing.signal);
  }

  return {
    element,
    show,
    showSoon(dashboard, chart) {
      clearTimeout(timer);
      timer = setTimeout(() => show(dashboard, chart), PAUSE);
    },
    end() {
      clearTimeout(timer);
      showing?.abort();
    },
  };
}
