/** The way of a voice through the sections, from its deadline to its answer: what each screen gets. The tools above the list are in list-tools.ts. */
import type { Host } from '../../kintone/host';
import type { VoiceSettings } from '../settings';
import { handlingOf, type Handling, type HandlingEdges } from './context';
import { noteDeadline } from './due-note';
import { refuseInList } from './list-edit';
import { markList } from './list-marks';
import { showPanel } from './panel';
import { askAtActions, askAtEdit } from './process';

export function startHandling(host: Host, settings: VoiceSettings, edges: HandlingEdges): Handling {
  const handling = handlingOf(host, settings, edges);
  noteDeadline(handling);
  showPanel(handling);
  askAtActions(handling);
  askAtEdit(handling);
  refuseInList(handling);
  markList(handling);
  return handling;
}
