/** A problem of the mapping in words: at the slot on the config screen, and in one line on the page. */
import type { Feature } from '../feature';
import { defineMessages } from '../ui/messages';
import { fieldTypeName } from './field-types';
import type { Problem } from './problems';

const text = defineMessages({
  ja: {
    unmapped: 'フィールドを選んでください。この機能に必要です。',
    deleted: (code: string) =>
      `フィールド「${code}」がこのアプリにありません。削除されたか、フィールドコードが変わりました。選び直してください。`,
    wrongType: (code: string, type: string, accepted: string) =>
      `フィールド「${code}」は「${type}」なので使えません。使える種類: ${accepted}。選び直してください。`,
    twice: (other: string) =>
      `「${other}」と同じフィールドです。どちらかを別のフィールドに変えてください。なくても使える行は「（使わない）」にもできます。`,
    quietUnmapped: (feature: string, slot: string) =>
      `「${feature}」は休止しています。「${slot}」のフィールドがまだ割り当てられていません。このアプリの管理者が、プラグインの設定で直せます。`,
    quietGone: (feature: string, slot: string, code: string) =>
      `「${feature}」は休止しています。「${slot}」に使うフィールド「${code}」がないか、見る権限がありません。このアプリの管理者が、プラグインの設定で直せます。`,
    quietType: (feature: string, slot: string, code: string) =>
      `「${feature}」は休止しています。「${slot}」に使うフィールド「${code}」の種類が変わりました。このアプリの管理者が、プラグインの設定で直せます。`,
    list: '、',
  },
  en: {
    unmapped: 'Choose a field. This feature needs it.',
    deleted: (code: string) =>
      `This app has no field “${code}”. It was deleted or its code changed. Choose again.`,
    wrongType: (code: string, type: string, accepted: string) =>
      `Field “${code}” is a “${type}”, which does not fit. Fitting types: ${accepted}. Choose again.`,
    twice: (other: string) =>
      `The same field as “${other}”. Choose another field for one of them; an optional one may also be “(not used)”.`,
    quietUnmapped: (feature: string, slot: string) =>
      `“${feature}” is resting: no field is chosen for “${slot}”. The administrator of this app can mend it in the plug-in settings.`,
    quietGone: (feature: string, slot: string, code: string) =>
      `“${feature}” is resting: field “${code}”, used for “${slot}”, is gone or you may not see it. The administrator of this app can mend it in the plug-in settings.`,
    quietType: (feature: string, slot: string, code: string) =>
      `“${feature}” is resting: field “${code}”, used for “${slot}”, is of another type now. The administrator of this app can mend it in the plug-in settings.`,
    list: ', ',
  },
});

/** For the administrator, at the slot. */
export function problemWords(problem: Problem, feature: Feature): string {
  const words = text();
  switch (problem.kind) {
    case 'unmapped':
      return words.unmapped;
    case 'deleted':
      return words.deleted(problem.code);
    case 'wrong-type':
      return words.wrongType(
        problem.code,
        fieldTypeName(problem.type ?? ''),
        acceptedTypeNames(feature, problem.slot),
      );
    case 'twice':
      return words.twice(slotLabel(feature, problem.sameAs ?? ''));
  }
}

/** For everybody, in one line on the page. */
export function quietLine(problem: Problem, feature: Feature): string {
  const words = text();
  const { title } = feature.words();
  const label = slotLabel(feature, problem.slot);
  if (problem.kind === 'unmapped') return words.quietUnmapped(title, label);
  if (problem.kind === 'wrong-type') return words.quietType(title, label, problem.code);
  return words.quietGone(title, label, problem.code);
}

export function slotLabel(feature: Feature, slotKey: string): string {
  return feature.words().slots[slotKey]?.label ?? slotKey;
}

export function acceptedTypeNames(feature: Feature, slotKey: string): string {
  const slot = feature.slots.find(({ key }) => key === slotKey);
  return (slot?.types ?? []).map(fieldTypeName).join(text().list);
}
