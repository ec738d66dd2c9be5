/** What a general notification may tell, in the order of kintone's screen. */
export const GENERAL_FLAGS = [
  'recordAdded',
  'recordEdited',
  'commentAdded',
  'statusChanged',
  'fileImported',
] as const;
export type GeneralFlag = (typeof GENERAL_FLAGS)[number];
