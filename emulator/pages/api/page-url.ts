/**
 * Addresses of the pages, as `kintone.buildPageUrl` gives them
 * (cybozu.dev/ja/kintone/docs/js-api/kintone/build-page-url: the pages and what each needs).
 */
import { badArgument } from './refuse';

type Param = 'appId' | 'viewId' | 'recordId' | 'reportId' | 'spaceId' | 'threadId' | 'userCode';
export type PageParams = Partial<Record<Param, string | number>>;

type Need = (name: Param) => string;
type Address = (need: Need, params: PageParams) => string;

const view = (need: Need, { viewId }: PageParams): string =>
  viewId === undefined ? '' : `?view=${need('viewId')}`;

const PAGES: Record<string, Address> = {
  APP_INDEX: (need, params) => `${need('appId')}/${view(need, params)}`,
  APP_CREATE: (need) => `${need('appId')}/edit`,
  APP_DETAIL: (need) => `${need('appId')}/show#record=${need('recordId')}`,
  APP_EDIT: (need) => `${need('appId')}/show#record=${need('recordId')}&mode=edit`,
  APP_PRINT: (need) => `${need('appId')}/print?record=${need('recordId')}`,
  APP_REPORT: (need) => `${need('appId')}/report?report=${need('reportId')}`,
  APP_INDEX_MOBILE: (need, params) => `m/${need('appId')}/${view(need, params)}`,
  APP_CREATE_MOBILE: (need) => `m/${need('appId')}/edit`,
  APP_DETAIL_MOBILE: (need) => `m/${need('appId')}/show?record=${need('recordId')}`,
  APP_EDIT_MOBILE: (need) => `m/${need('appId')}/show?record=${need('recordId')}#mode=edit`,
  APP_REPORT_MOBILE: (need) => `m/${need('appId')}/report?report=${need('reportId')}`,
  PORTAL_TOP: () => '',
  PORTAL_TOP_MOBILE: () => 'm/',
  SPACE_PORTAL: (need) => `#/space/${need('spaceId')}`,
  SPACE_THREAD: (need) => `#/space/${need('spaceId')}/thread/${need('threadId')}`,
  SPACE_PORTAL_MOBILE: (need) => `m/space/${need('spaceId')}`,
  SPACE_THREAD_MOBILE: (need) => `m/space/${need('spaceId')}/thread/${need('threadId')}`,
  PEOPLE_TOP: (need) => `#/people/user/${need('userCode')}`,
  PEOPLE_TOP_MOBILE: (need) => `m/people/user/${need('userCode')}`,
  MESSAGE_TOP: (need) => `#/message/${need('userCode')}`,
  MESSAGE_TOP_MOBILE: (need) => `m/message/${need('userCode')}`,
  SEARCH_TOP: () => 'search',
  SEARCH_TOP_MOBILE: () => 'm/search',
  NOTIFICATION_TOP: () => '#/ntf/mention',
  APP_MARKETPLACE_TOP: () => 'marketplace/',
};

const NAME = 'kintone.buildPageUrl';

/** @throws TypeError for a page kintone does not name or a missing parameter */
export function pageUrl(page: unknown, params: PageParams): string {
  const address = PAGES[String(page)];
  if (!address) return badArgument(NAME, 'page', page);
  const need: Need = (name) => {
    const value = params[name];
    if (value === undefined || value === '') return badArgument(NAME, `params.${name}`, value);
    return encodeURIComponent(String(value));
  };
  return `${location.origin}/k/${address(need, params)}`;
}
