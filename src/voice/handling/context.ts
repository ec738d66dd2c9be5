/** What every screen of the handling stands on: the host, the settings, the office's calendar and the day it is. */
import type { Day } from '../../calendar/day';
import { instantOf, todayIn } from '../../calendar/instant';
import { officeDays, type OfficeDays } from '../../calendar/office-days';
import type { Host } from '../../kintone/host';
import type { VoiceSettings } from '../settings';
import type { Circumstances } from './moves';
import { placesOf, type Places } from './places';
import { ownDays } from './settings';

export interface HandlingEdges {
  now(): Date;
  /** `localStorage`; null where the browser refuses it. */
  storage: Storage | null;
  /** Opens the page anew, where kintone does not draw what was written. */
  reload(): void;
  /** @throws where the browser refuses */
  copy(words: string): Promise<void>;
}

export interface Handling {
  host: Host;
  settings: VoiceSettings;
  edges: HandlingEdges;
  office: OfficeDays;
}

export function handlingOf(host: Host, settings: VoiceSettings, edges: HandlingEdges): Handling {
  return { host, settings, edges, office: officeDays(ownDays(settings.deadline)) };
}

export function today({ host, edges }: Handling): Day {
  return todayIn(host.user.timezone, edges.now());
}

/** @throws RequestError */
export async function places({ host, settings }: Handling): Promise<Places> {
  return placesOf(settings, await host.formFields());
}

export function circumstances(
  { host, edges }: Handling,
  statuses: { from: string; next: string },
): Circumstances {
  const { code, name, timezone } = host.user;
  return {
    ...statuses,
    now: instantOf(edges.now()),
    zone: timezone,
    user: { code, name },
  };
}

/** Where the state stands on a form: the space of the settings, else above the form. */
export function place({ host, settings }: Handling): HTMLElement | null {
  return host.spaceElement(settings.handling.space) ?? host.headerElement();
}
