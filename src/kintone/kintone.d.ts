// dts-gen declares kintone in a global script, which cannot be imported.
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="../../node_modules/@kintone/dts-gen/kintone.d.ts" />
/**
 * What kintone has and dts-gen does not declare yet. Functions added lately may be absent from the
 * kintone a ward runs, so they are declared as possibly undefined: the compiler then asks for the test.
 */
declare namespace kintone {
  type NotificationType = 'ERROR' | 'SUCCESS' | 'INFO';

  const showNotification:
    ((type: NotificationType, message: string) => PromiseLike<void>) | undefined;

  namespace app {
    /** On lists, records and graphs of PC and phone alike. */
    const getPermissions: (() => PromiseLike<{ addRecord: boolean; editApp: boolean }>) | undefined;
  }

  namespace mobile {
    const showNotification:
      ((type: NotificationType, message: string) => PromiseLike<void>) | undefined;
  }

  /** Since 2025-08; not on the plugin's config page. */
  const user:
    | {
        getOrganizations?(
          code?: string,
        ): PromiseLike<{ organization: { code: string; name: string; primary: boolean } }[]>;
      }
    | undefined;
}
