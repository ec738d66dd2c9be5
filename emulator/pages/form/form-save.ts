/** The save of an edited form, whatever screen draws it: what holds it back, the save itself, and what went wrong. */
import { fire, showNotification } from '../api';
import type { RecordValues } from '../api';
import type { EditForm } from './edit-form';
import { failureOf } from './failure';
import type { Failure } from './failure';
import { loadRecord } from './load';
import { text } from './messages';
import { save } from './saving';
import type { SaveOutcome } from './saving';
import { write } from './session';

export interface SaveScreen {
  redraw(): void;
  /**
   * The record is stored: close and open it, or the address a handler named.
   * @param stored the record as it was read after the save; null when it could not be read
   */
  leave(to: { record: number } | { address: string }, stored: RecordValues | null): void;
  /** Opens what hides these fields. */
  reveal(codes: ReadonlySet<string>): void;
  /** Brings the messages into sight. */
  showMessages(): void;
}

export class FormSave {
  /** While a save is under way. */
  saving = false;
  failure: Failure | null = null;
  private done = false;

  constructor(
    private readonly form: EditForm,
    private readonly screen: SaveScreen,
  ) {}

  /** @param revision the form was opened with; null saves over whatever is there */
  async save(revision: number | null): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    this.form.messages = [];
    this.failure = null;
    this.screen.redraw();
    try {
      await this.form.uploaded();
      this.took(this.heldBack() ?? (await this.run(revision)));
    } catch (error) {
      this.failure = failureOf(error, text().saveFailed);
      throw error;
    } finally {
      this.saving = false;
      if (!this.done) {
        this.screen.redraw();
        if (this.form.messages.length > 0 || this.failure) this.screen.showMessages();
      }
    }
  }

  /** On top of the latest record only what was changed here is written; the person has read what that means. */
  async saveOverLatest(): Promise<void> {
    const { form, recordId } = this.form.setting;
    if (recordId === null) return;
    let record: RecordValues;
    try {
      record = await loadRecord(form.appId, recordId);
    } catch (error) {
      this.failure = failureOf(error, text().saveFailed);
      this.screen.redraw();
      return;
    }
    await this.save(Number(record['$revision']?.value));
  }

  private heldBack(): SaveOutcome | null {
    this.form.model.clearErrors();
    return this.form.markUnfinished() ? { kind: 'invalid', messages: [text().invalid] } : null;
  }

  private run(revision: number | null): Promise<SaveOutcome> {
    const { boot, form, recordId } = this.form.setting;
    return save(
      this.form.model,
      { screen: this.form.name, appId: form.appId, recordId, revision },
      {
        fire,
        send: (method, path, body) => write(boot, method, path, body),
        read: (id) => loadRecord(form.appId, id),
      },
    );
  }

  private took(outcome: SaveOutcome): void {
    switch (outcome.kind) {
      case 'saved':
        if (outcome.warning) void showNotification('INFO', outcome.warning);
        this.done = true;
        this.screen.leave(
          outcome.url === null ? { record: outcome.recordId } : { address: outcome.url },
          outcome.record,
        );
        return;
      case 'invalid':
        this.form.messages = outcome.messages;
        this.screen.reveal(this.codesWithErrors());
        return;
      case 'failed':
        this.failure = outcome.failure;
        return;
      case 'cancelled':
        return;
    }
  }

  private codesWithErrors(): Set<string> {
    const wrong = this.form.model.places().filter(({ field }) => Boolean(field.error));
    return new Set(wrong.flatMap(({ place }) => [place.code, place.table ?? place.code]));
  }
}
