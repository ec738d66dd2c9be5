/** Days, deadlines and the rule in words. */
import { yearOf, type Day } from '../../calendar/day';
import type { DeadlineRule, Left } from '../../calendar/deadline';
import { currentLanguage } from '../../ui/messages';
import { text } from './messages';

/** The whole rule, one sentence each. */
export function ruleWords(rule: DeadlineRule): string {
  const { days, unit, cutOff, closedEnd } = rule;
  const said = text();
  const parts = [
    unit === 'office' ? said.ruleOffice(days) : said.ruleCalendar(days),
    ...(cutOff === '' ? [] : [said.ruleCutOff(cutOff)]),
    ...(unit === 'calendar' && closedEnd === 'next' ? [said.ruleClosedEnd] : []),
    ...(unit === 'office' || cutOff !== '' || closedEnd === 'next' ? [said.ruleOffDays] : []),
  ];
  return parts
    .map((part) => `${part}${said.sentenceEnd}`)
    .join('')
    .trim();
}

export function leftWords(left: Left): string {
  if (left.kind === 'overdue') return text().overdue(left.days);
  if (left.kind === 'today') return text().today;
  return left.unit === 'office' ? text().officeDaysLeft(left.days) : text().daysLeft(left.days);
}

/** 5月25日（月）; with its year when that is not this one. */
export function dayWords(day: Day, today: Day): string {
  const isJapanese = currentLanguage() === 'ja';
  const options: Intl.DateTimeFormatOptions = {
    year: yearOf(day) === yearOf(today) ? undefined : 'numeric',
    month: isJapanese ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  };
  const date = new Date(`${day}T00:00:00Z`);
  const written = new Intl.DateTimeFormat(currentLanguage(), options).format(date);
  return isJapanese ? written.replace('(', '（').replace(')', '）') : written;
}
