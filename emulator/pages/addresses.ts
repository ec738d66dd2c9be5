/**
 * Addresses of the pages a person uses. A PC names a record in the hash, a phone in the query: kintone answers
 * `/k/m/{app}/show#record=N` with CB_VA01 (seen on the real service by others, in no manual). Only whether the
 * record is edited stands in the hash on both.
 */
import type { Device } from './boot';

let device: Device = 'DESKTOP';

/** Once per page, before anything is drawn. */
export function addressesFor(chosen: Device): void {
  device = chosen;
}

export function onPhone(): boolean {
  return device === 'MOBILE';
}

/** The portal: `/k/` or `/k/m/`. */
export function portalAddress(): string {
  return device === 'MOBILE' ? '/k/m/' : '/k/';
}

/** @param search query string with its `?`, or '' */
export function listAddress(appId: string | number, search = ''): string {
  return `${portalAddress()}${appId}/${search}`;
}

export function reportAddress(appId: string | number, reportId: string): string {
  return `${portalAddress()}${appId}/report?report=${reportId}`;
}

/** The create screen, from a copy of a record when one is named. */
export function createAddress(appId: string | number, copyOf?: number): string {
  return `${portalAddress()}${appId}/edit${copyOf === undefined ? '' : `?record=${copyOf}`}`;
}

/** The record whose values an app action brings into a new one. */
export interface CopySource {
  app: string | number;
  id: string | number;
  /** The action's id. */
  action: string;
}

/** The create screen of another app, with values of a record. */
export function actionAddress(appId: string | number, { app, id, action }: CopySource): string {
  const source = new URLSearchParams({ action, app: String(app), record: String(id) });
  return `${createAddress(appId)}?${source}`;
}

/** What the open create screen begins with: an action's values, a copy of a record of its own app, or nothing. */
export function readCreateAddress(search: string): { from?: CopySource; copyOf?: number } {
  const named = new URLSearchParams(search);
  const [action, app, id] = [named.get('action'), named.get('app'), named.get('record')];
  if (id === null) return {};
  return action !== null && app !== null ? { from: { app, id, action } } : { copyOf: Number(id) };
}

export interface RecordAddress {
  recordId: string | number;
  /** Condition of the list it is opened from: its neighbours are that list's. */
  listCondition?: string;
  edit?: boolean;
}

export function recordAddress(
  appId: string | number,
  { recordId, listCondition = '', edit = false }: RecordAddress,
): string {
  const from = listCondition === '' ? '' : `&l.q=${encodeURIComponent(listCondition)}`;
  const show = `${portalAddress()}${appId}/show`;
  return device === 'MOBILE'
    ? `${show}?record=${recordId}${from}${edit ? '#mode=edit' : ''}`
    : `${show}#record=${recordId}${from}${edit ? '&mode=edit' : ''}`;
}

/** What the open record screen's address names; `recordId` is NaN without a number. */
export function readRecordAddress({ search, hash }: { search: string; hash: string }): {
  recordId: number;
  listCondition: string;
  edit: boolean;
} {
  const fragment = new URLSearchParams(hash.slice(1));
  const named = device === 'MOBILE' ? new URLSearchParams(search) : fragment;
  return {
    recordId: Number(named.get('record') ?? NaN),
    listCondition: named.get('l.q') ?? '',
    edit: fragment.get('mode') === 'edit',
  };
}

type Place = Pick<Location, 'pathname' | 'search' | 'hash'>;

/** The same page for the other device; the portal for pages that only one of them has. */
export function otherDeviceAddress({ pathname, search, hash }: Place): string {
  const page = /^\/k\/(m\/)?(\d+)\/(show|edit|report)?$/.exec(pathname);
  const ofPhone = pathname.startsWith('/k/m/');
  const home = ofPhone ? '/k/' : '/k/m/';
  const space = /^\/k\/(?:m\/|#\/)(space\/\d+(?:\/thread\/\d+)?)$/.exec(pathname + hash)?.[1];
  if (space) return ofPhone ? `/k/#/${space}` : `/k/m/${space}`;
  if (!page) return home;
  const [, , app = '', screen = ''] = page;
  if (screen !== 'show') return `${home}${app}/${screen}${search}`;
  const values = new URLSearchParams(`${search.slice(1)}&${hash.slice(1)}`);
  const mode = values.get('mode');
  values.delete('mode');
  const named = values.toString();
  return ofPhone
    ? `${home}${app}/show#${named}${mode === null ? '' : `&mode=${mode}`}`
    : `${home}${app}/show?${named}${mode === null ? '' : `#mode=${mode}`}`;
}
