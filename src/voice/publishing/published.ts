/**
 * What leaves the office, out of an ALLOW-LIST: the frozen words of the version in force, 分野 and days. Every output is
 * made of `PublishedVoice` alone, so what is not in it cannot be in a file (Decidim keeps its private fields so, too).
 */
import type { Day } from '../../calendar/day';
import type { KintoneRecord } from '../../kintone/host';
import { dayOf, textOf } from '../../records/value';
import { fieldOf, textIn } from '../form';
import type { VoiceSettings } from '../settings';
import type { SlotKey } from '../slots';
import { differsFromLive, openMarks, type Stage, stageOf } from './gate';
import { gateVoice } from './gate-record';
import { liveVersion, type Columns, type PublicWords } from './history';

export interface PublishedVoice {
  words: PublicWords;
  category: string;
  receivedOn?: Day;
  answeredOn?: Day;
  /** Of the version, not of the first one. */
  publishedOn: Day;
  version: number;
}

/** Why a voice of the period is not in the output. */
export type LeftOutReason =
  'restricted' | 'noVersion' | 'unchecked' | 'openMark' | Exclude<Stage, 'published'>;

export interface LeftOut {
  id: number;
  /** For the office's eyes: the record's own 件名. */
  title: string;
  reason: LeftOutReason;
  /** 非公表理由, where there is one. */
  refusal: string;
}

export interface Selected {
  /** In the order of 分野 as the form has them, then of the day received. */
  voices: PublishedVoice[];
  leftOut: LeftOut[];
  /** Numbers of records of which an older version goes out, as a new one waits for its check. */
  revised: number[];
  /** Numbers of records whose words are no longer those that go out, and that nobody has drafted anew. */
  changed: number[];
}

/** Fields that are asked for; nothing else is even read. */
export const READ_SLOTS: readonly SlotKey[] = [
  'title',
  'category',
  'receivedAt',
  'answeredDate',
  'publication',
  'refusal',
  'caution',
  'publicSummary',
  'publicText',
  'publicDrafter',
  'publicChecker',
  'publicCheckedAt',
  'publicHistory',
];

interface Reading {
  settings: Pick<VoiceSettings, 'fields' | 'publishing'>;
  columns: Columns;
  /** IANA zone in which a day of receipt is meant. */
  zone: string;
  /** 分野 in the order of the form. */
  categories: readonly string[];
}

export function selectPublished(records: readonly KintoneRecord[], reading: Reading): Selected {
  const chosen: PublishedVoice[] = [];
  const leftOut: LeftOut[] = [];
  const revised: number[] = [];
  const changed: number[] = [];
  for (const record of records) {
    const { settings, columns } = reading;
    const gate = gateVoice(record, settings, columns);
    const live = liveVersion(gate.versions);
    const stage = stageOf(gate);
    const reason = whyLeftOut(stage, gate.restricted, live);
    const id = Number(textOf(record['$id']));
    if (reason === undefined && live?.publishedOn) {
      chosen.push({ ...allowed(record, reading), ...frozen(live, live.publishedOn) });
      if (stage !== 'published') revised.push(id);
      else if (differsFromLive(gate)) changed.push(id);
    } else {
      leftOut.push({
        id,
        title: gate.words.title,
        reason: reason ?? 'noVersion',
        refusal: stage === 'refused' ? gate.refusal : '',
      });
    }
  }
  return { voices: ordered(chosen, reading.categories), leftOut, revised, changed };
}

function whyLeftOut(
  stage: Stage,
  isRestricted: boolean,
  live: ReturnType<typeof liveVersion>,
): LeftOutReason | undefined {
  if (isRestricted) return 'restricted';
  // While a new version waits for its check, the public goes on reading the one before.
  const isRevised = (stage === 'toCheck' || stage === 'checked') && live !== undefined;
  if (stage !== 'published' && !isRevised) return stage;
  if (!live) return 'noVersion';
  // A row that was written past the gate, by REST or a file, without anybody who checked it.
  if (live.checker.trim() === '') return 'unchecked';
  return openMarks(live.words, live.acknowledged).length > 0 ? 'openMark' : undefined;
}

/** The fields beside the frozen words; one by one, never a whole record. */
function allowed(
  record: KintoneRecord,
  { settings: { fields }, zone }: Reading,
): Pick<PublishedVoice, 'category' | 'receivedOn' | 'answeredOn'> {
  const receivedOn = dayOf(fieldOf(record, fields, 'receivedAt'), zone);
  const answeredOn = dayOf(fieldOf(record, fields, 'answeredDate'), zone);
  return {
    category: textIn(record, fields, 'category'),
    ...(receivedOn ? { receivedOn } : {}),
    ...(answeredOn ? { answeredOn } : {}),
  };
}

function frozen(
  { words: { title, summary, text }, version }: NonNullable<ReturnType<typeof liveVersion>>,
  publishedOn: Day,
): Pick<PublishedVoice, 'words' | 'version' | 'publishedOn'> {
  return { words: { title, summary, text }, version, publishedOn };
}

function ordered(voices: PublishedVoice[], categories: readonly string[]): PublishedVoice[] {
  const place = ({ category }: PublishedVoice): number => {
    const at = categories.indexOf(category);
    return at === -1 ? categories.length : at;
  };
  return [...voices].sort(
    (a, b) =>
      place(a) - place(b) ||
      a.category.localeCompare(b.category, 'ja') ||
      (a.receivedOn ?? '').localeCompare(b.receivedOn ?? ''),
  );
}

/** Groups in the order the voices come in; without 分野 last, under その他. */
export function byCategory(
  voices: readonly PublishedVoice[],
): { category: string; voices: PublishedVoice[] }[] {
  const groups = new Map<string, PublishedVoice[]>();
  for (const voice of voices) {
    const category = voice.category || OTHER;
    groups.set(category, [...(groups.get(category) ?? []), voice]);
  }
  return [...groups].map(([category, some]) => ({ category, voices: some }));
}

const OTHER = 'その他';
