/**
 * Settings of the voice feature: the fields it uses, and the office's own rules. Only three fields are
 * needed; whatever rests on another is left out, in words, when it is not mapped.
 */
import * as v from 'valibot';
import { recordingDefaults, recordingSchema, type RecordingSettings } from './recording-settings';
import type { FeatureSettings } from '../feature';
import { guardDefaults, guardSchema, type GuardSettings } from './guard-settings';
import {
  deadlineDefaults,
  deadlinePart,
  handlingDefaults,
  handlingPart,
  type DeadlineSettings,
  type HandlingSettings,
} from './handling/settings';
import { areaReadings } from './readings';
import {
  publishingDefaults,
  publishingSchema,
  type PublishingSettings,
} from './publishing/settings';
import type { RelatedKey } from './related-apps';
import { similarDefaults, similarSchema, type SimilarSettings } from './similar-settings';
import { topicDefaults, topicSchema, type TopicSettings } from './topics/settings';

export interface VoiceSettings extends FeatureSettings {
  card: {
    /** Element id of the form's space for the card; without it the card stands above the form. */
    space: string;
    /** Element id of the space for warnings on the edit screen. */
    warningSpace: string;
    /** Readings by choice, so that 地域 is found by typing kana. */
    readings: Record<string, string>;
  };
  deadline: DeadlineSettings;
  handling: HandlingSettings;
  done: {
    /** Statuses of process management in which nothing is owed any more. */
    statuses: string[];
    /** Whether a filled 回答日 alone ends a voice. */
    answered: 'counts' | 'ignored';
  };
  check: {
    /** Characters that 内容 must have. */
    shortestBody: number;
    /** The choice of 回答希望 that asks for a reply, and the one that declines it. */
    wanted: string;
    declined: string;
  };
  /** Whether what is typed on the create screen outlives a closed tab on this computer. */
  draft: 'kept' | 'off';
  chart: { measure: 'count' | 'minutes' };
  /** Apps that voices lean on, by their number; null where the ward has none. */
  related: Record<RelatedKey, number | null>;
  similar: SimilarSettings;
  guard: GuardSettings;
  publishing: PublishingSettings;
  recording: RecordingSettings;
  topics: TopicSettings;
}

const words = v.pipe(v.string(), v.trim(), v.nonEmpty());
const appNumber = v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null);

export function defaults(): VoiceSettings {
  return {
    enabled: true,
    fields: {},
    card: { space: 'voice-card', warningSpace: 'voice-check', readings: areaReadings },
    deadline: deadlineDefaults(),
    handling: handlingDefaults(),
    done: { statuses: ['回答済', '完了'], answered: 'counts' },
    check: { shortestBody: 5, wanted: '希望する', declined: '希望しない' },
    draft: 'kept',
    chart: { measure: 'count' },
    related: { areas: null, templates: null, actions: null },
    similar: similarDefaults(),
    guard: guardDefaults(),
    publishing: publishingDefaults(),
    recording: recordingDefaults(),
    topics: topicDefaults(),
  };
}

const initial = defaults();

/** Settings saved before a part existed read as that part's default. */
export const schema: v.GenericSchema<unknown, VoiceSettings> = v.object({
  enabled: v.boolean(),
  fields: v.record(v.string(), words),
  card: v.optional(
    v.object({
      space: v.optional(v.string(), initial.card.space),
      warningSpace: v.optional(v.string(), initial.card.warningSpace),
      readings: v.optional(v.record(v.string(), v.string()), initial.card.readings),
    }),
    initial.card,
  ),
  deadline: deadlinePart,
  handling: handlingPart,
  done: v.optional(
    v.object({
      statuses: v.optional(v.array(words), initial.done.statuses),
      answered: v.optional(v.picklist(['counts', 'ignored']), initial.done.answered),
    }),
    initial.done,
  ),
  check: v.optional(
    v.object({
      shortestBody: v.optional(
        v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
        initial.check.shortestBody,
      ),
      wanted: v.optional(v.string(), initial.check.wanted),
      declined: v.optional(v.string(), initial.check.declined),
    }),
    initial.check,
  ),
  draft: v.optional(v.picklist(['kept', 'off']), initial.draft),
  chart: v.optional(
    v.object({ measure: v.optional(v.picklist(['count', 'minutes']), initial.chart.measure) }),
    initial.chart,
  ),
  related: v.optional(
    v.object({ areas: appNumber, templates: appNumber, actions: appNumber }),
    initial.related,
  ),
  similar: v.optional(similarSchema, similarDefaults),
  guard: v.optional(guardSchema, initial.guard),
  publishing: publishingSchema,
  recording: recordingSchema,
  topics: v.optional(topicSchema, topicDefaults),
}) as v.GenericSchema<unknown, VoiceSettings>;
