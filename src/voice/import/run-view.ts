/** Step 4: the rows are recorded, with progress; it can be stopped, gone on with, and taken back. */
import { instantOf, type Instant } from '../../calendar/instant';
import { allOf, compare } from '../../records/condition';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { rowsToSend } from './check-view';
import type { Desk } from './desk';
import { text } from './messages';
import { ImportRun, type Outcome } from './run';
import { ranges, type PastRun } from './runs';
import { askMayUndo, recordLink, undoPart } from './undo-view';

/** Rows of the list of results. */
const SHOWN = 200;

/** A run belongs to the rows that were checked: other ones begin another. */
export class RunStep {
  private readonly run: ImportRun;
  private begun: Instant | undefined;
  private stop: AbortController | undefined;
  private finished = false;
  private readonly box = el('div', {});
  private readonly line = el('p', { role: 'status' });
  private readonly bar: HTMLProgressElement;
  /** Not drawn again when the step is: what was said of an undoing stays. */
  readonly element = el('div', {});

  constructor(private readonly desk: Desk) {
    const { fields, host } = desk;
    this.run = new ImportRun(host, rowsToSend(desk), fields.sendKey.code);
    this.bar = el('progress', { max: this.run.total, value: 0, 'aria-label': text().stepRun });
    fill(this.element, [el('p', {}, text().runHow(this.run.total)), this.box]);
    this.draw();
  }

  /** Something was sent: going back would not change that. */
  get hasBegun(): boolean {
    return this.begun !== undefined;
  }

  get isDone(): boolean {
    return this.finished;
  }

  private draw(): void {
    const { outcomes, total } = this.run;
    const isRunning = this.stop !== undefined;
    this.bar.value = outcomes.size;
    fill(this.box, [
      this.hasBegun && this.bar,
      this.line,
      !isRunning &&
        !this.finished &&
        el(
          'button',
          { type: 'button', class: 'kumin-main', onclick: () => void this.go() },
          this.hasBegun ? text().resume : text().start(total),
        ),
      isRunning &&
        el(
          'button',
          { type: 'button', onclick: () => this.stop?.abort(new Error('stopped')) },
          text().cancel,
        ),
      ...(this.hasBegun && !isRunning ? this.afterwards() : []),
    ]);
  }

  private async go(): Promise<void> {
    const { desk, run } = this;
    this.begun ??= instantOf(desk.now());
    const stop = new AbortController();
    this.stop = stop;
    const leave = (): void => stop.abort(new Error('left'));
    desk.signal.addEventListener('abort', leave);
    const free = desk.busy();
    this.draw();
    try {
      await run.go(stop.signal, () => this.tell());
      this.finished = true;
      fill(this.line, this.doneWords());
    } catch (error) {
      const at = [run.outcomes.size, run.total] as const;
      if (stop.signal.aborted) fill(this.line, text().stopped(...at));
      else {
        console.error(error);
        fill(
          this.line,
          el('span', { class: 'kumin-import-fault' }, text().failed(...at, explainFailure(error))),
        );
      }
    } finally {
      desk.signal.removeEventListener('abort', leave);
      this.stop = undefined;
      this.note();
      this.draw();
      free();
    }
  }

  private tell(): void {
    this.note();
    this.bar.value = this.run.outcomes.size;
    fill(this.line, text().running(this.run.outcomes.size, this.run.total));
  }

  /** What undoing needs, also when the page is closed in the middle. */
  private note(): void {
    this.desk.runs.put(this.past());
  }

  private past(): PastRun {
    return {
      at: this.begun ?? instantOf(this.desk.now()),
      keyPrefix: this.desk.draft.keyPrefix(),
      rows: ranges(this.run.mine()),
    };
  }

  private count(kind: Outcome['kind']): number {
    return [...this.run.outcomes.values()].filter((outcome) => outcome.kind === kind).length;
  }

  private doneWords(): HTMLElement[] {
    const [refused, present] = [this.count('refused'), this.count('present')];
    return [
      el('strong', {}, text().done(this.count('saved'))),
      ...(refused > 0
        ? [el('span', { class: 'kumin-import-fault' }, ` ${text().refusedCount(refused)}`)]
        : []),
      ...(present > 0 ? [el('span', {}, ` ${text().presentCount(present)}`)] : []),
    ];
  }

  private afterwards(): HTMLElement[] {
    const { host } = this.desk;
    const ids = [...this.run.outcomes.values()].flatMap((outcome) =>
      outcome.kind === 'saved' ? [outcome.id] : [],
    );
    if (ids.length === 0 && this.run.outcomes.size === 0) return [];
    const [first, last] = ids.reduce(
      ([low, high], id) => [Math.min(low, id), Math.max(high, id)],
      [Infinity, -Infinity],
    );
    const list = allOf(compare('$id', '>=', String(first)), compare('$id', '<=', String(last)));
    return [
      ...(ids.length > 0
        ? [
            el('p', {}, el('a', { href: host.url({ list }), target: '_blank' }, text().openList)),
            undoPart(this.desk, this.past(), askMayUndo(this.desk, [this.past()])),
          ]
        : []),
      this.table(),
    ];
  }

  /** What was refused comes first: it asks for something. */
  private table(): HTMLElement {
    const all = [...this.run.outcomes].sort(
      ([a, one], [b, other]) =>
        Number(other.kind === 'refused') - Number(one.kind === 'refused') || a - b,
    );
    return el('details', { open: this.count('refused') > 0 }, [
      el('summary', {}, text().outcomes),
      el('table', { class: 'kumin-import-table' }, [
        el('thead', {}, [
          el('tr', {}, [
            el('th', { scope: 'col' }, text().row),
            el('th', { scope: 'col' }, text().result),
          ]),
        ]),
        el(
          'tbody',
          {},
          all
            .slice(0, SHOWN)
            .map(([row, outcome]) =>
              el('tr', { class: outcome.kind === 'refused' ? 'kumin-import-error' : undefined }, [
                el('th', { scope: 'row' }, row),
                el('td', {}, this.outcomeWords(outcome)),
              ]),
            ),
        ),
      ]),
      all.length > SHOWN && el('p', {}, text().moreOutcomes(all.length - SHOWN)),
    ]);
  }

  private outcomeWords(outcome: Outcome): (HTMLElement | string)[] {
    if (outcome.kind === 'saved') {
      return [text().saved(outcome.id), ' ', recordLink(this.desk, outcome.id)];
    }
    if (outcome.kind === 'present') return [text().present];
    const label = (code: string): string =>
      this.desk.draft.targets.find((target) => target.code === code)?.label ?? code;
    const words = outcome.errors.map(({ code, message }) => text().voice(label(code), message));
    return [text().refused(words.join(' '))];
  }
}
