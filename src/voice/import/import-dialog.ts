/** The import over a list: four steps in one dialog, each reached by buttons, back and forth without losing a choice. */
import './import.css';
import { openDialog, type OpenDialog } from '../../ui/dialog';
import { el, fill } from '../../ui/dom';
import { checkProblem, checkView } from './check-view';
import { columnsProblem, columnsView } from './columns-view';
import type { Desk } from './desk';
import { fileProblem, fileView } from './file-view';
import { text } from './messages';
import { RunStep } from './run-view';

type Step = 'file' | 'columns' | 'check' | 'run';

const STEPS: Step[] = ['file', 'columns', 'check', 'run'];

export type DeskParts = Pick<Desk, 'host' | 'draft' | 'fields' | 'runs' | 'now'>;

export function openImportDialog(parts: DeskParts): void {
  new ImportDialog(parts).open();
}

/** Said in place of the import where it cannot be. */
export function openNotice(words: string): void {
  openDialog({
    title: text().heading,
    look: 'kumin-import',
    size: 'narrow',
    body: el('p', {}, words),
  });
}

class ImportDialog {
  private step: Step = 'file';
  private run: RunStep | undefined;
  private runningTasks = 0;
  private readonly closed = new AbortController();
  private readonly desk: Desk;
  private readonly bar = el('ol', { class: 'kumin-import-steps', 'aria-label': text().steps });
  private readonly content = el('div');
  private opened: OpenDialog | undefined;
  private readonly said = el('p', { class: 'kumin-import-said', role: 'status' });
  private readonly back = this.button(text().back, () => this.goBack());
  private readonly next = this.button(text().next, () => this.goOn(), 'kumin-main');

  constructor(parts: DeskParts) {
    this.desk = {
      ...parts,
      say: (words) => this.tell(words, 'kumin-import-said'),
      complain: (words) => this.tell(words, 'kumin-import-said kumin-import-fault'),
      redraw: () => this.draw(),
      busy: () => this.busy(),
      signal: this.closed.signal,
    };
  }

  open(): void {
    this.opened = openDialog({
      title: text().heading,
      look: 'kumin-import',
      size: 'full',
      body: [this.bar, this.content],
      foot: [this.next, this.back, this.said],
      mayClose: () => this.mayClose(),
      closed: () => this.closed.abort(new Error('closed')),
    });
    this.goTo('file');
  }

  private mayClose(): boolean {
    const isOpen = this.desk.draft.file !== undefined && !this.run?.isDone;
    return !isOpen || window.confirm(text().leave);
  }

  private goTo(step: Step): void {
    this.step = step;
    this.tell('', 'kumin-import-said');
    if (step === 'run') this.run ??= new RunStep(this.desk);
    this.draw();
    this.opened?.heading.focus();
    if (this.opened) this.opened.body.scrollTop = 0;
  }

  private goOn(): void {
    const problem = this.problem();
    if (problem) return this.desk.complain(problem);
    this.goTo(STEPS[STEPS.indexOf(this.step) + 1] ?? this.step);
  }

  private goBack(): void {
    // Rows already sent stay as they are: what is checked next is checked against them.
    if (this.step === 'run') {
      if (this.run?.hasBegun) this.desk.draft.checked = undefined;
      this.run = undefined;
    }
    this.goTo(STEPS[STEPS.indexOf(this.step) - 1] ?? this.step);
  }

  private problem(): string | undefined {
    if (this.step === 'file') return fileProblem(this.desk);
    return this.step === 'columns' ? columnsProblem(this.desk) : checkProblem(this.desk);
  }

  private draw(): void {
    const names = {
      file: text().stepFile,
      columns: text().stepColumns,
      check: text().stepCheck,
      run: text().stepRun,
    };
    fill(
      this.bar,
      STEPS.map((step, index) =>
        el(
          'li',
          { 'aria-current': step === this.step ? 'step' : undefined },
          text().step(index + 1, names[step]),
        ),
      ),
    );
    if (this.opened) fill(this.opened.heading, `${text().heading}: ${names[this.step]}`);
    // Whoever changed something by keys goes on from there, though it is drawn anew.
    const focused = this.content.contains(document.activeElement) ? document.activeElement?.id : '';
    fill(this.content, this.stepView());
    if (focused) document.getElementById(focused)?.focus();
    this.drawButtons();
  }

  private stepView(): HTMLElement | undefined {
    if (this.step === 'file') return fileView(this.desk);
    if (this.step === 'columns') return columnsView(this.desk);
    return this.step === 'check' ? checkView(this.desk) : this.run?.element;
  }

  private drawButtons(): void {
    const isBusy = this.runningTasks > 0;
    this.back.hidden = this.step === 'file';
    this.next.hidden = this.step === 'run' || (this.step === 'file' && !this.desk.draft.table);
    this.back.disabled = isBusy;
    this.next.disabled = isBusy;
  }

  private busy(): () => void {
    this.runningTasks += 1;
    this.drawButtons();
    return () => {
      this.runningTasks -= 1;
      this.drawButtons();
    };
  }

  private tell(words: string, look: string): void {
    this.said.className = look;
    fill(this.said, words);
  }

  private button(label: string, press: () => void, look?: string): HTMLButtonElement {
    return el('button', { type: 'button', class: look, onclick: press }, label);
  }
}
