/** Above the list: today's, overdue and near voices as links, and the chart of the 年度. */
import './list-bar.css';
import type { Host } from '../kintone/host';
import { todayIn } from '../calendar/instant';
import { countRecords } from '../records/count';
import { el, fill } from '../ui/dom';
import { chartPanel } from './chart-panel';
import { conditions, type Conditions } from './list-conditions';
import { failure, type ListEdges } from './list-parts';
import { text } from './messages';
import { publishingButton } from './publishing/dialog';
import type { VoiceSettings } from './settings';
import { topicsButton } from './topics/show';

export function showListBar(host: Host, settings: VoiceSettings, edges: ListEdges): void {
  let stop = new AbortController();
  host.on('index.show', () => {
    const header = host.headerElement();
    if (!header) return;
    // kintone fires again when the list is filtered or paged: the last one counts.
    stop.abort();
    stop = new AbortController();
    header.querySelector('.kumin-list-bar')?.remove();
    const bar = el('section', { class: 'kumin-list-bar', 'aria-label': text().bar });
    header.append(bar);
    void draw(bar, stop.signal);
  });

  async function draw(bar: HTMLElement, signal: AbortSignal): Promise<void> {
    fill(bar, el('p', { role: 'status' }, text().counting));
    try {
      const fields = await host.formFields();
      const rules = conditions(settings, fields, host.user.timezone);
      const counts = el('div', { class: 'kumin-counts' });
      const topics = settings.topics.shown === 'on' && topicsButton(host, settings, edges);
      fill(bar, [
        counts,
        el('div', { class: 'kumin-list-tools' }, [
          topics,
          publishingButton(host, settings, fields, () => edges.now()),
        ]),
        chartPanel({ host, settings, fields, rules, signal, edges }),
      ]);
      await showCounts(counts, rules);
    } catch (error) {
      fill(
        bar,
        failure(error, () => void draw(bar, signal)),
      );
    }
  }

  /** One request each, after another: kintone counts, we fetch one record at most. */
  async function showCounts(box: HTMLElement, rules: Conditions): Promise<void> {
    fill(box, el('p', { role: 'status' }, text().counting));
    const today = todayIn(host.user.timezone, edges.now());
    const overdue = rules.overdue(today);
    const soon = rules.dueSoon(today);
    const wanted = [
      { kind: 'today', label: text().today, condition: rules.receivedOn(today) },
      ...(overdue ? [{ kind: 'overdue', label: text().overdue, condition: overdue }] : []),
      ...(soon
        ? [{ kind: 'soon', label: text().soon(settings.deadline.soonDays), condition: soon }]
        : []),
    ];
    try {
      const links: HTMLElement[] = [];
      for (const { kind, label, condition } of wanted) {
        const count = await countRecords(host, condition);
        links.push(countLink(kind, label, count, host.url({ list: condition })));
      }
      fill(box, [...links, !overdue && el('p', { class: 'kumin-note' }, text().noDueField)]);
    } catch (error) {
      fill(
        box,
        failure(error, () => void showCounts(box, rules)),
      );
    }
  }
}

const signs: Record<string, string> = { today: '', overdue: '！', soon: '△' };

function countLink(kind: string, label: string, count: number, address: string): HTMLElement {
  return el(
    'a',
    { href: address, class: `kumin-count kumin-count-${count === 0 ? 'none' : kind}` },
    [
      count > 0 && signs[kind] ? el('span', { 'aria-hidden': 'true' }, signs[kind]) : null,
      el('span', {}, label),
      el('strong', {}, text().voices(count)),
    ],
  );
}
