/**
 * Every function of the official JavaScript API and what this emulator does of it: the one list that
 * docs/emulator-coverage.md, the refusals (not-emulated.ts) and their tests are made from.
 * Source: cybozu.dev/ja/kintone/docs/js-api (the list of functions), and @kintone/dts-gen's declarations.
 */

/** `yes` as documented; `partly` with what is missing in `missing`; `no` throws an error that names it. */
export type Coverage = 'yes' | 'partly' | 'no';

export interface ApiFunction {
  /** Names below `kintone.`; null where that device has none. */
  pc: string | null;
  mobile: string | null;
  onPc: Coverage;
  onMobile: Coverage;
  /** What is missing, for `partly`. */
  missing?: string;
}

const OUTSIDE = '送れるのは、このコンピューター（ループバック）の宛先だけ';
const WHERE_IT_IS = 'そのボタンのある画面だけ';

export const FUNCTIONS: Record<string, ApiFunction[]> = {
  'イベントハンドラーの登録・削除': same('events.on', 'events.off'),
  'kintone REST API の実行': same(
    ...['api', 'api.url', 'api.urlForGet', 'getRequestToken', 'api.getConcurrencyLimit'],
  ),
  '外部の API の実行': partly(OUTSIDE, same('proxy', 'proxy.upload')),
  レコード: [
    ...twin('app.record.getId', 'app.record.get', 'app.record.set'),
    ...same('app.record.getPermissions', 'app.record.getFieldPermissions'),
    ...same('app.record.getStatusHistory', 'app.record.getStatusActions'),
    ...same('app.record.getAssignees', 'app.record.getActions'),
  ],
  アプリ: [
    ...same('app.get', 'app.getFormFields', 'app.getFormLayout'),
    ...twin('app.getId'),
    ...same('app.isTestEnvironment', 'app.isMaintenanceMode'),
    ...partly('用意されたアイコンは、どれも同じ絵になる', same('app.getIcons')),
    ...same('app.getView', 'app.getViews', 'app.getReports'),
    ...twin('app.getQueryCondition', 'app.getQuery'),
    ...twin('app.getLookupTargetAppId', 'app.getRelatedRecordsTargetAppId'),
    ...same('app.getStatus', 'app.getPermissions'),
    ...partly('カテゴリーは再現していないので、いつも無効と答える', same('app.getCategories')),
  ],
  'スペース・システム・ライセンス': [
    ...same('space.get', 'space.getPermissions'),
    ...same('system.getAvailableFeatures', 'system.getPermissions'),
    ...same('license.isTrial', 'license.getSubscriptionPlan'),
  ],
  全体: [
    ...same('getLoginUser', 'user.getGroups', 'user.getOrganizations'),
    ...partly('カスタマイズ項目は再現していないので、いつも空', same('user.getCustomFields')),
    ...partly('どのユーザーも同じ絵になる', same('user.getIcons')),
    ...same('getPageType', 'getUiVersion', 'getAvailableServices', 'getAvailableApiTypes'),
    ...partly('サブドメインがないので、ホスト名と「cybozu.com」を答える', same('getDomain')),
    ...same('isAccessWithClientCertificateAuthentication', 'isUsersAndSystemAdministrator'),
    ...same('isMobileApp', 'isMobilePage', 'isRevampedUI'),
    ...partly('設定の画面がないので、初期値を答える', same('getUserPreference')),
    row('showConfirmDialog', 'mobile.showConfirmBottomSheet'),
    row('createDialog', 'mobile.createBottomSheet'),
    ...twin('showNotification', 'showLoading'),
    ...same('buildPageUrl'),
    ...partly(
      '「/」（検索）は、検索がないので何もしない',
      pc('setKeyboardShortcuts', 'getKeyboardShortcuts'),
    ),
  ],
  'フィールドの表示・スタイル': [
    ...twin('app.record.setFieldShown', 'app.record.isFieldVisible'),
    ...twin('app.record.setGroupFieldOpen', 'app.record.isGroupFieldOpen'),
    ...twin('app.record.setFieldStyle', 'app.record.getFieldStyle'),
  ],
  '要素の表示／非表示': [
    ...pc(...displayed('app', 'Description', 'AppSettingsButton', 'ReportButton')),
    ...twin(...displayed('app', 'AddRecordButton', 'FilterButton')),
    ...partly(WHERE_IT_IS, twin(...displayed('app', 'OptionsButton'))),
    row('app.showViewAndReportSelector', 'mobile.app.showViewSelector'),
    row('app.getViewAndReportSelectorDisplayState', 'mobile.app.getViewSelectorDisplayState'),
    row(null, 'mobile.app.showReportSelector'),
    row(null, 'mobile.app.getReportSelectorDisplayState'),
    ...twin(...displayed('app', 'ViewSelectorItems', 'ReportSelectorItems')),
    ...twin(...displayed('app.record', 'EditRecordButton', 'Pager')),
    ...twin(...displayed('app.record', 'StatusActionButton', 'ActionButton')),
    ...pc(...displayed('app.record', 'DuplicateRecordButton', 'SideBar')),
    ...partly(WHERE_IT_IS, pc(...displayed('app.record', 'ChangeAssigneeButton'))),
    ...twin('app.setRecordListStyle', 'app.getRecordListStyle'),
  ],
  要素の取得: [
    ...twin('app.record.getFieldElement', 'app.record.getSpaceElement'),
    ...pc('app.record.getHeaderMenuSpaceElement', 'app.getHeaderMenuSpaceElement'),
    ...twin('app.getFieldElements', 'app.getHeaderSpaceElement'),
    ...twin('portal.getContentSpaceElement', 'space.portal.getContentSpaceElement'),
  ],
  プラグイン: [
    ...same('plugin.app.getConfig', '$PLUGIN_ID'),
    ...pc('plugin.app.setConfig', 'plugin.app.getProxyConfig', 'plugin.app.setProxyConfig'),
    ...partly(OUTSIDE, same('plugin.app.proxy', 'plugin.app.proxy.upload')),
  ],
  'そのほか（@kintone/dts-gen の宣言にあるもの）': same('Promise'),
};

