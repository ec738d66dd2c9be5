/** 公表: the gate at a record and at saving. The way out of the list is in dialog.ts. */
import type { Host } from '../../kintone/host';
import type { VoiceSettings } from '../settings';
import { showGate, type PanelEdges } from './gate-panel';
import { lookAs } from './marks';
import { guardSaving } from './save-gate';

export function startPublishing(host: Host, settings: VoiceSettings, edges: PanelEdges): void {
  lookAs(settings.guard);
  guardSaving(host, settings);
  showGate(host, settings, edges);
}
