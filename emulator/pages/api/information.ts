/**
 * What `kintone` tells of the service, the signed-in user and the open page. What this emulator has no setting for
 * is answered as a kintone at its beginning would (standard course, no other services, no client certificates).
 */
import type { Boot, BootUser } from '../boot';
import { screen } from './screen';
import { shortcutFunctions } from './shortcuts';

type Namespace = Record<string, unknown>;

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
    ...shortcutFunctions(),
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

const KINDS = ['APP_SETTINGS', 'APP', 'PORTAL', 'SPACE', 'NOTIFICATION'];

function pageType({ device }: Boot): { type: string; page: string } | null {
  const page = screen().pageType;
  if (page === null) return null;
  const type = KINDS.find((kind) => page.startsWith(kind)) ?? 'APP';
  return { type, page: device === 'MOBILE' ? `${page}_MOBILE` : page };
}
