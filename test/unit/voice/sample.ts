/** A small 区民のこえ app for the tests of this room. */
import type { FormField, KintoneRecord } from '../../../src/kintone/host';
import { defaults, type VoiceSettings } from '../../../src/voice/settings';
import { slots } from '../../../src/voice/slots';

/** Every slot mapped to a field whose code is the slot's first name. */
export function settings(change: Partial<VoiceSettings> = {}): VoiceSettings {
  const fields = Object.fromEntries(slots.map(({ key, names }) => [key, names[0] ?? key]));
  return { ...defaults(), fields, ...change };
}

const choices = (code: string, type: string, labels: string[]): FormField => ({
  type,
  code,
  label: code,
  options: Object.fromEntries(
    labels.map((label, index) => [label, { label, index: String(index) }]),
  ),
});

export const areas =
  '青山 赤坂 浅川 穴生 池田 医生丘 永犬丸 永犬丸西 大原 折尾西 折尾東 香月 香月西部サブ 楠橋 熊西 黒畑 黒崎 上津役 木屋瀬 陣原 竹末 千代 筒井 塔野 中尾 鳴水 則松 引野 星ヶ丘 本城 光貞 八児 八枝'.split(
    ' ',
  );

export const fields: Record<string, FormField> = {
  ...Object.fromEntries(
    slots.map(({ names, types }) => {
      const code = names[0] ?? '';
      return [code, { type: types[0] ?? '', code, label: code }];
    }),
  ),
  経路: choices('経路', 'RADIO_BUTTON', ['窓口', '電話', 'メール']),
  種別: choices('種別', 'RADIO_BUTTON', ['要望', '提案', '苦情']),
  分野: choices('分野', 'DROP_DOWN', ['道路・公園', 'ごみ・環境', 'その他']),
  地域: choices('地域', 'DROP_DOWN', areas),
  ステータス: { type: 'STATUS', code: 'ステータス', label: 'ステータス', enabled: true },
};

/** A new record as kintone opens it: every field empty. */
export function emptyRecord(change: Record<string, unknown> = {}): KintoneRecord {
  const many = ['USER_SELECT', 'ORGANIZATION_SELECT'];
  return Object.fromEntries(
    Object.values(fields)
      .filter(({ type }) => type !== 'STATUS')
      .map(({ code, type }) => [
        code,
        { type, value: change[code] ?? (many.includes(type) ? [] : '') },
      ]),
  );
}
