/**
 * Errors nobody caught. A plugin's mistake must not look like kintone's: a bar names the plugin, by the
 * file the error came from, and the page goes on.
 */
import { reasonOf } from '../api';
import type { Boot, BootResources } from '../boot';
import { showBar } from './bars';
import { text } from './messages';

export function watchErrors(boot: Boot): void {
  addEventListener('error', (event: ErrorEvent) => {
    // Without a file and an error it is a resource that did not load, told elsewhere.
    if (!event.message || event.message.startsWith('ResizeObserver')) return;
    tell(event.message, `${event.filename}\n${stackOf(event.error)}`);
  });
  addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason;
    tell(reasonOf(reason), stackOf(reason));
  });

  function tell(message: string, trace: string): void {
    const words = text();
    const origin = boot.resources.find((resource) => fileIn(resource, trace) !== undefined);
    if (!origin) return showBar('page-error', 'error', words.pageFailed(message));
    const file = fileIn(origin, trace) ?? '';
    const about = origin.pluginId
      ? words.pluginFailed(origin.pluginName ?? origin.pluginId, message)
      : words.customizationFailed(decodeURIComponent(file.split('/').pop() ?? ''), message);
    showBar(`plugin-${origin.pluginId ?? 'customization'}`, 'error', about);
  }
}

/** The resource's file whose address the trace names first. */
function fileIn(resource: BootResources, trace: string): string | undefined {
  return resource.js.find((url) => trace.includes(url));
}

function stackOf(reason: unknown): string {
  return reason instanceof Error ? (reason.stack ?? '') : '';
}
