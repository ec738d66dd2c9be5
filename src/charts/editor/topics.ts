/** What the records of a form are about, as far as its fields tell: the date that counts, choices, amounts, people. */
import { choiceLabels } from '../../records/choice-labels';
import { askedFields, isAmount, isChoice, isDate, type Asked, type SourceFields } from './fields';

export interface Choice extends Asked {
  options: number;
}

export interface Topics {
  /** The date by which records are counted; `hour` when it has a time. */
  date: (Asked & { hour: boolean }) | undefined;
  /** What a record takes: from its date to the day when it was done. */
  span: { from: Asked; to: Asked } | undefined;
  /** Choice fields that fit into bars, needed ones first. */
  choices: Choice[];
  /** Choice fields with more choices than bars are readable for: areas, facilities. */
  big: Choice[];
  /** `choices`, then the status: what parts the records into kinds. */
  kinds: Choice[];
  status: Asked | undefined;
  people: Asked[];
  amounts: Asked[];
}

/** So many bars fit into a chart beside another. */
const MOST_BARS = 15;

const PEOPLE = new Set(['ORGANIZATION_SELECT', 'USER_SELECT', 'GROUP_SELECT']);
const MADE_BY_KINTONE = new Set(['CREATED_TIME', 'UPDATED_TIME']);

/** A day that is only planned tells nothing of how long a thing took. */
const PLANNED = /期限|予定|締|due|limit|plan/i;
const DONE = /回答|完了|終了|決裁|許可|承認|決定|対応|処理|返却|done|closed|answer|finish|approv/i;

/** Numbers that name a thing or a place instead of measuring one. */
const NO_AMOUNT = /番号|コード|緯度|経度|郵便|電話|年度|number|code|latitude|longitude|zip|phone/i;

export function topicsOf(fields: SourceFields): Topics {
  const own = askedFields(fields).filter(({ table, code }) => table === '' && !code.includes('.'));
  const dates = own.filter(({ field }) => isDate(field));
  const date = mainDate(dates);
  const choices = own
    .filter(({ field }) => isChoice(field))
    .map((asked): Choice => ({ ...asked, options: choiceLabels(asked.field).length }))
    .filter(({ options }) => options > 1)
    // Stable: within the two, the order of the form stays.
    .sort((a, b) => Number(isNeeded(b)) - Number(isNeeded(a)));
  const status = own.find(({ field }) => field.type === 'STATUS');
  const few = choices.filter(({ options }) => options <= MOST_BARS);
  return {
    date: date && { ...date, hour: hasHour(date) },
    span: spanOf(dates, date),
    choices: few,
    big: choices.filter(({ options }) => options > MOST_BARS),
    kinds: [...few, ...(status ? [{ ...status, options: 0 }] : [])],
    status,
    people: own.filter(({ field }) => PEOPLE.has(field.type)),
    amounts: own.filter(
      ({ field, label, code }) => isAmount(field) && !NO_AMOUNT.test(`${label} ${code}`),
    ),
  };
}

function mainDate(dates: readonly Asked[]): Asked | undefined {
  const own = dates.filter(({ field }) => !MADE_BY_KINTONE.has(field.type));
  return (
    own.find(isNeeded) ??
    own.find(({ label }) => !PLANNED.test(label)) ??
    own[0] ??
    dates.find(({ field }) => field.type === 'CREATED_TIME')
  );
}

function spanOf(dates: readonly Asked[], from: Asked | undefined): Topics['span'] {
  if (!from) return undefined;
  const later = dates.filter(
    ({ code, label, field }) =>
      code !== from.code && !PLANNED.test(label) && !MADE_BY_KINTONE.has(field.type),
  );
  // 中間回答日 ends nothing.
  const to =
    later.find(({ label }) => DONE.test(label) && !/中間|interim/i.test(label)) ?? later[0];
  return to && { from, to };
}

function hasHour({ field }: Asked): boolean {
  return field.type === 'DATETIME' || MADE_BY_KINTONE.has(field.type);
}

function isNeeded({ field }: Asked): boolean {
  return field.required === true;
}
