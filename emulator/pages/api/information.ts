/**
 * What `kintone` tells of the service, the signed-in user and the open page. What this emulator has no setting for
 * is answered as a kintone at its beginning would (standard course, no other services, no client certificates).
 */
import type { Boot, BootUser } from '../boot';
import { badArgument } from './refuse';
import { screen } from './screen';

type Namespace = Record<string, unknown>;

const SHORTCUTS = [
  'SHOW_RECORD',
  'FOCUS_SEARCH_BOX',
  'SHORTCUTS_HELP',
  'CREATE_RECORD',
  'EDIT_RECORD',
  'NEXT_RECORD',
  'PREVIOUS_RECORD',
  'NEXT_PAGE',
  'PREVIOUS_PAGE',
  'CANCEL_EDITING',
  'SHOW_VIEW',
  'SHOW_FILTER',
  'SAVE_RECORD',
] as const;

export function informationNamespace(boot: Boot): Namespace {
  return {
    getLoginUser: () => (boot.user ? loginUser(boot.user) : null),
    isUsersAndSystemAdministrator: async () => boot.user?.isSystemAdmin ?? false,
    getUiVersion: () => (boot.device === 'MOBILE' ? 1 : 2),
    getDomain: async () => ({ subdomain: location.hostname, baseDomain: 'cybozu.com' }),
    getAvailableServices: async () => ({ garoon: false, office: false, mailwise: false }),
    getAvailableApiTypes: async () => ['CORE'],
    isAccessWithClientCertificateAuthentication: async () => false,
    isRevampedUI: async () => false,
    isMobilePage: async () => boot.device === 'MOBILE',
    isMobileApp: async () => false,
    getUserPreference: async () => ({
      timeFormat: boot.language === 'en' ? 'TWELVE' : 'TWENTY_FOUR',
      desktopNotifications: { enabled: false },
      emailNotifications: { enabled: false, condition: 'TO_ME', format: 'HTML' },
    }),
    getPageType: async () => pageType(boot),
    license: {
      isTrial: async () => false,
      getSubscriptionPlan: async () => 'STANDARD',
    },
    system: {
      getPermissions: async () => ({ administration: boot.user?.isSystemAdmin ?? false }),
      getAvailableFeatures: async () => ({
        space: { enabled: true },
        guestSpace: { enabled: true },
        people: { enabled: false },
        message: { enabled: false },
      }),
    },
    ...shortcuts(),
  };
}

function loginUser(user: BootUser): BootUser {
  const { id, code, name, email, url, employeeNumber, phone, mobilePhone } = user;
  const { extensionNumber, timezone, isGuest, language } = user;
  return {
    ...{ id, code, name, email, url, employeeNumber, phone, mobilePhone },
    ...{ extensionNumber, timezone, isGuest, language },
  };
}

/** The settings are kept for the page; the pages have no shortcut keys that they could switch off. */
function shortcuts(): Namespace {
  const enabled = new Map<string, boolean>(SHORTCUTS.map((name) => [name, true]));
  return {
    setKeyboardShortcuts: async (config: unknown) => {
      const name = 'kintone.setKeyboardShortcuts';
      if (typeof config === 'boolean') {
        for (const key of SHORTCUTS) enabled.set(key, config);
        return;
      }
      if (typeof config !== 'object' || config === null) badArgument(name, 'config', config);
      for (const [key, on] of Object.entries(config)) {
        if (!enabled.has(key) || typeof on !== 'boolean') badArgument(name, `config.${key}`, on);
      }
      for (const [key, on] of Object.entries(config)) enabled.set(key, Boolean(on));
    },
    getKeyboardShortcuts: async () => Object.fromEntries(enabled),
  };
}

const KINDS = ['APP_SETTINGS', 'APP', 'PORTAL', 'SPACE', 'NOTIFICATION'];

function pageType({ device }: Boot): { type: string; page: string } | null {
  const page = screen().pageType;
  if (page === null) return null;
  const type = KINDS.find((kind) => page.startsWith(kind)) ?? 'APP';
  return { type, page: device === 'MOBILE' ? `${page}_MOBILE` : page };
}
