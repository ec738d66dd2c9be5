/** Above the list: what asks for attention today as links, the filters and tools, and the chart of the 年度. */
import type { FormField, Host } from '../kintone/host';
import { todayIn } from '../calendar/instant';
import { el, fill } from '../ui/dom';
import { chartPanel } from './chart-panel';
import { countAttention, type AttentionCounts } from './count-attention';
import { attentionOf, type Attention } from './list-attention';
import { conditions } from './list-conditions';
import { headPart, type HeadPart } from './list-head';
import { failure, type ListEdges, type ListTools } from './list-parts';
import { text } from './messages';
import { publishingButton } from './publishing/dialog';
import type { VoiceSettings } from './settings';
import { topicsButton } from './topics/show';

export function showListBar(
  host: Host,
  settings: VoiceSettings,
  edges: ListEdges,
  toolsOf: (fields: Record<string, FormField>) => ListTools,
): void {
  let stop = new AbortController();
  host.on('index.show', () => {
    const attention = headPart(host, 'attention');
    if (!attention) return;
    // kintone fires again when the list is filtered or paged: the last one counts.
    stop.abort();
    stop = new AbortController();
    for (const part of ['work', 'filters', 'tools', 'fold', 'chart'] as const) show(part, []);
    void draw(attention, stop.signal);
  });

  function show(part: HeadPart, children: Parameters<typeof fill>[1]): void {
    const place = headPart(host, part);
    if (place) fill(place, children);
  }

  async function draw(attention: HTMLElement, signal: AbortSignal): Promise<void> {
    fill(attention, el('p', { role: 'status' }, text().counting));
    try {
      const fields = await host.formFields();
      if (signal.aborted) return;
      const rules = conditions(settings, fields, host.user.timezone);
      const { filters, chase, triage, openWork } = toolsOf(fields);
      const chart = chartPanel({ host, settings, fields, rules, signal, edges });
      show('work', openWork);
      show('filters', filters);
      show('tools', [
        triage,
        settings.topics.shown === 'on' && topicsButton(host, settings, edges),
        publishingButton(host, settings, fields, () => edges.now()),
      ]);
      show('fold', chart.toggle);
      show('chart', chart.body);
      await showCounts(attention, fields, chase, signal);
    } catch (error) {
      if (signal.aborted) return;
      fill(
        attention,
        failure(error, () => void draw(attention, signal)),
      );
    }
  }

  async function showCounts(
    box: HTMLElement,
    fields: Record<string, FormField>,
    chase: HTMLElement,
    signal: AbortSignal,
  ): Promise<void> {
    fill(box, [el('p', { role: 'status' }, text().counting), chase]);
    const today = todayIn(host.user.timezone, edges.now());
    const asked = attentionOf(settings, fields, host.user.timezone, today);
    try {
      const counts = await countAttention(host, asked);
      if (signal.aborted) return;
      const isCalm = asked.all.every(({ kind }) => kind === 'today' || counts.get(kind) === 0);
      const isDueKnown = asked.all.some(({ kind }) => kind === 'overdue');
      fill(box, [
        el('div', { class: 'kumin-counts', role: 'group', 'aria-label': text().attention }, [
          ...asked.all.map((each) => countLink(each, counts)),
          chase,
        ]),
        isDueKnown && isCalm && el('p', { class: 'kumin-note' }, text().calm),
        !isDueKnown && el('p', { class: 'kumin-note' }, text().noDueField),
      ]);
    } catch (error) {
      if (signal.aborted) return;
      fill(box, [failure(error, () => void showCounts(box, fields, chase, signal)), chase]);
    }
  }

  function countLink({ kind, condition }: Attention, counts: AttentionCounts): HTMLElement {
    const count = counts.get(kind) ?? 0;
    const isShown = host.listCondition() === condition;
    const sign = count > 0 ? SIGNS[kind] : '';
    return el(
      'a',
      {
        href: host.url({ list: condition }),
        class: `kumin-count kumin-count-${count === 0 ? 'none' : kind}`,
        'aria-current': isShown ? 'true' : null,
        title: kind === 'later' ? text().laterMeans : null,
      },
      [
        sign !== '' && el('span', { 'aria-hidden': 'true' }, sign),
        el('span', { class: 'kumin-count-label' }, `${isShown ? '✓ ' : ''}${words()[kind]}`),
        el('strong', {}, text().voices(count)),
      ],
    );
  }

  function words(): Record<Attention['kind'], string> {
    return {
      overdue: text().overdue,
      soon: text().soon(settings.deadline.soonDays),
      later: text().later,
      today: text().today,
    };
  }
}

const SIGNS: Record<Attention['kind'], string> = { overdue: '！', soon: '△', later: '', today: '' };
