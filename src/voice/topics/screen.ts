/** The topics screen: reads the voices once, makes topics of them in slices, and shows each part on its tab. */
import '../../ui/controls.css';
import './topics.css';
import { clockIn, instantOf, todayIn } from '../../calendar/instant';
import type { Day } from '../../calendar/day';
import { formatFiscalYear } from '../../calendar/wareki';
import type { FormField, Host } from '../../kintone/host';
import { pagingOf } from '../../records/paging';
import { el, fill } from '../../ui/dom';
import { inSlices } from '../../ui/idle';
import { currentLanguage } from '../../ui/messages';
import { selectOf } from '../../ui/select';
import { ledgerView } from '../improvements/ledger-view';
import { openLinkDialog } from '../improvements/link-dialog';
import { failure, type ListEdges } from '../list-parts';
import type { VoiceSettings } from '../settings';
import { restrictedWords, type Desk } from './desk';
import { faqView, hiddenView, risingView } from './findings-view';
import { coverageView, transfersView } from './flow-view';
import { making, type Made } from './make';
import { text } from './messages';
import { TopicNames } from './names';
import { voicesIn, wantedFields, type Read } from './read';
import { firstDayOf, spansAt, type Span } from './spans';
import { topicsView, type Comparison } from './topics-view';
import type { Topic, TopicVoice } from './voice';

const tabs = ['topics', 'rising', 'hidden', 'faq', 'transfers', 'coverage', 'ledger'] as const;
type Tab = (typeof tabs)[number];

export class TopicScreen {
  readonly element = el('section', {
    class: 'kumin-ui kumin-topics',
    'aria-label': text().heading,
  });
  private readonly stop = new AbortController();
  private readonly names: TopicNames;
  private tab: Tab = 'topics';
  private comparison: Comparison = 'none';
  private span: Span | undefined;
  private read: Read | undefined;
  private made: Made | undefined;
  private time = '';

  constructor(
    private readonly host: Host,
    private readonly settings: VoiceSettings,
    private readonly edges: ListEdges,
  ) {
    const key = `kumin.voice.topics.${host.appId}.${host.user.code}`;
    this.names = new TopicNames(edges.storage, key);
  }

  destroy(): void {
    this.stop.abort();
  }

  async start(): Promise<void> {
    const { signal } = this.stop;
    const said = el('p', { role: 'status' }, text().reading);
    fill(this.element, said);
    try {
      const fields = await this.host.formFields();
      this.read = await this.readVoices(fields, (words) => (said.textContent = words));
      said.textContent = text().grouping;
      this.time = clockIn(this.host.user.timezone, instantOf(this.edges.now()));
      await this.make();
      signal.throwIfAborted();
      this.draw();
    } catch (error) {
      if (signal.aborted) return;
      fill(
        this.element,
        failure(error, () => void this.start()),
      );
    }
  }

  /** Nothing is kept in the browser: the texts of all voices are gone with the page. */
  private async readVoices(
    fields: Record<string, FormField>,
    say: (words: string) => void,
  ): Promise<Read> {
    const { host, settings } = this;
    const wanted = wantedFields(settings.fields, fields);
    const table = await pagingOf(host, { app: host.appId, condition: '', fields: wanted }).read({
      signal: this.stop.signal,
      onPage: ({ progress: { read, total } }) => say(text().progress(read, total)),
    });
    const { restricted } = settings.topics;
    return voicesIn(table, settings.fields, fields, restricted, host.user.timezone);
  }

  private async make(): Promise<void> {
    if (!this.read) return;
    const { similar, topics } = this.settings;
    const names = [...this.names.all(), ...topics.names];
    const steps = making(this.read.voices, similar, topics, names);
    this.made = await inSlices(steps, this.stop.signal);
  }

  private get today(): Day {
    return todayIn(this.host.user.timezone, this.edges.now());
  }

