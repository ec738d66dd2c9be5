/**
 * The gate at a record: the original beside the public words, what is open, and the steps. On the record's page the
 * steps are taken, each one write that is based on the revision shown; while editing, the panel only shows.
 */
import '../../ui/controls.css';
import './publishing.css';
import {
  parseInstant,
  clockIn,
  dayIn,
  instantOf,
  toKintone,
  todayIn,
} from '../../calendar/instant';
import type { Day } from '../../calendar/day';
import { formatDay } from '../../calendar/wareki';
import {
  RequestError,
  type Entity,
  type FormField,
  type Host,
  type KintoneRecord,
} from '../../kintone/host';
import { choiceLabels } from '../../records/choice-labels';
import { textOf } from '../../records/value';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { currentLanguage } from '../../ui/messages';
import { fieldOf, textIn } from '../form';
import type { VoiceSettings } from '../settings';
import {
  acknowledge,
  acknowledgedIn,
  actionsOf,
  changesOf,
  differsFromLive,
  hindrances,
  openMarks,
  stageOf,
  type Action,
  type Changes,
  type GateVoice,
  type Stage,
} from './gate';
import { text } from './gate-messages';
import {
  gateForm,
  gateVoice,
  isComplete,
  plainText,
  writtenFields,
  type GateForm,
} from './gate-record';
import {
  actionWords,
  hindranceLines,
  hindranceWords,
  missingWords,
  partWords,
  stageWords,
} from './gate-words';
import { liveVersion, type Version } from './history';
import { kindWords, mayStand } from './marks';
import { markedText } from './marked-text';
import { reasonChoice, reasonLine } from './reason-view';

export interface PanelEdges {
  now(): Date;
  reload(): void;
}

export function showGate(host: Host, settings: VoiceSettings, edges: PanelEdges): void {
  let box: HTMLElement | undefined;
  const place = (): HTMLElement | null => {
    const where = host.spaceElement(settings.publishing.space) ?? host.headerElement();
    box?.remove();
    box = undefined;
    if (!where) return null;
    box = el('section', { class: 'kumin-ui kumin-gate', 'aria-label': text().panel });
    where.append(box);
    return box;
  };

  host.on('detail.show', async ({ record }) => {
    if (!fieldOf(record, settings.fields, 'publication')) return;
    const shown = place();
    if (!shown) return;
    const fields = await host.formFields();
    if (shown.isConnected) new GatePanel(host, settings, edges, fields, record, shown).draw();
  });

  host.on('edit.show', async ({ record }) => {
    if (!fieldOf(record, settings.fields, 'publication')) return;
    const shown = place();
    if (!shown) return;
    const form = gateForm(settings.fields, await host.formFields());
    if (!isComplete(form) || !shown.isConnected) return shown.remove();
    const show = (now: KintoneRecord): void =>
      fill(shown, editingParts(now, settings, form, host.user.timezone));
    show(record);
    const refresh = (): void => {
      if (!shown.isConnected) return document.removeEventListener('focusin', refresh);
      const now = host.getRecord();
      if (now) show(now);
    };
    document.addEventListener('focusin', refresh);
  });
}

class GatePanel {
  private readonly form: GateForm;
  private readonly status = el('p', { class: 'kumin-gate-status', role: 'status' });
  private isBusy = false;

  constructor(
    private readonly host: Host,
    private readonly settings: VoiceSettings,
    private readonly edges: PanelEdges,
    private readonly fields: Record<string, FormField>,
    private readonly record: KintoneRecord,
    private readonly box: HTMLElement,
  ) {
    this.form = gateForm(settings.fields, fields);
  }

  draw(): void {
    const { record, settings, form } = this;
    if (!isComplete(form)) {
      fill(this.box, [el('h2', {}, text().panel), el('p', {}, text().missing(missingWords(form)))]);
      return;
    }
    const voice = gateVoice(record, settings, form.columns);
    if (voice.choice === undefined) {
      const choice = textIn(record, settings.fields, 'publication');
      fill(this.box, [el('h2', {}, text().panel), el('p', {}, text().unknownChoice(choice))]);
      return;
    }
    fill(this.box, [
      ...headParts(record, voice, settings, this.host.user.timezone),
      wordsBeside(record, voice, settings),
      this.marksPart(voice),
      this.stepsPart(voice),
      this.status,
      versionsPart(voice.versions),
    ]);
  }

