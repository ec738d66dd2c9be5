/** Addresses of the pages, as `kintone.buildPageUrl` gives them. */

export type PageParams = Partial<Record<'appId' | 'viewId' | 'recordId', string | number>>;

/** @throws Error for a page this floor lacks or a missing parameter */
export function pageUrl(page: string, params: PageParams, refuse: (name: string) => never): string {
  const need = (name: keyof PageParams): string => {
    const value = params[name];
    if (value === undefined || value === '')
      throw new Error(`kintone.buildPageUrl: params.${name} is required`);
    return encodeURIComponent(String(value));
  };
  const home = `${location.origin}/k/`;
  switch (page) {
    case 'PORTAL_TOP':
      return home;
    case 'APP_INDEX':
      return `${home}${need('appId')}/${params.viewId === undefined ? '' : `?view=${need('viewId')}`}`;
    case 'APP_CREATE':
      return `${home}${need('appId')}/edit`;
    case 'APP_DETAIL':
      return `${home}${need('appId')}/show#record=${need('recordId')}`;
    case 'APP_EDIT':
      return `${home}${need('appId')}/show#record=${need('recordId')}&mode=edit`;
    default:
      return refuse(`kintone.buildPageUrl('${page}')`);
  }
}
