/** The way of a voice through the sections, from its deadline to its answer: what each screen gets. */
import type { Host } from '../../kintone/host';
import type { VoiceSettings } from '../settings';
import { handlingOf, type HandlingEdges } from './context';
import { noteDeadline } from './due-note';
import { refuseInList } from './list-edit';
import { showListTools } from './list-tools';
import { markList } from './list-marks';
import { showPanel } from './panel';
import { askAtActions, askAtEdit } from './process';

export function startHandling(host: Host, settings: VoiceSettings, edges: HandlingEdges): void {
  const handling = handlingOf(host, settings, edges);
  showListTools(handling);
  noteDeadline(handling);
  showPanel(handling);
  askAtActions(handling);
  askAtEdit(handling);
  refuseInList(handling);
  markList(handling);
}