  private marksPart(voice: GateVoice): HTMLElement {
    return marksSection(voice, (found) => {
      const button = el('button', { type: 'button' }, text().letStand);
      button.addEventListener('click', () => {
        const line = reasonLine(text().reasonToStand(found), text().stand, (reason) => {
          void this.write(acknowledge(voice, found, reason));
        });
        button.replaceWith(line.element);
        line.focus();
      });
      return button;
    });
  }

  private stepsPart(voice: GateVoice): HTMLElement {
    const { user } = this.host;
    const actions = actionsOf(voice);
    const forward = actions.find((action) => ['draft', 'check', 'publish'].includes(action));
    const open = forward ? hindrances(forward, voice, user, '') : [];
    return el('div', { class: 'kumin-gate-steps' }, [
      open.length > 0 &&
        el('div', { class: 'kumin-gate-open' }, [
          el('p', {}, text().blocked),
          el(
            'ul',
            {},
            hindranceLines(open).map((each) => el('li', {}, each)),
          ),
        ]),
      el(
        'div',
        { class: 'kumin-gate-actions' },
        actions.map((action) => this.actionPart(action, voice, action === forward)),
      ),
      stageOf(voice) !== 'published' && el('p', { class: 'kumin-gate-note' }, text().editHere),
    ]);
  }

  private actionPart(action: Action, voice: GateVoice, isForward: boolean): HTMLElement {
    const words = actionWords(action, voice);
    if (action === 'refuse') {
      const { choice, list } = this.reasons();
      return reasonChoice(words, text().refusalReason, list, this.settings.publishing.reasonRules, {
        start: choice,
        done: (reason) => void this.act(action, voice, reason),
      });
    }
    if (action === 'takeDown') {
      return el('details', { class: 'kumin-gate-more' }, [
        el('summary', {}, words),
        reasonLine(text().takeDownReason, words, (reason) => void this.act(action, voice, reason))
          .element,
      ]);
    }
    const isHindered = hindrances(action, voice, this.host.user, '').length > 0;
    return el(
      'button',
      {
        type: 'button',
        // It can be pressed all the same, and then says what stands in the way.
        class: isHindered ? 'kumin-gate-held' : isForward ? 'kumin-main' : null,
        onclick: () => void this.act(action, voice, ''),
      },
      words,
    );
  }

  private reasons(): { choice: string; list: string[] } {
    const { fields: mapping } = this.settings;
    return {
      choice: textIn(this.record, mapping, 'refusal'),
      list: choiceLabels(this.fields[mapping['refusal'] ?? '']),
    };
  }

  private async act(action: Action, voice: GateVoice, reason: string): Promise<void> {
    const { user } = this.host;
    const open = hindrances(action, voice, user, reason);
    if (open.length > 0) {
      this.say('error', open.map(hindranceWords).join(' '));
      return;
    }
    const now = this.edges.now();
    await this.write(
      changesOf(action, voice, {
        me: user,
        now: toKintone(instantOf(now)),
        today: todayIn(user.timezone, now),
        reason: reason.trim(),
      }),
    );
  }

  private async write(changes: Changes): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.say('working', text().working);
    const { host, record, settings, form } = this;
    try {
      await host.request('PUT', 'record', {
        app: host.appId,
        id: textOf(record['$id']),
        revision: textOf(record['$revision']),
        record: writtenFields(changes, settings, form.columns),
      });
      this.say('done', text().done);
      this.edges.reload();
    } catch (error) {
      this.isBusy = false;
      const isConflict = error instanceof RequestError && error.status === 409;
      this.say('error', isConflict ? text().conflict : explainFailure(error));
      if (!(error instanceof RequestError)) throw error;
      if (isConflict) {
        const reload = (): void => this.edges.reload();
        this.status.append(el('button', { type: 'button', onclick: reload }, text().reload));
      }
    }
  }

  private say(kind: 'working' | 'done' | 'error', words: string): void {
    this.status.dataset['kind'] = kind;
    fill(this.status, words);
  }
}

function editingParts(
  record: KintoneRecord,
  settings: VoiceSettings,
  { columns }: GateForm,
  zone: string,
): HTMLElement[] {
  const voice = gateVoice(record, settings, columns);
  return [
    ...headParts(record, voice, settings, zone),
    wordsBeside(record, voice, settings),
    marksSection(voice, () => null),
    el('p', { class: 'kumin-gate-note' }, text().stepsAfterSaving),
  ];
}

