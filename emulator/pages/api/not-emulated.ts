/**
 * Functions that kintone's documentation names and this floor does not have. Each is there and throws when called,
 * with a message on the page: a plugin that needs one fails loudly. A name kintone does not know stays undefined,
 * so that feature tests (`typeof kintone.app.x === 'function'`) answer as on the real service.
 */
export const NOT_EMULATED: readonly string[] = [
  'proxy',
  'proxy.upload',
  'plugin.app.proxy',
  'plugin.app.proxy.upload',
  'plugin.app.setProxyConfig',
  'plugin.app.getProxyConfig',
  'portal.getContentSpaceElement',
  'space.get',
  'space.isGuestSpace',
  'space.portal.getContentSpaceElement',
  'getUserPreference',
  'getAvailableApiTypes',
  'getAvailableServices',
  'isAccessWithClientCertificateAuthentication',
  'isNewFrontend',
  'setKeyboardShortcuts',
  'getKeyboardShortcuts',
  'system.getPermissions',
  'system.getAvailableFeatures',
  'license.isTrial',
  'license.getSubscriptionPlan',
  'user.getIcons',
  'user.getCustomFields',
  'app.getIcons',
  'app.getCategories',
  'app.getReports',
  'app.getPermissions',
  'app.showDescription',
  'app.getDescriptionDisplayState',
  'app.showAppSettingsButton',
  'app.getAppSettingsButtonDisplayState',
  'app.showOptionsButton',
  'app.getOptionsButtonDisplayState',
  'app.showReportButton',
  'app.getReportButtonDisplayState',
  'app.get',
  'app.isTestEnvironment',
  'app.isMaintenanceMode',
  'app.record.showSideBar',
  'app.record.getSideBarDisplayState',
  'app.record.getPermissions',
  'app.record.getFieldPermissions',
  'app.record.getActions',
  'app.record.showActionButton',
  'app.record.getActionButtonDisplayState',
  'app.record.getStatusHistory',
  'app.record.setFieldStyle',
  'app.record.getFieldStyle',
  'mobile.app.getId',
  'mobile.app.getQuery',
  'mobile.app.getQueryCondition',
  'mobile.app.getFieldElements',
  'mobile.app.getHeaderSpaceElement',
  'mobile.app.getLookupTargetAppId',
  'mobile.app.getRelatedRecordsTargetAppId',
  'mobile.app.record.getId',
  'mobile.app.record.get',
  'mobile.app.record.set',
  'mobile.app.record.getFieldElement',
  'mobile.app.record.getSpaceElement',
  'mobile.app.record.setFieldShown',
  'mobile.app.record.setGroupFieldOpen',
  'mobile.portal.getContentSpaceElement',
  'mobile.space.portal.getContentSpaceElement',
  'mobile.showNotification',
  'mobile.showLoading',
  'mobile.createBottomSheet',
  'mobile.showConfirmBottomSheet',
];

type Namespace = Record<string, unknown>;

/** Adds a throwing function at each name that `root` lacks; `refuse` is told the full name and throws. */
export function addNotEmulated(root: Namespace, refuse: (name: string) => never): void {
  for (const path of NOT_EMULATED) {
    const names = path.split('.');
    const last = names.pop() as string;
    const home = names.reduce<Namespace>((space, name) => {
      space[name] ??= {};
      return space[name] as Namespace;
    }, root);
    home[last] ??= () => refuse(`kintone.${path}`);
  }
}
