/**
 * kintone's events and the plugin's: the same handler serves PC and phone, whose events differ only
 * by the prefix `mobile.`. What a handler changed is given back to kintone; an answer that needs
 * waiting is awaited by kintone, and one that does not stays synchronous, as `change` demands.
 */
import type { KintoneRecord, ScreenEvent, ScreenHandler } from './host';

export interface RawEvent {
  appId?: number | string;
  recordId?: number | string;
  record?: KintoneRecord;
  /** An array in tables and custom views, lists by date in a calendar view. */
  records?: KintoneRecord[] | Record<string, KintoneRecord[]>;
  viewId?: number;
  viewName?: string;
  viewType?: string;
  action?: { value: string };
  status?: { value: string };
  nextStatus?: { value: string };
  error?: string;
  url?: string;
}

type RawHandler = (raw: RawEvent) => RawEvent | false | Promise<RawEvent | false>;

export function asRawHandler(handler: ScreenHandler): RawHandler {
  return (raw) => {
    const event = toScreenEvent(raw);
    const result = handler(event);
    if (result instanceof Promise) {
      return result.then((awaited) => (awaited === false ? false : giveBack(raw, event)));
    }
    return result === false ? false : giveBack(raw, event);
  };
}

export function toScreenEvent(raw: RawEvent): ScreenEvent {
  return {
    appId: Number(raw.appId),
    recordId: raw.recordId === undefined ? undefined : Number(raw.recordId),
    record: raw.record ?? {},
    records: listed(raw.records),
    viewId: raw.viewId,
    viewName: raw.viewName,
    viewType: raw.viewType,
    action: raw.action?.value,
    status: raw.status?.value,
    nextStatus: raw.nextStatus?.value,
    error: raw.error,
    url: raw.url,
  };
}

function giveBack(raw: RawEvent, event: ScreenEvent): RawEvent {
  if (raw.record) raw.record = event.record;
  if (event.error !== undefined) raw.error = event.error;
  if (event.url !== undefined) raw.url = event.url;
  return raw;
}

function listed(records: RawEvent['records']): KintoneRecord[] {
  if (!records) return [];
  return Array.isArray(records) ? records : Object.values(records).flat();
}
