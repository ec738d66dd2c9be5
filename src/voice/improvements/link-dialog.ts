/** 「改善につなげる」: voices are linked to an improvement that is there, or to a new one; what was linked is undone by a touch. */
import '../topics/topics.css';
import type { Day } from '../../calendar/day';
import { monthOf } from '../../calendar/day';
import { fiscalYearOf } from '../../calendar/fiscal';
import { RequestError, type Entity, type Host } from '../../kintone/host';
import { openDialog, type OpenDialog } from '../../ui/dialog';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { selectOf, type Option } from '../../ui/select';
import {
  actionApp,
  changeTable,
  createAction,
  MOST_ACTIONS,
  readActions,
  withoutVoices,
  withVoices,
  wordsIn,
  type Action,
  type ActionApp,
  type LinkedVoice,
} from './actions';
import { text } from './messages';

export interface LinkParts {
  host: Host;
  /** Number of the app of actions. */
  app: number;
  today: Day;
  voices: readonly LinkedVoice[];
  /** Proposed for a new one. */
  title: string;
  topicWords: readonly string[];
  /** A link was made or taken back. */
  changed(): void;
}

export async function openLinkDialog(parts: LinkParts): Promise<void> {
  const opened = openDialog({
    title: text().dialog,
    look: 'kumin-action-dialog',
    size: 'narrow',
    body: el('p', { role: 'status' }, text().reading),
  });
  try {
    const found = await actionApp(parts.host, parts.app);
    const [actions, sections] = await Promise.all([
      readActions(parts.host, found),
      parts.host.myOrganizations().catch((error: unknown): Entity[] => {
        console.warn('kumin: the sections of the user could not be read', error);
        return [];
      }),
    ]);
    if (opened.dialog.open) new LinkForm(parts, found, actions, sections, opened).draw();
  } catch (error) {
    fill(opened.body, el('p', { role: 'alert' }, lackWords(error)));
  }
}

export function lackWords(error: unknown): string {
  return error instanceof RangeError ? text().lacking : explainFailure(error);
}

/** What to do about somebody else's write between ours. */
export function writeWords(error: unknown): string {
  const conflict = error instanceof RequestError && error.code === 'GAIA_CO02';
  return conflict ? text().conflict : explainFailure(error);
}

/** Its button stands outside of it, below what scrolls. */
const FORM = 'kumin-action-form';

class LinkForm {
  private way: 'create' | 'existing' = 'create';
  private readonly said = el('p', { role: 'alert' });
  private readonly title: HTMLInputElement;
  private readonly words: HTMLInputElement;
  private readonly year: HTMLInputElement;
  private readonly pillar: HTMLSelectElement;
  private readonly section: HTMLSelectElement;
  private readonly quarter: HTMLSelectElement;
  private readonly action: HTMLSelectElement;
  private readonly save = el(
    'button',
    { type: 'submit', class: 'kumin-main', form: FORM },
    text().save,
  );

  constructor(
    private readonly parts: LinkParts,
    private readonly found: ActionApp,
    private readonly actions: readonly Action[],
    sections: readonly Entity[],
    private readonly opened: OpenDialog,
  ) {
    const { today, title, topicWords } = parts;
    this.title = el('input', { type: 'text', value: title, maxlength: 100 });
    this.words = el('input', { type: 'text', value: topicWords.join('、') });
    this.year = el('input', { type: 'text', inputmode: 'numeric', value: fiscalYearOf(today) });
    this.pillar = selectOf('', found.pillars.map(named));
    this.section = selectOf(sections[0]?.code ?? '', [
      { value: '', label: text().sectionNone },
      ...sections.map(({ code, name }) => ({ value: code, label: name })),
    ]);
    const quarter = Math.floor(((monthOf(today) + 8) % 12) / 3);
    this.quarter = selectOf(found.quarters[quarter] ?? '', [
      { value: '', label: text().quarterNone },
      ...found.quarters.map(named),
    ]);
    this.action = selectOf('', [
      { value: '', label: text().chooseNone },
      ...actions.map(({ id, title: name, fiscalYear, state }) => ({
        value: String(id),
        label: [name, text().year(fiscalYear), state].filter(Boolean).join(' ・ '),
      })),
    ]);
  }