function headParts(
  record: KintoneRecord,
  voice: GateVoice,
  { fields }: VoiceSettings,
  zone: string,
): HTMLElement[] {
  const stage = stageOf(voice);
  const name = (slot: 'publicDrafter' | 'publicChecker'): string => {
    const value = fieldOf(record, fields, slot)?.value;
    return Array.isArray(value) ? ((value as Entity[])[0]?.name ?? '') : '';
  };
  const at = parseInstant(voice.checkedAt);
  const time = at === undefined ? '' : `${dayWords(dayIn(zone, at))} ${clockIn(zone, at)}`;
  const isChanged = stage === 'published' && differsFromLive(voice);
  return [
    el('div', { class: 'kumin-gate-head' }, [
      el('h2', {}, text().panel),
      el('strong', { class: `kumin-gate-stage kumin-gate-stage-${stage}` }, stageWords(stage)),
      voice.drafter !== '' && el('span', {}, text().drafter(name('publicDrafter'))),
      voice.checker !== '' && el('span', {}, text().checker(name('publicChecker'), time)),
      stage === 'refused' && el('span', {}, voice.refusal),
    ]),
    ...(['undecided', 'toCheck', 'checked', 'published'].includes(stage) ? [stepList(stage)] : []),
    ...(isChanged
      ? [
          el(
            'p',
            { class: 'kumin-gate-changed' },
            liveVersion(voice.versions) ? text().changedSince : text().neverFrozen,
          ),
        ]
      : []),
  ];
}

function stepList(stage: Stage): HTMLElement {
  const steps = [text().stepDraft, text().stepCheck, text().stepPublish];
  const at = ['undecided', 'toCheck', 'checked', 'published'].indexOf(stage);
  return el(
    'ol',
    { class: 'kumin-gate-way', 'aria-label': text().steps },
    steps.map((step, place) =>
      el('li', { 'aria-current': place === at ? 'step' : null }, [
        step,
        place < at && el('small', {}, `✓ ${text().passed}`),
        place === at && el('small', {}, `◀ ${text().here}`),
      ]),
    ),
  );
}

function wordsBeside(
  record: KintoneRecord,
  { words }: GateVoice,
  { fields }: VoiceSettings,
): HTMLElement {
  const part = (heading: string, written: string, kind: string): HTMLElement =>
    el('section', { class: `kumin-gate-part kumin-gate-part-${kind}` }, [
      el('h3', {}, heading),
      markedText(written),
    ]);
  return el('div', { class: 'kumin-gate-beside' }, [
    part(text().body, plainText(fieldOf(record, fields, 'body')), 'body'),
    el('div', { class: 'kumin-gate-public' }, [
      part(text().title, words.title, 'title'),
      part(text().summary, words.summary, 'summary'),
      part(text().publicText, words.text, 'text'),
    ]),
  ]);
}

/** @param tool what can be done about a mark that may stand */
function marksSection(
  { words, versions }: GateVoice,
  tool: (found: string) => HTMLElement | null,
): HTMLElement {
  const acknowledged = acknowledgedIn(versions);
  const open = openMarks(words, acknowledged);
  return el('div', { class: 'kumin-gate-marks' }, [
    open.length === 0 ? el('p', {}, text().noMarks) : el('h3', {}, text().marks),
    el(
      'ul',
      {},
      open.map(({ slot, mark }) =>
        el('li', {}, [
          el('span', {}, [
            el('strong', {}, mark.found),
            ` ${text().markAt(partWords(slot), kindWords(mark))}`,
          ]),
          mayStand(mark) ? tool(mark.found) : el('span', {}, text().mustGo),
        ]),
      ),
    ),
    ...acknowledged.map(({ found, reason }) =>
      el('p', { class: 'kumin-gate-note' }, text().standing(found, reason)),
    ),
    el('p', { class: 'kumin-gate-note' }, text().marksCaution),
  ]);
}

function versionsPart(versions: readonly Version[]): HTMLElement | null {
  if (versions.length === 0) return null;
  return el('details', { class: 'kumin-gate-more' }, [
    el('summary', {}, text().versions),
    el(
      'ul',
      {},
      versions.map((each) => {
        const { publishedOn, takenDownOn, checker, takeDownReason } = each;
        const state = [
          publishedOn
            ? text().versionPublished(dayWords(publishedOn), checker)
            : text().versionPending,
          ...(takenDownOn ? [text().versionDown(dayWords(takenDownOn), takeDownReason)] : []),
        ];
        return el('li', {}, `${text().version(each.version)}: ${state.join('、')}`);
      }),
    ),
  ]);
}

function dayWords(day: Day): string {
  return currentLanguage() === 'ja' ? formatDay(day) : day;
}