  private draw(): void {
    const { read, made } = this;
    if (!read || !made) return;
    if (read.voices.length === 0) {
      fill(this.element, el('p', { role: 'status' }, text().empty));
      return;
    }
    const spans = spansAt(this.today, firstDayOf(read.voices) ?? this.today);
    const span = (this.span = spans.find(({ key }) => key === this.span?.key) ?? firstOf(spans));
    if (!span) return;
    const desk = this.desk(read, made, span);
    const panel = el(
      'div',
      { class: 'kumin-topics-panel', role: 'tabpanel', 'aria-label': text()[this.tab] },
      this.panel(desk),
    );
    fill(this.element, [
      el('p', { role: 'status' }, [
        text().made(read.voices.length, made.topics.length, made.alone.length),
        ` ${text().asOf(this.time)}`,
      ]),
      el('label', { class: 'kumin-topic-choice' }, [
        el('span', {}, text().period),
        selectOf(
          span.key,
          spans.map((each) => ({ value: each.key, label: spanWords(each) })),
          (key) => {
            this.span = spans.find((each) => each.key === key);
            this.redraw('.kumin-topic-choice select');
          },
        ),
      ]),
      this.tabList(),
      panel,
      el('p', { class: 'kumin-note' }, text().how(this.settings.topics.smallest)),
      el('p', { class: 'kumin-note' }, restrictedWords(this.settings)),
    ]);
  }

  private desk(read: Read, made: Made, span: Span): Desk {
    const { host, settings, edges } = this;
    const app = settings.related.actions;
    return {
      host,
      settings,
      made,
      read,
      today: this.today,
      span,
      spanWords: spanWords(span),
      go: edges.go,
      ...(app !== null && {
        improve: (topic: Topic, voices: readonly TopicVoice[]) => {
          void openLinkDialog({
            host,
            app,
            today: this.today,
            voices,
            title: topic.label,
            topicWords: topic.words.slice(0, 3),
            changed: () => undefined,
          });
        },
      }),
      rename: (topic, name) => {
        this.names.put(topic, name);
        void this.make().then(
          () => this.redraw('.kumin-topics-tabs [aria-selected="true"]'),
          (error: unknown) => {
            if (!this.stop.signal.aborted) throw error;
          },
        );
      },
    };
  }

  private redraw(focus: string): void {
    this.draw();
    this.element.querySelector<HTMLElement>(focus)?.focus();
  }

  private panel(desk: Desk): HTMLElement {
    switch (this.tab) {
      case 'topics':
        return topicsView(desk, this.comparison, (next) => {
          this.comparison = next;
          this.redraw('.kumin-topics-panel select');
        });
      case 'rising':
        return risingView(desk);
      case 'hidden':
        return hiddenView(desk);
      case 'faq':
        return faqView(desk);
      case 'transfers':
        return transfersView(desk);
      case 'coverage':
        return coverageView(desk);
      case 'ledger':
        return ledgerView(desk, this.stop.signal);
    }
  }

  /** Arrow keys go from tab to tab (WAI-ARIA Authoring Practices, tabs). */
  private tabList(): HTMLElement {
    const choose = (tab: Tab): void => {
      this.tab = tab;
      this.redraw('.kumin-topics-tabs [aria-selected="true"]');
    };
    const move = (by: number): void => {
      const at = tabs.indexOf(this.tab);
      const next = tabs[(at + by + tabs.length) % tabs.length];
      if (next) choose(next);
    };
    return el(
      'div',
      {
        class: 'kumin-topics-tabs',
        role: 'tablist',
        'aria-label': text().tabs,
        onkeydown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
          event.preventDefault();
          move(event.key === 'ArrowRight' ? 1 : -1);
        },
      },
      tabs.map((tab) =>
        el(
          'button',
          {
            type: 'button',
            role: 'tab',
            'aria-selected': String(tab === this.tab),
            tabindex: tab === this.tab ? 0 : -1,
            onclick: () => choose(tab),
          },
          `${tab === this.tab ? '✓ ' : ''}${text()[tab]}`,
        ),
      ),
    );
  }
}

function firstOf(spans: readonly Span[]): Span | undefined {
  return spans.find(({ key }) => key === 'twelve') ?? spans[0];
}

function spanWords({ period, to }: Span): string {
  if (period === 'all') return text().allTime;
  if (period === 'twelve months') return text().twelveMonths;
  const year =
    currentLanguage() === 'ja' ? formatFiscalYear(period.fiscalYear) : `FY${period.fiscalYear}`;
  if (period.kind === 'quarter') return text().quarter(year, text().quarters(period.quarter));
  return text().fiscalYear(year, to.endsWith('-03-31') ? '' : text().toDate);
}
