/**
 * Addresses of an app's own pages. `kintone.buildPageUrl` exists, but answers later and knows no
 * filtered list; the path of the page we stand on already tells whether it is a guest space or a phone.
 */
export type Target = { list: string } | { record: number; app?: number } | 'create';

/** @param pathname of the open page, e.g. `/k/guest/3/8/show` */
export function pageAddress(
  device: 'desktop' | 'mobile',
  appId: number,
  pathname: string,
  target: Target,
): string {
  const before = pathBefore(pathname, appId) ?? (device === 'mobile' ? '/k/m' : '/k');
  if (target !== 'create' && 'record' in target) {
    const app = `${before}/${target.app ?? appId}`;
    return device === 'mobile'
      ? `${app}/show?record=${target.record}`
      : `${app}/show#record=${target.record}`;
  }
  const app = `${before}/${appId}`;
  if (target === 'create') return `${app}/edit`;
  const query = target.list === '' ? '' : `?query=${encodeURIComponent(target.list)}`;
  return `${app}/${query}`;
}

/** `/k/guest/8/8/show` and 8 → `/k/guest/8`: the app's number is the last one of its kind. */
function pathBefore(pathname: string, appId: number): string | undefined {
  const at = `${pathname}/`.lastIndexOf(`/${appId}/`);
  return at > 0 ? pathname.slice(0, at) : undefined;
}
