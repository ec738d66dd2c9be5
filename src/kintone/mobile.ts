/** The host on a phone. It has one header space, on lists and records alike, and no menu space. */
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

export function mobileHost(): Host {
  const appId = () => Number(kintone.mobile.app.getId());
  const headerElement = () => kintone.mobile.app.getHeaderSpaceElement();
  const getRecord = () => unlessRefused(() => kintone.mobile.app.record.get());
  return {
    device: 'mobile',
    get appId() {
      return appId();
    },
    get user() {
      return loginUser();
    },
    on(screen, handler) {
      // Its list has no editing in a row, and kintone no such event.
      if (screen.startsWith('index.edit.')) return;
      kintone.events.on(`mobile.app.record.${screen}`, asRawHandler(handler));
    },
    onChange(fieldCode, handler) {
      kintone.events.on(
        ['create', 'edit'].map((form) => `mobile.app.record.${form}.change.${fieldCode}`),
        asRawHandler(handler),
      );
    },
    getRecord,
    recordAtRest: (signal) => recordAtRest(getRecord, signal),
    setRecord(record) {
      kintone.mobile.app.record.set({ record });
    },
    spaceElement: (id) => kintone.mobile.app.record.getSpaceElement(id),
    headerElement,
    headerMenuElement: headerElement,
    setFieldShown: (fieldCode, shown) => kintone.mobile.app.record.setFieldShown(fieldCode, shown),
    listFieldElements: (fieldCode) => kintone.mobile.app.getFieldElements(fieldCode),
    listCondition: () => kintone.mobile.app.getQueryCondition(),
    request,
    bulk,
    serverTime,
    formFields: fieldsOnce(appId),
    allOrganizations,
    myOrganizations,
    directory,
    mayAddRecords,
    url: (target) => pageAddress('mobile', appId(), location.pathname, target),
    notify: notifyThrough(() => kintone.mobile.showNotification),
  };
}