/** Names that exist and throw. A name kintone does not know stays undefined, as on the real service. */
export function namesNotEmulated(): string[] {
  return Object.values(FUNCTIONS)
    .flat()
    .flatMap(({ pc: onPcName, mobile, onPc, onMobile }) => [
      ...(onPcName && onPc === 'no' ? [onPcName] : []),
      ...(mobile && mobile !== onPcName && onMobile === 'no' ? [mobile] : []),
    ]);
}

function row(onPcName: string | null, mobile: string | null): ApiFunction {
  const covered = (name: string | null): Coverage => (name === null ? 'no' : 'yes');
  return { pc: onPcName, mobile, onPc: covered(onPcName), onMobile: covered(mobile) };
}

/** One name for both devices. */
function same(...names: string[]): ApiFunction[] {
  return names.map((name) => row(name, name));
}

/** A name, and the same below `mobile.` for phones. */
function twin(...names: string[]): ApiFunction[] {
  return names.map((name) => row(name, `mobile.${name}`));
}

function pc(...names: string[]): ApiFunction[] {
  return names.map((name) => row(name, null));
}

function partly(missing: string, rows: ApiFunction[]): ApiFunction[] {
  const lower = (coverage: Coverage): Coverage => (coverage === 'yes' ? 'partly' : coverage);
  return rows.map((one) => ({
    ...one,
    onPc: lower(one.onPc),
    onMobile: lower(one.onMobile),
    missing,
  }));
}

/** `show…` and `get…DisplayState` of parts of the screen. */
function displayed(home: string, ...parts: string[]): string[] {
  return parts.flatMap((part) => [`${home}.show${part}`, `${home}.get${part}DisplayState`]);
}
