/**
 * The JavaScript API side of the pages. `installKintone` defines `window.kintone`; a page opens its screen with
 * `setScreen`, tells what happens with `fire` and calls REST with `rest`.
 */
export { events, fire, fireSync, isHeard } from './bus';
export { createDialog, showConfirmDialog, showLoading, showNotification } from './dialogs';
export type { FireResult } from './events';
export { everyPage } from './every-page';
export { installKintone } from './kintone';
export { reasonOf } from './reason';
export { loadResources } from './resources';
export {
  fetchFile,
  requestToken,
  rest,
  RestError,
  sendForm,
  setRequestToken,
  upload,
} from './rest';
export type { HttpMethod } from './rest';
export { watchShortcuts } from './shortcuts';
export { resetScreen, screen, setScreen } from './screen';
export type {
  PageType,
  Part,
  RecordField,
  RecordValues,
  Screen,
  SideBarState,
  StatusActionInfo,
} from './screen';
