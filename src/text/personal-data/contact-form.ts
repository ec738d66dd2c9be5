/** How mail addresses and domestic phone numbers are written, in the plain writing. */

export const mailForm = "[\\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+";

/** What people put between the parts of a number; の as it is read out. */
const cut = '[-() .・の]{0,2}';
/** 11 digits: mobile, IP and pager numbers (060, 070, 080, 090, 050, 020). */
export const mobileForm = `\\(?0[25-9]0${cut}\\d{4}${cut}\\d{4}`;
/** 10 digits from 0, cut anywhere. */
export const landlineForm = `\\(?0[1-9]\\d{0,3}${cut}\\d{1,4}${cut}\\d{3,4}`;
/** + and up to 15 digits (ITU-T E.164). */
export const abroadForm = '\\+\\d{1,3}[-() \\d]{6,18}\\d';
/** 0120 and 0800 cost the caller nothing, 0570 is a firm's line: never a person's. */
export const firmForm =
  '0(?:120|570)[-() ]{0,2}\\d{2,3}[-() ]{0,2}\\d{3,4}|0800[-() ]{0,2}\\d{3}[-() ]{0,2}\\d{4}';
