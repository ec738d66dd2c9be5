/**
 * One row of the list while it is edited: the form's model, change loop and save, with the events of
 * `app.record.index.edit`. Fields that are no columns stay as they are.
 */
import type { FieldProperty } from '../../apps/definition';
import type { RecordValues } from '../api';
import type { Boot } from '../boot';
import { EditForm } from '../form/edit-form';
import { FormSave } from '../form/form-save';
import { stringOf } from '../fields/values';
import { editableInList } from './editable';
import type { AppInfo, RowRights } from './load';

export interface RowEditNeeds {
  boot: Boot;
  app: AppInfo;
  /** The record as the list shows it: a save is based on its revision. */
  record: RecordValues;
  columns: readonly FieldProperty[];
  rights: RowRights | undefined;
  redraw(): void;
  /**
   * The record is stored.
   * @param url where a handler wants to go instead
   * @param record as read after the save; null when it could not be read
   */
  saved(url: string | null, record: RecordValues | null): void;
  showMessages(): void;
}

export class RowEdit {
  readonly id: string;
  readonly form: EditForm;
  readonly saving: FormSave;
  private readonly revision: number;
  private readonly editable: Set<string>;
  private open = true;

  constructor(private readonly needs: RowEditNeeds) {
    const { boot, app, record, columns } = needs;
    this.id = stringOf(record['$id']?.value);
    this.revision = Number(record['$revision']?.value);
    this.editable = editableInList(app.fields);
    this.form = new EditForm(
      {
        boot,
        form: {
          appId: Number(app.id),
          fields: app.fields,
          layout: app.layout,
          settings: app.settings,
          process: app.process,
        },
        // Defaults are for new records and new rows of tables, which a list cannot make.
        surroundings: {
          now: new Date(),
          timezone: boot.user?.timezone ?? 'Asia/Tokyo',
          user: { code: boot.user?.code ?? '', name: boot.user?.name ?? '' },
          primaryOrganization: null,
          nameOf: () => undefined,
        },
        recordId: Number(this.id),
        record: structuredClone(record),
        name: 'app.record.index.edit',
        columns: new Set(columns.map(({ code }) => code)),
      },
      needs.redraw,
    );
    this.saving = new FormSave(this.form, {
      redraw: needs.redraw,
      leave: (to, stored) => needs.saved('address' in to ? to.address : null, stored),
      reveal: () => undefined,
      showMessages: needs.showMessages,
    });
  }

  async start(): Promise<void> {
    await this.form.tellShown(() => this.open);
  }

  close(): void {
    this.open = false;
  }

  get dirty(): boolean {
    return this.open && this.form.dirty;
  }

  isEditable(column: FieldProperty): boolean {
    return (
      this.editable.has(column.code) &&
      !this.needs.rights?.readOnly.has(column.code) &&
      this.form.model.field({ code: column.code }) !== undefined
    );
  }

  save(): Promise<void> {
    return this.saving.save(this.revision);
  }

  /** What went wrong, faults of fields that the list does not show included. */
  messages(): string[] {
    const { failure } = this.saving;
    const columns = new Set(this.needs.columns.map(({ code }) => code));
    const unseen = this.form.model
      .places()
      .filter(({ place, field }) => field.error && !columns.has(place.table ?? place.code))
      .map(({ property, field }) => `${property.label}: ${field.error}`);
    return [...(failure ? [failure.message] : this.form.messages), ...unseen];
  }
}
