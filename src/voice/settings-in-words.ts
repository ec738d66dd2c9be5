/** What each paragraph of the voices' settings says now, in one line. */
import type { FormField } from '../kintone/host';
import { kinds } from '../text/personal-data';
import { ruleWords } from './handling/words';
import { relatedKeys } from './related-apps';
import type { VoiceSettings } from './settings';
import { placeKeys, spaceOf } from './settings-places';
import { summaries } from './settings-parts-messages';

type Fields = Record<string, FormField>;

export function recordingWords({ check, draft }: VoiceSettings): string {
  return summaries().recording(check.shortestBody, draft);
}

export function similarWords({ similar }: VoiceSettings): string {
  const { shown, suggest } = similar;
  return summaries().similar(shown, suggest.shown, Math.round(suggest.least * 100));
}

export function guardWords({ guard }: VoiceSettings): string {
  return summaries().guard(guard.kinds.length, kinds.length, guard.allowed.length);
}

export function handlingWords({ deadline }: VoiceSettings): string {
  const { closed, open } = deadline;
  return [ruleWords(deadline), summaries().ownDays(closed.length, open.length)].join('');
}

export function publishingWords({ publishing, fields }: VoiceSettings, form: Fields): string {
  const field = form[fields['publication'] ?? ''];
  if (!field) return summaries().publishingOff;
  return summaries().publishing(publishing.pageTitle, publishing.restricted);
}

export function topicWords({ topics }: VoiceSettings): string {
  if (topics.shown === 'off') return summaries().topicsOff;
  return summaries().topics(topics.smallest, topics.restricted);
}

export function relatedWords({ related }: VoiceSettings): string {
  const used = relatedKeys.filter((key) => related[key] !== null);
  return summaries().related(used.length, relatedKeys.length);
}

export function placeWords(settings: VoiceSettings): string {
  const named = placeKeys.filter((key) => spaceOf(settings, key) !== '');
  return summaries().places(named.length, placeKeys.length);
}
