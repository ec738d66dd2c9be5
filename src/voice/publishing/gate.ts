/**
 * 公表ゲート: 未判定 → 起案 → another person checks → 公表する. Pure: what may be done, what stands in the way, and what a
 * step changes. The office's reason for the second person: sections judged differently and nobody checked (大阪市).
 */
import type { Day } from '../../calendar/day';
import type { Entity } from '../../kintone/host';
import {
  liveVersion,
  pendingVersion,
  plainFound,
  sameWords,
  withPending,
  type Acknowledgement,
  type PublicWords,
  type Version,
} from './history';
import { findMarks, mayStand, type Mark } from './marks';
import type { ChoiceKey } from './settings';

export interface GateVoice {
  /** Undefined when the field holds a choice that the settings give no meaning. */
  choice: ChoiceKey | undefined;
  words: PublicWords;
  /** Login names; '' when nobody. */
  drafter: string;
  checker: string;
  /** As kintone keeps it; '' until checked. */
  checkedAt: string;
  refusal: string;
  restricted: boolean;
  versions: Version[];
}

export type Stage = 'undecided' | 'toCheck' | 'checked' | 'published' | 'refused' | 'takenDown';

export type Action = 'draft' | 'check' | 'publish' | 'refuse' | 'takeDown' | 'reopen';

export type Hindrance =
  | { rule: 'restricted' | 'noSummary' | 'noText' | 'noDrafter' | 'samePerson' | 'noReason' }
  | { rule: 'openMark'; slot: keyof PublicWords; mark: Mark };

export interface Act {
  me: Entity;
  /** kintone's form. */
  now: string;
  today: Day;
  /** Why it is not published, or why it is taken down. */
  reason: string;
}

/** What a step writes; what is absent stays. */
export interface Changes {
  choice?: ChoiceKey;
  drafter?: Entity | null;
  checker?: Entity | null;
  checkedAt?: string;
  refusal?: string;
  publishedOn?: Day;
  versions?: Version[];
}

/** A check counts for the very words that were checked, and by somebody else. */
export function stageOf(voice: GateVoice): Stage {
  const { choice, checker, drafter, checkedAt, versions, words } = voice;
  if (choice !== 'toCheck') return choice ?? 'undecided';
  const pending = pendingVersion(versions);
  const isChecked =
    checker !== '' &&
    checker !== drafter &&
    checkedAt !== '' &&
    pending !== undefined &&
    pending.checker !== '' &&
    sameWords(pending.words, words);
  return isChecked ? 'checked' : 'toCheck';
}

/** Whether the words differ from what the public reads; also where no frozen text exists. */
export function differsFromLive({ versions, words }: GateVoice): boolean {
  const live = liveVersion(versions);
  return live === undefined || !sameWords(live.words, words);
}

export function actionsOf(voice: GateVoice): Action[] {
  if (voice.choice === undefined) return [];
  switch (stageOf(voice)) {
    case 'undecided':
      return ['draft', 'refuse'];
    case 'toCheck':
      return ['check', 'reopen'];
    case 'checked':
      return ['publish', 'reopen'];
    case 'published':
      return differsFromLive(voice) ? ['draft', 'takeDown'] : ['takeDown'];
    case 'refused':
      return voice.checker === '' ? ['check', 'reopen'] : ['reopen'];
    case 'takenDown':
      return ['reopen'];
  }
}

/** @param reason for 'refuse' and 'takeDown' */
export function hindrances(
  action: Action,
  voice: GateVoice,
  me: Pick<Entity, 'code'>,
  reason: string,
): Hindrance[] {
  const passes = action === 'draft' || action === 'check' || action === 'publish';
  const isRefusal = voice.choice === 'refused';
  return [
    ...(passes && !isRefusal ? wordHindrances(voice) : []),
    ...(action === 'check' ? personHindrances(voice, me) : []),
    ...((action === 'refuse' || action === 'takeDown') && reason.trim() === ''
      ? [{ rule: 'noReason' } as const]
      : []),
  ];
}

/** What in the voice itself keeps it from the public. */
export function wordHindrances(voice: GateVoice): Hindrance[] {
  const { words, restricted } = voice;
  return [
    ...(restricted ? [{ rule: 'restricted' } as const] : []),
    ...(words.summary.trim() === '' ? [{ rule: 'noSummary' } as const] : []),
    ...(words.text.trim() === '' ? [{ rule: 'noText' } as const] : []),
    ...openMarks(words, acknowledgedIn(voice.versions)).map(
      (each) => ({ rule: 'openMark', ...each }) as const,
    ),
  ];
}

function personHindrances({ drafter }: GateVoice, me: Pick<Entity, 'code'>): Hindrance[] {
  if (drafter === '') return [{ rule: 'noDrafter' }];
  return drafter === me.code ? [{ rule: 'samePerson' }] : [];
}

/** Marks that nobody let stand with a reason. */
export function openMarks(
  words: PublicWords,
  acknowledged: readonly Acknowledgement[],
): { slot: keyof PublicWords; mark: Mark }[] {
  const known = new Set(acknowledged.map(({ found }) => plainFound(found)));
  return (['title', 'summary', 'text'] as const).flatMap((slot) =>
    findMarks(words[slot])
      .filter((mark) => !mayStand(mark) || !known.has(plainFound(mark.found)))
      .map((mark) => ({ slot, mark })),
  );
}

/** What the version on its way lets stand; of a text already published, what it was published with. */
export function acknowledgedIn(versions: readonly Version[]): Acknowledgement[] {
  return (pendingVersion(versions) ?? liveVersion(versions))?.acknowledged ?? [];
}

/** A mark that stays, with the reason. */
export function acknowledge(voice: GateVoice, found: string, reason: string): Changes {
  const before = acknowledgedIn(voice.versions).filter(
    (each) => plainFound(each.found) !== plainFound(found),
  );
  const acknowledged = [...before, { found: plainFound(found), reason: plainFound(reason) }];
  const words = pendingVersion(voice.versions)?.words ?? voice.words;
  return { versions: withPending(voice.versions, { words, acknowledged }) };
}

/** Asked only when nothing hinders. */
export function changesOf(
  action: Action,
  voice: GateVoice,
  { me, now, today, reason }: Act,
): Changes {
  const { versions, words } = voice;
  const acknowledged = acknowledgedIn(versions);
  const unchecked = { checker: null, checkedAt: '' };
  switch (action) {
    case 'draft':
      return {
        choice: 'toCheck',
        drafter: me,
        ...unchecked,
        refusal: '',
        versions: withPending(versions, { words, acknowledged, checker: '' }),
      };
    case 'check':
      return {
        checker: me,
        checkedAt: now,
        ...(voice.choice === 'refused'
          ? {}
          : { versions: withPending(versions, { words, acknowledged, checker: me.name }) }),
      };
    case 'publish':
      return {
        choice: 'published',
        publishedOn: today,
        versions: withPending(versions, { publishedOn: today }),
      };
    case 'refuse':
      return { choice: 'refused', refusal: reason, drafter: me, ...unchecked };
    case 'takeDown':
      return {
        choice: 'takenDown',
        // All that is out: an older version must not come back in place of the newest.
        versions: versions.map((each) =>
          each.publishedOn && !each.takenDownOn
            ? { ...each, takenDownOn: today, takeDownReason: reason }
            : each,
        ),
      };
    case 'reopen':
      // A change given up leaves what is out as it is.
      return {
        choice: liveVersion(versions) ? 'published' : 'undecided',
        ...unchecked,
        refusal: '',
      };
  }
}
