/** Forms as the editor meets them: 区民のこえ, and a small one with a table. */
import type { FormField } from '../../../src/kintone/host';

export function field(
  type: string,
  code: string,
  more: Partial<FormField> = {},
): Record<string, FormField> {
  return { [code]: { type, code, label: code, ...more } };
}

export function options(...labels: string[]): Pick<FormField, 'options'> {
  return {
    options: Object.fromEntries(
      labels.map((label, index) => [label, { label, index: `${index}` }]),
    ),
  };
}

export const many = Array.from({ length: 33 }, (_, at) => `館${at + 1}`);

export const voices: Record<string, FormField> = {
  ...field('RECORD_NUMBER', 'レコード番号'),
  ...field('CREATED_TIME', '作成日時'),
  ...field('DATETIME', '受付日時', { required: true }),
  ...field('RADIO_BUTTON', '種別', { ...options('要望', '提案', '苦情'), required: true }),
  ...field('DROP_DOWN', '分野', options(...many.slice(0, 14))),
  ...field('DROP_DOWN', '地域', options(...many)),
  ...field('RADIO_BUTTON', '経路', options('窓口', '電話')),
  ...field('ORGANIZATION_SELECT', '担当課'),
  ...field('NUMBER', '対応時間', { unit: '分' }),
  ...field('DATE', '回答期限'),
  ...field('DATE', '中間回答日'),
  ...field('DATE', '回答日'),
  ...field('MULTI_LINE_TEXT', '内容'),
  ...field('STATUS', 'ステータス'),
};

export const groups: Record<string, FormField> = {
  ...field('SINGLE_LINE_TEXT', '団体名'),
  ...field('SUBTABLE', '構成員', {
    fields: {
      ...field('SINGLE_LINE_TEXT', '氏名'),
      ...field('DROP_DOWN', '住所区分', options('市内', '市外')),
      ...field('NUMBER', '年齢'),
    },
  }),
};
