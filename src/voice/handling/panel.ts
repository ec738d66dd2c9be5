/** On the record's page: by when what is owed, who has the voice, how often it moved, and what happened to it. */
import '../../ui/controls.css';
import './handling.css';
import { clockIn, dayIn } from '../../calendar/instant';
import type { KintoneRecord } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { changeSection } from './change-section';
import { place, places, today, type Handling } from './context';
import { text } from './messages';
import { names, NOTHING_SAID } from './moves';
import { has, type Places } from './places';
import { MANY_TRANSFERS, stateOf, type TraceLine, type VoiceState } from './state';
import { dueMark, interimWords } from './state-words';
import { dayWords, ruleWords } from './words';

export function showPanel(handling: Handling): void {
  handling.host.on('detail.show', ({ record }) => {
    const here = place(handling);
    if (!here) return;
    here.querySelector('.kumin-state')?.remove();
    const box = el('section', {
      class: 'kumin-ui kumin-handling kumin-state',
      'aria-label': text().panel,
    });
    here.append(box);
    void draw(handling, box, record);
  });
}

async function draw(handling: Handling, box: HTMLElement, record: KintoneRecord): Promise<void> {
  fill(box, el('p', { role: 'status' }, text().reading));
  try {
    const where = await places(handling);
    const state = stateOf(record, where, handling.settings, {
      today: today(handling),
      office: handling.office,
    });
    fill(box, [
      head(handling, state, where),
      tools(handling, record, state, where),
      has(where, 'trace') && trace(handling, state),
    ]);
  } catch (error) {
    fill(box, [
      el('p', { role: 'alert' }, explainFailure(error)),
      el(
        'button',
        { type: 'button', onclick: () => void draw(handling, box, record) },
        text().retry,
      ),
    ]);
  }
}

function head(handling: Handling, state: VoiceState, where: Places): HTMLElement {
  const now = today(handling);
  const said = text();
  const { due, sections, passedOn, transfers } = state;
  const interim = interimWords(state, now);
  const section = sections.length > 0 ? said.inCharge(names(sections)) : said.nobodyInCharge;
  return el('div', { class: 'kumin-state-head' }, [
    el('p', { class: 'kumin-state-due' }, [
      dueMark(state) ?? el('span', { class: 'kumin-due-mark' }, said.noDue),
      due && el('strong', {}, said.due(dayWords(due.day, now))),
    ]),
    interim !== '' && el('p', {}, interim),
    el('p', {}, has(where, 'assignedSection') ? section : ''),
    passedOn !== '' && el('p', {}, said.passedOnTo(passedOn)),
    transfers > 0 &&
      el('p', { class: transfers >= MANY_TRANSFERS ? 'kumin-state-moved' : '' }, [
        el('span', { 'aria-hidden': 'true' }, transfers >= MANY_TRANSFERS ? '！' : ''),
        said.moved(transfers),
      ]),
    transfers >= MANY_TRANSFERS && el('p', { class: 'kumin-handling-note' }, said.movedHint),
    due &&
      el('p', { class: 'kumin-handling-note' }, said.rule(ruleWords(handling.settings.deadline))),
  ]);
}

function tools(
  handling: Handling,
  record: KintoneRecord,
  state: VoiceState,
  where: Places,
): HTMLElement | null {
  if (state.done || !has(where, 'assignedSection') || state.sections.length === 0) return null;
  const typed = { said: NOTHING_SAID };
  const told = el('p', { role: 'alert', class: 'kumin-handling-failure', hidden: true });
  const button = el(
    'button',
    {
      type: 'button',
      onclick: async () => {
        told.hidden = true;
        button.disabled = true;
        try {
          await changeSection(handling, record, where, typed);
        } catch (error) {
          told.textContent = explainFailure(error);
          told.hidden = false;
        } finally {
          button.disabled = false;
        }
      },
    },
    text().changeSection,
  );
  return el('div', {}, [button, told]);
}

function trace(handling: Handling, { trace: lines }: VoiceState): HTMLElement {
  return el('div', {}, [
    el('h2', {}, text().traceHeading),
    lines.length === 0
      ? el('p', { class: 'kumin-handling-note' }, text().traceEmpty)
      : el(
          'ol',
          { class: 'kumin-trace' },
          lines.map((line) => traceItem(handling, line)),
        ),
  ]);
}

function traceItem(handling: Handling, line: TraceLine): HTMLElement {
  const zone = handling.host.user.timezone;
  const now = today(handling);
  const at =
    line.at === undefined ? '' : `${dayWords(dayIn(zone, line.at), now)} ${clockIn(zone, line.at)}`;
  const said = text();
  return el('li', {}, [
    el('p', {}, [
      el('span', { class: 'kumin-trace-at' }, at),
      el('strong', {}, line.kind),
      (line.from !== '' || line.to !== '') && el('span', {}, said.traceFromTo(line.from, line.to)),
    ]),
    line.reason !== '' && el('p', {}, said.traceReason(line.reason)),
    line.newDue && el('p', {}, said.traceDue(dayWords(line.newDue, now))),
    line.by !== '' && el('p', { class: 'kumin-handling-note' }, said.traceBy(line.by)),
  ]);
}
