/** Roles that fields play in the templates, and the names by which such a field is known. */
import type { FieldSlot } from '../../feature';
import { defineMessages } from '../../ui/messages';

export const templateIds = ['voices', 'applications', 'facilities'] as const;
export type TemplateId = (typeof templateIds)[number];

export type Role =
  | 'received'
  | 'answered'
  | 'category'
  | 'kind'
  | 'area'
  | 'channel'
  | 'section'
  | 'minutes'
  | 'status'
  | 'applied'
  | 'decided'
  | 'procedure'
  | 'place'
  | 'group'
  | 'fee'
  | 'used'
  | 'room'
  | 'slot'
  | 'people'
  | 'purpose';

export type RoleSlot = Pick<FieldSlot, 'types' | 'names'> & { key: Role };

const DATES = ['DATETIME', 'DATE'];
const CHOICES = ['DROP_DOWN', 'RADIO_BUTTON', 'CHECK_BOX', 'MULTI_SELECT'];
/** Choices, or what a lookup copied. */
const NAMES = [...CHOICES, 'SINGLE_LINE_TEXT'];
const SECTIONS = ['ORGANIZATION_SELECT', ...NAMES];
const NUMBERS = ['NUMBER', 'CALC'];

const slots: Record<Role, Omit<RoleSlot, 'key'>> = {
  received: {
    types: DATES,
    names: ['受付日時', '受付日', '受付年月日', '受信日時', 'received_at', 'received'],
  },
  answered: { types: DATES, names: ['回答日', '回答日時', '完了日', '対応完了日', 'answered'] },
  category: { types: CHOICES, names: ['分野', '分類', 'カテゴリ', 'カテゴリー', 'category'] },
  kind: { types: CHOICES, names: ['種別', '声の種別', '意見の種別', 'kind'] },
  area: { types: NAMES, names: ['地域', '市民センター', '校区', '地区', '町名', 'area'] },
  channel: { types: CHOICES, names: ['経路', '受付方法', '受付経路', 'channel'] },
  section: {
    types: SECTIONS,
    names: ['担当課', '回答課', '担当部署', '所管課', '受付部署', 'section'],
  },
  minutes: { types: NUMBERS, names: ['対応時間', '対応時間（分）', '所要時間', 'minutes'] },
  status: { types: ['STATUS'], names: ['ステータス', '状態', 'status'] },
  applied: {
    types: DATES,
    names: ['申請日', '申請日時', '受付日', '受付日時', '届出日', '登録日', 'applied'],
  },
  decided: {
    types: DATES,
    names: ['許可日', '決裁日', '承認日', '決定日', '交付日', '完了日', 'decided', 'approved'],
  },
  procedure: {
    types: CHOICES,
    names: ['申請種別', '申請の種類', '手続', '手続き', '様式', '申請区分', '種別', 'procedure'],
  },
  place: {
    types: NAMES,
    names: ['施設', '施設名', '市民センター', '館', '館名', '学校', '学校名', '会場', 'facility'],
  },
  group: { types: NAMES, names: ['団体名', '団体', '申請団体', '利用団体', 'group'] },
  fee: {
    types: NUMBERS,
    names: ['使用料', '利用料', '利用料金', '手数料', '料金', '金額', 'fee'],
  },
  used: {
    types: DATES,
    names: ['利用日', '使用日', '利用日時', '使用日時', '利用開始日時', '利用開始', 'used_on'],
  },
  room: { types: NAMES, names: ['部屋', '部屋名', '室名', '諸室', '場所', 'room'] },
  slot: {
    types: CHOICES,
    names: ['時間帯', '利用時間帯', '利用区分', '使用区分', '時間区分', 'slot'],
  },
  people: {
    types: NUMBERS,
    names: ['利用人数', '利用者数', '参加人数', '参加者数', '人数', 'people'],
  },
  purpose: { types: CHOICES, names: ['利用目的', '使用目的', '目的', '種目', 'purpose'] },
};

const roles: Record<TemplateId, readonly Role[]> = {
  voices: [
    'received',
    'category',
    'kind',
    'area',
    'channel',
    'section',
    'answered',
    'minutes',
    'status',
  ],
  applications: ['applied', 'procedure', 'status', 'decided', 'place', 'group', 'fee', 'section'],
  facilities: ['used', 'place', 'room', 'slot', 'people', 'fee', 'group', 'purpose'],
};

export function rolesOf(id: TemplateId): RoleSlot[] {
  return roles[id].map((key) => ({ key, ...slots[key] }));
}

const text = defineMessages<Record<Role, string>>({
  ja: {
    received: '受付日',
    answered: '回答日',
    category: '分野',
    kind: '種別',
    area: '地域',
    channel: '受付の経路',
    section: '担当課',
    minutes: '対応時間',
    status: 'ステータス（プロセス管理）',
    applied: '申請日',
    decided: '許可・決裁の日',
    procedure: '申請の種類',
    place: '施設',
    group: '団体',
    fee: '使用料・手数料',
    used: '利用日',
    room: '部屋',
    slot: '時間帯',
    people: '利用人数',
    purpose: '利用目的',
  },
  en: {
    received: 'date received',
    answered: 'date answered',
    category: 'category',
    kind: 'kind',
    area: 'area',
    channel: 'channel',
    section: 'section in charge',
    minutes: 'time taken',
    status: 'status (process management)',
    applied: 'date of application',
    decided: 'date of decision',
    procedure: 'kind of application',
    place: 'facility',
    group: 'group',
    fee: 'fee',
    used: 'date of use',
    room: 'room',
    slot: 'time slot',
    people: 'number of people',
    purpose: 'purpose',
  },
});

export function roleWords(role: Role): string {
  return text()[role];
}

const titles = defineMessages<Record<TemplateId, string>>({
  ja: { voices: '区民のこえ', applications: '申請', facilities: '施設利用' },
  en: {
    voices: 'Voices of residents',
    applications: 'Applications',
    facilities: 'Use of facilities',
  },
});

export function templateTitle(id: TemplateId): string {
  return titles()[id];
}
