/** An answer becomes the draft of a template: cleaned by rule, read over and confirmed by a person. */
import './templates.css';
import type { Host, KintoneRecord } from '../../kintone/host';
import { openDialog } from '../../ui/dialog';
import { el } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { textIn } from '../form';
import type { VoiceSettings } from '../settings';
import { addDraft } from './master';
import { text } from './messages';
import { withoutPersonal } from './without-personal';

interface MakeParts {
  host: Host;
  settings: VoiceSettings;
  app: number;
  record: KintoneRecord;
}

export function openMakeTemplate({ host, settings, app, record }: MakeParts): void {
  const { fields } = settings;
  const person = {
    name: textIn(record, fields, 'contactName'),
    contact: textIn(record, fields, 'contact'),
  };
  const cleaned = withoutPersonal(textIn(record, fields, 'answer'), person);
  const title = el('input', { type: 'text', maxlength: 100 });
  title.value = withoutPersonal(textIn(record, fields, 'title'), person).text;
  const body = el('textarea', { rows: 8 });
  body.value = cleaned.text;
  const sure = el('input', { type: 'checkbox' });
  const said = el('p', { role: 'alert' });
  const save = el(
    'button',
    { type: 'button', class: 'kumin-main', onclick: () => void make() },
    text().makeSave,
  );
  const { close } = openDialog({
    title: text().makeHeading,
    look: 'kumin-templates',
    size: 'middle',
    body: [
      el('p', {}, text().makeHow),
      el('label', {}, [el('span', {}, text().makeTitle), title]),
      el('label', {}, [el('span', {}, text().makeText), body]),
      el(
        'p',
        {},
        cleaned.removed.length > 0
          ? text().removed(cleaned.removed.join('、'))
          : text().removedNone,
      ),
      el('label', { class: 'kumin-template-sure' }, [sure, el('span', {}, text().sure)]),
    ],
    foot: [save, said],
  });

  async function make(): Promise<void> {
    if (title.value.trim() === '' || body.value.trim() === '') {
      said.textContent = text().titleFirst;
      return;
    }
    if (!sure.checked) {
      said.textContent = text().sureFirst;
      return;
    }
    save.disabled = true;
    try {
      const [owner] = await host.myOrganizations();
      const category = textIn(record, fields, 'category');
      const draft = { title: title.value.trim(), category, text: body.value, owner };
      const id = await addDraft(host, app, draft);
      close();
      host.notify('success', text().made(id));
    } catch (error) {
      said.textContent = text().notMade(explainFailure(error));
    } finally {
      save.disabled = false;
    }
  }
}
