/**
 * 区民のこえ: a voice is recorded by touch and one text, checked before it is saved, and counted above
 * the list. What each screen gets is in its own module; this one only registers them.
 */
import type { Feature, FeatureWords } from '../feature';
import { defineMessages } from '../ui/messages';
import { storageOf } from '../ui/page';
import { findAreaByPlace } from './areas/area-help';
import { warnWhileEditing } from './edit-warnings';
import { startEntry } from './entry';
import { offerImport } from './import/import-button';
import { startHandling } from './handling';
import { listTools } from './handling/list-tools';
import { OpenWork } from './handling/open-work';
import { showImprovements } from './improvements/voice-box';
import { showListBar } from './list-bar';
import { showQuickBar } from './quick/quick-bar';
import { slotWords } from './slot-messages';
import { offerNextVoice } from './next-voice';
import { startPublishing } from './publishing';
import { checkBeforeSaving } from './save-check';
import { settingsParts } from './settings-parts';
import { defaults, schema, type VoiceSettings } from './settings';
import { slots } from './slots';
import { similarScreens } from './similar-screens';
import { hintAtCaution } from './restricted/caution-hint';
import { keepOwnContactOut } from './behalf/contact-check';
import { helpReading } from './languages/reading-help';
import { hintAtInterpreter } from './languages/interpreter-hint';
import { offerSplit } from './split/split-bar';
import { offerTemplates } from './templates/templates-bar';
import { showTopics } from './topics/show';

const text = defineMessages({
  ja: {
    title: '区民のこえ',
    about:
      '窓口や電話で聞いた声を短い時間で記録し、保存の前に点検します。一覧では、今日の受付、期限超過、分野ごとの月別の件数が分かります。',
  },
  en: {
    title: 'Voices of residents',
    about:
      'Records what was said at the counter or by phone in seconds and checks it before saving. The list shows today’s voices, those overdue, and a count by category and month.',
  },
});

export const voice: Feature<VoiceSettings> = {
  id: 'voice',
  schema,
  defaults,
  slots,
  words: (): FeatureWords => ({
    ...text(),
    slots: Object.fromEntries(slots.map(({ key }) => [key, slotWords(key)])),
  }),
  settingsParts,
  start(host, settings) {
    const now = (): Date => new Date();
    const local = storageOf('localStorage');
    // The card's own handler comes first: it brings the last typed words into the record that is checked.
    const similar = similarScreens(host, settings, {
      session: storageOf('sessionStorage'),
      now,
      reload: () => window.location.reload(),
    });
    startEntry(host, settings, { storage: local, now, ...(similar && { similar }) });
    checkBeforeSaving(host, settings, now);
    keepOwnContactOut(host, settings);
    warnWhileEditing(host, settings);
    findAreaByPlace(host, settings);
    showQuickBar(host, settings, { storage: local, now });
    offerImport(host, settings, { storage: local, now });
    startPublishing(host, settings, { now, reload: () => window.location.reload() });
    const handling = startHandling(host, settings, {
      now,
      storage: local,
      reload: () => window.location.reload(),
      copy: async (words) => navigator.clipboard.writeText(words),
    });
    hintAtCaution(host, settings);
    hintAtInterpreter(host, settings);
    offerSplit(host, settings);
    offerTemplates(host, settings, {
      storage: storageOf('sessionStorage'),
      now,
      reload: () => window.location.reload(),
    });
    helpReading(host, settings, now);
    offerNextVoice(host, storageOf('sessionStorage'));
    const edges = {
      storage: local,
      now,
      go: (address: string) => window.location.assign(address),
    };
    const work = new OpenWork(local, host.appId, host.user.code);
    showListBar(host, settings, edges, (fields) => listTools(handling, work, fields));
    showTopics(host, settings, edges);
    showImprovements(host, settings, now);
  },
};
