/** The host on a PC. */
import { pageAddress } from './addresses';
import { asRawHandler } from './events';
import type { Host } from './host';
import { notifyThrough } from './notify';
import { recordAtRest, unlessRefused } from './open-record';
import {
  directory,
  fieldsOnce,
  loginUser,
  mayAddRecords,
  allOrganizations,
  bulk,
  myOrganizations,
  request,
  serverTime,
} from './shared';

export function desktopHost(): Host {
  const appId = () => Number(kintone.app.getId());
  const getRecord = () => unlessRefused(() => kintone.app.record.get());
  return {
    device: 'desktop',
    get appId() {
      return appId();
    },
    get user() {
      return loginUser();
    },
    on(screen, handler) {
      kintone.events.on(`app.record.${screen}`, asRawHandler(handler));
    },
    onChange(fieldCode, handler) {
      kintone.events.on(
        ['create', 'edit'].map((form) => `app.record.${form}.change.${fieldCode}`),
        asRawHandler(handler),
      );
    },
    getRecord,
    recordAtRest: (signal) => recordAtRest(getRecord, signal),
    setRecord(record) {
      kintone.app.record.set({ record });
    },
    spaceElement: (id) => kintone.app.record.getSpaceElement(id),
    // A record's page has one space only, above its menu.
    headerElement: () =>
      kintone.app.getHeaderSpaceElement() ?? kintone.app.record.getHeaderMenuSpaceElement(),
    headerMenuElement: () =>
      kintone.app.getHeaderMenuSpaceElement() ?? kintone.app.record.getHeaderMenuSpaceElement(),
    setFieldShown: (fieldCode, shown) => kintone.app.record.setFieldShown(fieldCode, shown),
    listFieldElements: (fieldCode) => kintone.app.getFieldElements(fieldCode),
    listCondition: () => kintone.app.getQueryCondition(),
    request,
    bulk,
    serverTime,
    formFields: fieldsOnce(appId),
    allOrganizations,
    myOrganizations,
    directory,
    mayAddRecords,
    url: (target) => pageAddress('desktop', appId(), location.pathname, target),
    notify: notifyThrough(() => kintone.showNotification),
  };
}
