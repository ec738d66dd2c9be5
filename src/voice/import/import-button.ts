/** Among the tools above the list, for who may add records: the way to the import of past logs. */
import type { Directory, Host } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { toast } from '../../ui/toast';
import { headPart } from '../list-head';
import type { VoiceSettings } from '../settings';
import { ImportDraft } from './draft';
import type { ExistingFields } from './existing';
import { openImportDialog, openNotice } from './import-dialog';
import { text } from './messages';
import { PastRuns } from './runs';

export interface ImportEdges {
  storage: Storage | null;
  now(): Date;
}

export function offerImport(host: Host, settings: VoiceSettings, edges: ImportEdges): void {
  host.on('index.show', () => {
    const place = headPart(host, 'import');
    if (!place) return;
    const entry = el(
      'button',
      {
        type: 'button',
        'aria-haspopup': 'dialog',
        hidden: true,
        onclick: () => void open(host, settings, edges),
      },
      text().open,
    );
    fill(place, entry);
    void host.mayAddRecords().then((may) => {
      entry.hidden = !may;
    });
  });
}

async function open(host: Host, settings: VoiceSettings, edges: ImportEdges): Promise<void> {
  try {
    const forms = await host.formFields();
    const field = (slot: 'receivedAt' | 'body' | 'sendKey') => forms[settings.fields[slot] ?? ''];
    const [receivedAt, body, sendKey] = [field('receivedAt'), field('body'), field('sendKey')];
    if (!receivedAt || !body) return openNotice(text().noTargets);
    if (!sendKey || sendKey['unique'] !== true) return openNotice(text().noKey);
    const fields: ExistingFields = { receivedAt, body, sendKey };
    openImportDialog({
      host,
      fields,
      draft: new ImportDraft(settings, forms, host.user, await directory(host)),
      runs: new PastRuns(edges.storage, host.appId, host.user.code),
      now: edges.now,
    });
  } catch (error) {
    toast('error', explainFailure(error));
  }
}

/** Without it names of people and sections are told as unknown; all else can be imported. */
async function directory(host: Host): Promise<Directory> {
  try {
    return await host.directory();
  } catch (error) {
    console.warn('kumin: users and organizations could not be read', error);
    return { users: [], organizations: [] };
  }
}
