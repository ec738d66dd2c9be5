/** The part of the voices' settings about recording: places on the form, heavy voices, languages, the office's own contacts. */
import * as v from 'valibot';
import { INTERPRETER_NOTE } from './languages/interpreter-note';
import { EASY_WORDS, type EasyWord } from './languages/easy-words';

export interface RecordingSettings {
  /** Element ids of the form's spaces. */
  areaSpace: string;
  replySpace: string;
  cautionSpace: string;
  /** The choice of 要配慮 whose records only named groups see, by the app's record rights. */
  restrictedChoice: string;
  /** Phone numbers and mail addresses of the office: no resident's contact. */
  officeContacts: string[];
  /** The choice of 言語 that needs no reading help. */
  plainLanguage: string;
  /** A sentence of more characters is called long. */
  longestSentence: number;
  easyWords: EasyWord[];
  /** What to do when an interpreter is wanted. */
  interpreterNote: string;
}

export function recordingDefaults(): RecordingSettings {
  return {
    areaSpace: 'voice-area',
    replySpace: 'voice-reply',
    cautionSpace: 'voice-caution',
    restrictedChoice: '閲覧に注意',
    officeContacts: [],
    plainLanguage: '日本語',
    longestSentence: 50,
    easyWords: EASY_WORDS,
    interpreterNote: INTERPRETER_NOTE,
  };
}

const initial = recordingDefaults();
const words = v.pipe(v.string(), v.trim(), v.nonEmpty());

export const recordingSchema = v.optional(
  v.object({
    areaSpace: v.optional(v.string(), initial.areaSpace),
    replySpace: v.optional(v.string(), initial.replySpace),
    cautionSpace: v.optional(v.string(), initial.cautionSpace),
    restrictedChoice: v.optional(v.string(), initial.restrictedChoice),
    officeContacts: v.optional(v.array(words), initial.officeContacts),
    plainLanguage: v.optional(v.string(), initial.plainLanguage),
    longestSentence: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(20), v.maxValue(200)),
      initial.longestSentence,
    ),
    easyWords: v.optional(
      v.array(v.object({ hard: words, easy: v.string(), reading: v.string() })),
      initial.easyWords,
    ),
    interpreterNote: v.optional(v.string(), initial.interpreterNote),
  }),
  initial,
);
