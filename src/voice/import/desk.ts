/** What the steps of the import share. */
import type { Host } from '../../kintone/host';
import type { ImportDraft } from './draft';
import type { ExistingFields } from './existing';
import type { PastRuns } from './runs';

export interface Desk {
  host: Host;
  draft: ImportDraft;
  fields: ExistingFields;
  runs: PastRuns;
  now(): Date;
  /** Said to a screen reader and shown at the foot; '' takes it away. */
  say(words: string): void;
  /** A fault at the foot, in words. */
  complain(words: string): void;
  /** Draws the open step again, e.g. after a choice that changes others. */
  redraw(): void;
  /** While something runs, only its own button stops it. @returns to be called at the end */
  busy(): () => void;
  /** Aborted when the dialog closes. */
  signal: AbortSignal;
}
