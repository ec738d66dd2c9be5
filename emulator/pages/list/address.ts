/** The list's address: `/k/{app}/?view=&query=&page=&size=&month=`. Unknown or wrong values fall back. */

import { listAddress } from '../addresses';

export const PAGE_SIZES = [20, 40, 60, 80, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

export interface ListAddress {
  /** Undefined: the first view. */
  viewId?: string;
  /** Query that replaces the view's own filter and sort; undefined when the view decides. */
  query?: string;
  /** From 1. */
  page: number;
  size: PageSize;
  /** Month of a calendar view, `2026-11`; undefined: the present one. */
  month?: string;
}

/** @param usualSize page size when the address names none */
export function readAddress(search: string, usualSize: PageSize = 20): ListAddress {
  const values = new URLSearchParams(search);
  const page = Number(values.get('page') ?? 1);
  const month = values.get('month') ?? '';
  return {
    viewId: values.get('view') ?? undefined,
    query: values.get('query') ?? undefined,
    page: Number.isInteger(page) && page >= 1 ? page : 1,
    size: pageSize(Number(values.get('size'))) ?? usualSize,
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : undefined,
  };
}

export function pageSize(size: number): PageSize | undefined {
  return PAGE_SIZES.find((known) => known === size);
}

export function writeAddress(appId: string, address: ListAddress): string {
  const values = new URLSearchParams();
  if (address.viewId !== undefined) values.set('view', address.viewId);
  if (address.query !== undefined) values.set('query', address.query);
  if (address.page > 1) values.set('page', String(address.page));
  if (address.size !== PAGE_SIZES[0]) values.set('size', String(address.size));
  if (address.month !== undefined) values.set('month', address.month);
  const text = values.toString();
  return listAddress(appId, text === '' ? '' : `?${text}`);
}
