/**
 * What the server tells a page when it opens, embedded as JSON in the HTML shell
 * (`<script type="application/json" id="boot">`). The page asks REST for everything else.
 */
import type { Language } from '../errors';

export type PageName =
  | 'login'
  | 'portal'
  | 'index' //          /k/{app}/            list of records (?view= &query= &page=)
  | 'detail' //         /k/{app}/show#record={id}, with &mode=edit the edit screen
  | 'create' //         /k/{app}/edit
  | 'report' //         /k/{app}/report?report={id}
  | 'print' //          /k/{app}/print?record={id}
  | 'app-settings' //   /k/admin/app/flow?app={app}
  | 'app-plugins' //    /k/admin/app/{app}/plugin/
  | 'plugin-config' //  /k/admin/app/{app}/plugin/config?pluginId={id}
  | 'space' //          /k/#/space/{id}, /k/#/space/{id}/thread/{thread}: the server sees a portal; /k/m/space/{id}
  | 'usage' //          /k/admin/system/app/
  | 'plugins' //        /k/admin/system/plugin/
  | 'users' //          /k/admin/system/users
  | 'site-customization'; // /k/admin/system/customization

/** Sent with requests of the pages themselves: only those of plugins and customizations count as API requests. */
export const OWN_PAGE_HEADER = 'x-emulator-page';

export type Device = 'DESKTOP' | 'MOBILE';

/** The time the server was set to, which the page shows too: ahead of the machine's, or standing still. */
export type PageClock = { offsetMs: number } | { frozenAt: string };

/** The space an app or page is in, as `kintone.space` tells it. */
export interface SpaceInfo {
  id: string;
  name: string;
  isGuest: boolean;
  /** Whether the signed-in user administers it. */
  administration: boolean;
}

export interface BootUser {
  id: string;
  code: string;
  name: string;
  email: string;
  url: string;
  employeeNumber: string;
  phone: string;
  mobilePhone: string;
  extensionNumber: string;
  timezone: string;
  isGuest: boolean;
  language: Language;
}

/** JS and CSS of one customization or one plugin, as URLs, in the order they load. */
export interface BootResources {
  /** Absent for a customization of the site or the app. */
  pluginId?: string;
  /** Display name of the plugin, for messages about it. */
  pluginName?: string;
  js: string[];
  css: string[];
}

export interface Boot {
  page: PageName;
  /** MOBILE on pages under /k/m/: other files load there, and every event's name begins with `mobile.`. */
  device: Device;
  /** Set on every page but the sign-in. */
  user?: BootUser & { isSystemAdmin: boolean };
  language: Language;
  /** Absent while the server goes by the machine's clock. */
  clock?: PageClock;
  /** Sent back as `__REQUEST_TOKEN__` in the body of every write. */
  requestToken: string;
  app?: {
    id: string;
    name: string;
    /** HTML as its administrator wrote it; on the list only. */
    description?: string;
    canAdmin: boolean;
    canAdd: boolean;
    /** App rights to records of the screen; absent where no record is shown. */
    canEdit?: boolean;
    canDelete?: boolean;
    /** App rights to files of its records; absent where no list is shown. */
    canImport?: boolean;
    canExport?: boolean;
    /** Field code of related records to the app they are of: told even to who may not view that app. */
    relatedTargets?: Record<string, string>;
  };
  /** Space of the app; absent for an app outside spaces. */
  space?: SpaceInfo;
  /** Set on pages under `/k/guest/{space}/`. */
  guestSpaceId?: string;
  /** Plugin whose config page this is: its HTML (body elements only) and settings. */
  plugin?: {
    id: string;
    name: string;
    html: string;
    /** What its requests to elsewhere carry: its own settings page alone is told. */
    proxies: {
      url: string;
      method: string;
      headers: Record<string, string>;
      data: Record<string, unknown>;
    }[];
  };
  /** Settings of each plugin of the app, for `kintone.plugin.app.getConfig`. */
  pluginConfigs: Record<string, Record<string, string>>;
  /** In load order: the whole site's customization, the app's, then plugins. */
  resources: BootResources[];
}
