/** Words for a contact that is the office's own. */
import { defineMessages } from '../../ui/messages';

export const text = defineMessages({
  ja: {
    contactName: (found: string) =>
      `「${found}」は職員か部署の名前です。住民の名前を書くか、空にしてください。`,
    contact: (found: string) =>
      `「${found}」は職員か区役所の連絡先です。住民の連絡先を書くか、空にしてください。`,
  },
  en: {
    contactName: (found: string) =>
      `“${found}” is a clerk or a section. Write the resident’s name, or leave it empty.`,
    contact: (found: string) =>
      `“${found}” is a contact of the office. Write the resident’s, or leave it empty.`,
  },
});
