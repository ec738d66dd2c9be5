/** Where this file was loaded from: a thread beside the page is started with the same one, as kintone gives no other. */
export const threadAddress: string | null =
  typeof document !== 'undefined' && document.currentScript instanceof HTMLScriptElement
    ? document.currentScript.src
    : null;
