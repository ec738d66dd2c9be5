/**
 * Beside 回答: templates go into the answer, below what is there, and can be taken out again. On the edit screen they go
 * into the form; on the detail screen they are written at once, with the revision that was read.
 */
import '../../ui/controls.css';
import './templates.css';
import { dayIn, instantOf } from '../../calendar/instant';
import { RequestError, type Host, type KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { textIn, write } from '../form';
import type { VoiceSettings } from '../settings';
import { openMakeTemplate } from './make-template';
import { readTemplates } from './master';
import { text } from './messages';
import type { Template } from './template';
import { marks, openTemplates } from './templates-dialog';
import { appended, fillVariables, type Filled } from './variables';
import { voiceValues } from './voice-values';

export interface TemplateEdges {
  /** `sessionStorage`: what was written on a detail screen can be undone in this tab. */
  storage: Storage | null;
  now(): Date;
  reload(): void;
}

export function offerTemplates(host: Host, settings: VoiceSettings, edges: TemplateEdges): void {
  const app = settings.related.templates;
  if (app === null || settings.fields['answer'] === undefined) return;
  for (const screen of ['create.show', 'edit.show', 'detail.show'] as const) {
    host.on(screen, ({ record, recordId }) => {
      const place = host.spaceElement(settings.recording.replySpace) ?? host.headerElement();
      if (!place) return;
      place.querySelector('.kumin-template-bar')?.remove();
      const bar = el('div', { class: 'kumin-ui kumin-template-bar' });
      place.append(bar);
      const parts = { host, settings, app, edges, bar, recordId };
      if (screen === 'detail.show') new DetailBar(parts, record).draw();
      else new FormBar(parts).draw();
    });
  }
}

interface BarParts {
  host: Host;
  settings: VoiceSettings;
  app: number;
  edges: TemplateEdges;
  bar: HTMLElement;
  recordId: number | undefined;
}

function choose(
  { host, settings, app, edges, recordId }: BarParts,
  record: KintoneRecord,
  take: (template: Template, filled: Filled) => void,
): void {
  const { timezone } = host.user;
  openTemplates({
    read: () => readTemplates(host, app),
    category: textIn(record, settings.fields, 'category'),
    today: dayIn(timezone, instantOf(edges.now())),
    choose: (template, words) => {
      const values = voiceValues(record, settings.fields, recordId, timezone, edges.now());
      take(template, fillVariables(words, values));
    },
  });
}

function filledWords({ open, unknown }: Filled): string[] {
  return [
    ...(open.length > 0 ? [text().leftOpen(marks(open))] : []),
    ...(unknown.length > 0 ? [text().unknown(marks(unknown))] : []),
  ];
}

function button(words: string, act: () => void): HTMLElement {
  return el('button', { type: 'button', onclick: act }, words);
}

function said(lines: readonly string[]): HTMLElement {
  return el(
    'div',
    { role: 'status' },
    lines.map((line) => el('p', {}, line)),
  );
}

class FormBar {
  constructor(private readonly parts: BarParts) {}

  draw(lines: readonly string[] = [], undo?: () => void): void {
    fill(this.parts.bar, [
      button(text().open, () => this.open()),
      undo && button(text().undo, undo),
      said(lines),
    ]);
  }

  private open(): void {
    const record = this.parts.host.getRecord();
    if (record) choose(this.parts, record, (template, filled) => this.insert(template, filled));
  }

  private insert({ title }: Template, filled: Filled): void {
    const { host, settings } = this.parts;
    const record = host.getRecord();
    if (!record) return;
    const before = textIn(record, settings.fields, 'answer');
    const after = appended(before, filled.text);
    write(record, settings.fields, 'answer', after);
    host.setRecord(record);
    this.draw([text().inserted(title), ...filledWords(filled)], () => this.undo(before, after));
  }

  private undo(before: string, after: string): void {
    const { host, settings } = this.parts;
    const record = host.getRecord();
    if (!record) return;
    if (textIn(record, settings.fields, 'answer') !== after) {
      return this.draw([text().cannotUndo]);
    }
    write(record, settings.fields, 'answer', before);
    host.setRecord(record);
    this.draw([text().undone]);
  }
}

/** What a detail screen wrote, for the page that is loaded after it. */
interface Written {
  recordId: number;
  before: string;
  after: string;
  lines: string[];
}

class DetailBar {
  constructor(
    private readonly parts: BarParts,
    private readonly record: KintoneRecord,
  ) {}

  draw(lines: readonly string[] = []): void {
    const { bar } = this.parts;
    const written = this.written();
    fill(bar, [
      button(text().open, () =>
        choose(this.parts, this.record, (template, filled) => void this.insert(template, filled)),
      ),
      written && button(text().undo, () => void this.put(written.before, undefined)),
      this.answer().trim() !== '' &&
        button(text().make, () => openMakeTemplate({ ...this.parts, record: this.record })),
      said(lines.length > 0 ? lines : (written?.lines ?? [])),
    ]);
    if (!written) return;
    // The bar stands in a group, which is closed again on the page that follows the writing.
    if (written.lines.length > 0) this.parts.host.notify('success', written.lines.join('\n'));
    // The words are for that page; undoing stays possible.
    this.keep({ ...written, lines: [] });
  }

  private answer(): string {
    return textIn(this.record, this.parts.settings.fields, 'answer');
  }

  private async insert({ title }: Template, filled: Filled): Promise<void> {
    const before = this.answer();
    const after = appended(before, filled.text);
    const { recordId } = this.parts;
    if (recordId === undefined) return;
    const lines = [text().written(title), ...filledWords(filled)];
    await this.put(after, { recordId, before, after, lines });
  }

  private async put(value: string, kept: Written | undefined): Promise<void> {
    const { host, settings, recordId, edges } = this.parts;
    const code = settings.fields['answer'];
    if (code === undefined) return;
    try {
      await host.request('PUT', 'record', {
        app: host.appId,
        id: recordId,
        revision: textOf(this.record['$revision']),
        record: { [code]: { value } },
      });
    } catch (error) {
      const conflict = error instanceof RequestError && error.status === 409;
      return this.draw([conflict ? text().conflict : explainFailure(error)]);
    }
    this.keep(kept);
    edges.reload();
  }

  private place(): string {
    return `kumin.voice.template.${this.parts.host.appId}`;
  }

  /** Only as long as the answer is what was written. */
  private written(): Written | undefined {
    const kept = this.parts.edges.storage?.getItem(this.place());
    if (!kept) return undefined;
    const written = JSON.parse(kept) as Written;
    const same = written.recordId === this.parts.recordId && written.after === this.answer();
    // An answer may name the resident: it does not outlive its use.
    if (!same) this.keep(undefined);
    return same ? written : undefined;
  }

  private keep(written: Written | undefined): void {
    const { storage } = this.parts.edges;
    if (written) storage?.setItem(this.place(), JSON.stringify(written));
    else storage?.removeItem(this.place());
  }
}
