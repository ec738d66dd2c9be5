/** The import over a list: four steps in one dialog, each reached by buttons, back and forth without losing a choice. */
import './import.css';
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
  const dialog = el('dialog', { class: 'kumin-import', 'aria-label': text().heading }, [
    el('div', { class: 'kumin-import-body' }, [
      el('h2', { tabindex: -1 }, text().heading),
      el('p', {}, words),
    ]),
    el('div', { class: 'kumin-import-foot' }, [
      el('button', { type: 'button', onclick: () => dialog.close() }, text().close),
    ]),
  ]);
  show(dialog);
}

class ImportDialog {
  private step: Step = 'file';
  private run: RunStep | undefined;
  private runningTasks = 0;
  private readonly closed = new AbortController();
  private readonly desk: Desk;
  private readonly bar = el('ol', { class: 'kumin-import-steps', 'aria-label': text().steps });
  private readonly title = el('h2', { tabindex: -1 });
  private readonly body = el('div', { class: 'kumin-import-body' });
  private readonly said = el('p', { class: 'kumin-import-said', role: 'status' });
  private readonly back = this.button(text().back, () => this.goBack());
  private readonly next = this.button(text().next, () => this.goOn(), 'kumin-import-main');
  private readonly leave = this.button(text().close, () => this.close());
  private readonly dialog = el('dialog', { class: 'kumin-import', 'aria-label': text().heading }, [
    el('header', { class: 'kumin-import-head' }, [this.title, this.bar]),
    this.body,
    el('div', { class: 'kumin-import-foot' }, [this.back, this.next, this.leave, this.said]),
  ]);

  constructor(parts: DeskParts) {
    this.desk = {
      ...parts,
      say: (words) => this.tell(words, 'kumin-import-said'),
      complain: (words) => this.tell(words, 'kumin-import-said kumin-import-fault'),
      redraw: () => this.draw(),
      busy: () => this.busy(),
      signal: this.closed.signal,
    };
    this.dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
  }

  open(): void {
    show(this.dialog);
    this.goTo('file');
  }

  private close(): void {
    const isOpen = this.desk.draft.file !== undefined && !this.run?.isDone;
    if (isOpen && !window.confirm(text().leave)) return;
    this.closed.abort(new Error('closed'));
    this.dialog.close();
  }

  private goTo(step: Step): void {
    this.step = step;
    this.tell('', 'kumin-import-said');
    if (step === 'run') this.run ??= new RunStep(this.desk);
    this.draw();
    this.title.focus();
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
    fill(this.title, `${text().heading}: ${names[this.step]}`);
    // Whoever changed something by keys goes on from there, though it is drawn anew.
    const focused = this.body.contains(document.activeElement) ? document.activeElement?.id : '';
    fill(this.body, this.stepView());
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

/** Over the page, and gone with the focus where it was. */
function show(dialog: HTMLDialogElement): void {
  const before = document.activeElement;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('h2')?.focus();
}
