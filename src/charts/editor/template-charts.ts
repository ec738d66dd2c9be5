/** The charts of each template, made of those roles that a field plays. */
import { defineMessages } from '../../ui/messages';
import type { Chart } from '../definition';
import { levelOf } from './make';
import type { Role, TemplateId } from './template-roles';
import {
  byMonth,
  byMonthStacked,
  countToDate,
  heatmap,
  medianDays,
  ofChoice,
  quarterTable,
  ranked,
  shares,
  summed,
  sumOf,
} from './usual';

export interface Player {
  code: string;
  label: string;
  /** How many there are to choose from; 0 where anything may stand. */
  options: number;
}

type Of = (role: Role) => Player | undefined;

export interface RoleCharts {
  charts: Chart[];
  slicers: { code: string; by: 'fiscalYear' | 'value'; label: string }[];
}

const text = defineMessages({
  ja: { fiscalYear: '年度', perGroup: '団体ごとの利用回数' },
  en: { fiscalYear: 'Fiscal year', perGroup: 'Uses by group' },
});

export function chartsOfTemplate(id: TemplateId, of: Of): RoleCharts {
  switch (id) {
    case 'voices':
      return voices(of);
    case 'applications':
      return applications(of);
    case 'facilities':
      return facilities(of);
  }
}

function voices(of: Of): RoleCharts {
  const date = of('received');
  const category = of('category');
  const area = of('area');
  const section = of('section');
  const minutes = of('minutes');
  return {
    charts: made([
      ...numbers(date, of('answered')),
      monthly(date, of('kind')),
      category && ofChoice(category),
      area && listed(area),
      partsOf(of('channel')),
      partsOf(of('status')),
      section && ranked(section),
      minutes && category && summed(category, minutes),
      crossTable(category, date),
    ]),
    slicers: slicers(date, [category, area, section]),
  };
}

function applications(of: Of): RoleCharts {
  const date = of('applied');
  const procedure = of('procedure');
  const place = of('place');
  const fee = of('fee');
  const group = of('group');
  return {
    charts: made([
      ...numbers(date, of('decided')),
      monthly(date, procedure),
      procedure && ofChoice(procedure),
      partsOf(of('status')),
      place && listed(place),
      group && ranked(group),
      fee && procedure && summed(procedure, fee),
      crossTable(procedure ?? place, date),
    ]),
    slicers: slicers(date, [procedure, place, of('section')]),
  };
}

function facilities(of: Of): RoleCharts {
  const date = of('used');
  const place = of('place');
  const slot = of('slot');
  const people = of('people');
  const fee = of('fee');
  const group = of('group');
  const weekdays =
    date && slot && heatmap(levelOf(date.code, 'weekday'), levelOf(slot.code, 'value'));
  return {
    charts: made([
      ...numbers(date, undefined),
      monthly(date, of('purpose')),
      place && listed(place),
      people && place && summed(place, people),
      weekdays,
      group && { ...ranked(group), title: text().perGroup },
      fee && date && byMonth(date, [sumOf(fee)]),
      partsOf(of('room')),
      crossTable(place, date),
    ]),
    slicers: slicers(date, [place, of('room'), of('purpose')]),
  };
}

/** 今年度の件数, and how long it took. */
function numbers(from: Player | undefined, to: Player | undefined): (Chart | undefined)[] {
  return [from && countToDate(from), from && to && medianDays(from, to)];
}

function monthly(date: Player | undefined, kind: Player | undefined): Chart | undefined {
  return date && (kind ? byMonthStacked(date, kind) : byMonth(date));
}

/** Where anything may be written there is no end of bars: the most frequent are shown. */
function listed(player: Player): Chart {
  return player.options === 0 ? ranked(player) : ofChoice(player);
}

function partsOf(player: Player | undefined): Chart | undefined {
  return player && shares(player);
}

function crossTable(rows: Player | undefined, date: Player | undefined): Chart | undefined {
  return rows && date && quarterTable(rows, date);
}

function slicers(date: Player | undefined, choices: (Player | undefined)[]): RoleCharts['slicers'] {
  return [
    ...(date ? [{ code: date.code, by: 'fiscalYear' as const, label: text().fiscalYear }] : []),
    ...made(choices).map(({ code }) => ({ code, by: 'value' as const, label: '' })),
  ];
}

function made<Value>(values: (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined);
}
