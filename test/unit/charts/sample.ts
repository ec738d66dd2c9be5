/** A small app of voices, as charts see it. */
import { epochDay } from '../../../src/calendar/epoch-day';
import type { Day } from '../../../src/calendar/day';
import type { Instant } from '../../../src/calendar/instant';
import { officeDays } from '../../../src/calendar/office-days';
import type { Now } from '../../../src/charts/answer';
import type { Chart, Dashboard, Level, Measure } from '../../../src/charts/definition';
import type { SourceData } from '../../../src/charts/source-data';
import { flat } from '../../../src/charts/source-data';
import type { FormField, KintoneRecord } from '../../../src/kintone/host';
import { tableOf } from '../../../src/records/columns';

export const FIELDS: Record<string, FormField> = {
  受付日: { code: '受付日', label: '受付日', type: 'DATE' },
  回答日: { code: '回答日', label: '回答日', type: 'DATE' },
  分野: choices('分野', ['道路', '公園', 'ごみ', '窓口']),
  経路: { ...choices('経路', ['電話', '窓口', 'メール']), type: 'CHECK_BOX' },
  対応時間: { code: '対応時間', label: '対応時間', type: 'NUMBER', unit: '分' },
  件名: { code: '件名', label: '件名', type: 'SINGLE_LINE_TEXT' },
};

function choices(code: string, labels: string[]): FormField {
  const options = Object.fromEntries(
    labels.map((label, index) => [label, { label, index: String(index) }]),
  );
  return { code, label: code, type: 'DROP_DOWN', options };
}

export interface Voice {
  受付日?: string;
  回答日?: string;
  分野?: string;
  経路?: string[];
  対応時間?: number;
  件名?: string;
}

export function dataOf(voices: readonly Voice[], condition = ''): SourceData {
  const records = voices.map((voice, index): KintoneRecord => ({
    $id: { value: String(index + 1) },
    受付日: { value: voice.受付日 ?? null },
    回答日: { value: voice.回答日 ?? null },
    分野: { value: voice.分野 ?? '' },
    経路: { value: voice.経路 ?? [] },
    対応時間: { value: voice.対応時間 === undefined ? '' : String(voice.対応時間) },
    件名: { value: voice.件名 ?? '' },
  }));
  return {
    source: { id: 'own', name: '', app: null, condition, list: 'follows', joins: [] },
    app: 1,
    name: '区民のこえ',
    fields: flat(FIELDS),
    table: tableOf(records, FIELDS),
    joined: [],
    unjoined: [],
    condition,
    asOf: 0 as Instant,
    filters: [],
  };
}

export const NOW: Now = {
  zone: 'Asia/Tokyo',
  today: epochDay('2026-11-26' as Day),
  officeDays: officeDays(),
  era: 'wareki',
};

export function level(field: string, over: Partial<Level> = {}): Level {
  return { field, how: { by: 'value' }, order: 'form', top: null, zeros: 'shown', ...over };
}

export function measure(over: Partial<Measure> = {}): Measure {
  return {
    label: '',
    take: { of: 'records' },
    derive: null,
    unit: '',
    digits: 0,
    drawnAs: 'bars',
    axis: 'left',
    ...over,
  };
}

export function chart(over: Partial<Chart> = {}): Chart {
  return {
    id: 'c1',
    title: '分野別の件数',
    source: 'own',
    rows: '',
    look: { type: 'bar', stack: 'none' },
    levels: [level('分野')],
    measures: [measure()],
    picks: [],
    toDate: '',
    size: { width: 6, height: 'middle' },
    ...over,
  };
}

export function dashboard(over: Partial<Dashboard> = {}): Dashboard {
  return {
    id: 'd1',
    title: '区民のこえの状況',
    places: { lists: 'all', space: '', matches: [] },
    sources: [{ id: 'own', name: '', app: null, condition: '', list: 'follows', joins: [] }],
    slicers: [],
    charts: [chart()],
    maskBelow: 5,
    era: 'wareki',
    ...over,
  };
}