  draw(): void {
    const radio = (way: 'create' | 'existing', words: string): HTMLElement => {
      const input = el('input', {
        type: 'radio',
        name: 'kumin-action-way',
        checked: way === this.way,
        onchange: () => {
          this.way = way;
          this.showFields(fields);
        },
      });
      return el('label', { class: 'kumin-action-way' }, [input, el('span', {}, words)]);
    };
    const fields = el('div', {});
    this.showFields(fields);
    const form = el('form', { id: FORM }, [
      el('p', {}, text().about(this.parts.voices.length)),
      this.actions.length > 0 &&
        el('div', { role: 'radiogroup', 'aria-label': text().dialog }, [
          radio('create', text().create),
          radio('existing', text().existing),
        ]),
      fields,
    ]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.send();
    });
    const { body, foot, close } = this.opened;
    fill(body, form);
    fill(foot, [
      this.save,
      el('button', { type: 'button', onclick: close }, text().stop),
      this.said,
    ]);
    this.title.focus();
  }

  private showFields(box: HTMLElement): void {
    const { fields, pillars, quarters } = this.found;
    const line = (label: string, input: HTMLElement): HTMLElement =>
      el('label', { class: 'kumin-action-field' }, [el('span', {}, label), input]);
    if (this.way === 'existing') {
      fill(box, [
        line(text().choose, this.action),
        this.actions.length === MOST_ACTIONS && el('small', {}, text().newest(MOST_ACTIONS)),
      ]);
      return;
    }
    fill(box, [
      line(text().title, this.title),
      pillars.length > 0 && line(text().pillar, this.pillar),
      fields.section !== undefined && line(text().section, this.section),
      fields.fiscalYear !== undefined && line(text().fiscalYear, this.year),
      quarters.length > 0 && line(text().quarter, this.quarter),
      fields.topicWords !== undefined && line(text().words, this.words),
    ]);
  }

  private fault(): string {
    if (this.way === 'existing') return this.action.value === '' ? text().needChoice : '';
    if (this.title.value.trim() === '') return text().needTitle;
    return /^\d{4}$/.test(this.year.value.normalize('NFKC').trim()) ? '' : text().needYear;
  }

  private async send(): Promise<void> {
    const fault = this.fault();
    this.said.textContent = fault;
    if (fault !== '' || this.save.disabled) return;
    this.save.disabled = true;
    this.said.textContent = text().saving;
    try {
      await (this.way === 'create' ? this.create() : this.add());
    } catch (error) {
      this.said.textContent = writeWords(error);
    } finally {
      this.save.disabled = false;
    }
  }

  private async create(): Promise<void> {
    const { host, voices } = this.parts;
    const title = this.title.value.trim();
    const id = await createAction(host, this.found, {
      title,
      pillar: this.pillar.value,
      section: this.section.value,
      fiscalYear: Number(this.year.value.normalize('NFKC').trim()),
      quarter: this.quarter.value,
      topicWords: wordsIn(this.words.value),
      voices,
    });
    this.done(text().created(title), id, title, voices);
  }

  private async add(): Promise<void> {
    const { host, voices } = this.parts;
    const action = this.actions.find(({ id }) => String(id) === this.action.value);
    if (!action) return;
    const added = voices.filter(({ id }) => !action.voices.includes(id));
    const wrote = await changeTable(host, this.found, action.id, (record) =>
      withVoices(record, this.found.fields, voices),
    );
    const said = wrote
      ? text().linked(action.title, added.length)
      : text().linkedAlready(action.title);
    this.done(said, action.id, action.title, wrote ? added : []);
  }

  /** @param linked what undoing takes away again */
  private done(words: string, id: number, title: string, linked: readonly LinkedVoice[]): void {
    const { host, app, changed } = this.parts;
    changed();
    const said = el('p', { role: 'status' }, words);
    const undo = el('button', { type: 'button' }, text().undo);
    undo.addEventListener('click', () => {
      undo.disabled = true;
      const gone = linked.map((voice) => voice.id);
      changeTable(host, this.found, id, (record) =>
        withoutVoices(record, this.found.fields, gone),
      ).then(
        () => {
          said.textContent = text().undone;
          undo.remove();
          changed();
        },
        (error: unknown) => {
          undo.disabled = false;
          said.textContent = writeWords(error);
        },
      );
    });
    const link = el('a', { href: host.url({ record: id, app }) }, text().open(title));
    fill(this.opened.body, [said, el('p', {}, link)]);
    fill(this.opened.foot, linked.length > 0 && undo);
    link.focus();
  }
}

function named(name: string): Option {
  return { value: name, label: name };
}
