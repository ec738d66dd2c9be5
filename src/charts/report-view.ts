/** 四半期報告: the dashboard in the layout of the ward's plan, for one 年度, to be printed or taken out. */
import { dayIn, instantOf, todayIn } from '../calendar/instant';
import { formatFiscalYear } from '../calendar/wareki';
import { sheetTable } from '../drawing/sheet-table';
import { download, fileName } from '../ui/download';
import { el, fill } from '../ui/dom';
import { currentLanguage } from '../ui/messages';
import { toast } from '../ui/toast';
import type { Answer, Basis } from './answer';
import type { BasisOf } from './basis';
import { basisSection } from './basis-section';
import type { Chart, Dashboard } from './definition';
import { csvFile } from './out/files';
import { lostWords } from './out/menu';
import { printSheet } from './out/print';
import { quarterlyReport, type Report } from './out/quarterly';
import { xlsxFile } from './out/workbook';
import { text } from './screen-messages';

export interface ReportParts {
  dashboard: Dashboard;
  /** IANA zone of whoever looks. */
  zone: string;
  now: Date;
  /** The answer of a chart, small numbers hidden. */
  compute(chart: Chart): Answer;
  /** 年度 in which there are records, the newest first; never empty. */
  years: readonly number[];
}

/** Opens it; the focus goes back to where it was when it closes. */
export function openReport(parts: ReportParts): void {
  const { dashboard, zone, now } = parts;
  const [newest = 0] = parts.years;
  let year = newest;
  let lastYear: 'shown' | 'hidden' = 'shown';
  const before = document.activeElement;
  const heading = el('h2', { id: 'kumin-report-heading', tabindex: -1 }, text().report);
  const sheet = el('div', { class: 'kumin-report-sheet' });
  const years = el(
    'select',
    {
      onchange: () => {
        year = Number(years.value);
        show();
      },
    },
    parts.years.map((each) => el('option', { value: each }, yearWords(each, dashboard))),
  );
  const withLast = el('input', {
    type: 'checkbox',
    checked: true,
    onchange: () => {
      lastYear = withLast.checked ? 'shown' : 'hidden';
      show();
    },
  });
  const button = (label: string, onclick: () => void): HTMLElement =>
    el('button', { type: 'button', onclick }, label);
  const dialog = el(
    'dialog',
    { class: 'kumin-report kumin-charts', 'aria-labelledby': heading.id },
    [
      el('div', { class: 'kumin-report-choices kumin-print-not' }, [
        heading,
        el('label', {}, [text().fiscalYear, years]),
        el('label', {}, [withLast, text().withLastYear]),
        button(text().print, () => printSheet(report.figure.title, sheetParts())),
        button(text().csv, () => csv('utf-8')),
        button(text().csvOld, () => csv('cp932')),
        button(text().xlsx, () => void xlsx()),
        button(text().close, () => dialog.close()),
      ]),
      sheet,
    ],
  );
  let report: Report;

  function show(): void {
    report = quarterlyReport({
      dashboard,
      fiscalYear: year,
      today: todayIn(zone, now),
      lastYear,
      compute: parts.compute,
    });
    fill(sheet, sheetParts());
  }

  function sheetParts(): HTMLElement[] {
    const title = el(
      'h2',
      { class: 'kumin-report-title' },
      `${dashboard.title} ${report.figure.title}`,
    );
    const without =
      report.without.length > 0
        ? [
            el(
              'p',
              { class: 'kumin-chart-notes' },
              text().withoutDate(report.without.join(text().quote)),
            ),
          ]
        : [];
    if (report.answers.length === 0)
      return [title, el('p', {}, text().nothingToReport), ...without];
    // Its numbers lead nowhere: a paper is read.
    const marks = { chosen: null, choose: () => undefined, address: () => undefined };
    const table = sheetTable(report.figure, report.sheet, marks);
    return [title, table.element, ...without, basisSection(basis())];
  }

  function basis(): BasisOf {
    return {
      title: report.figure.title,
      dashboard,
      basis: together(report.answers.map((answer) => answer.basis)),
      zone,
      maskBelow: dashboard.maskBelow,
      each: report.answers.map((answer) => ({ title: answer.figure.title, basis: answer.basis })),
    };
  }

  function named(extension: string): string {
    return fileName([dashboard.title, report.figure.title, dayIn(zone, instantOf(now))], extension);
  }

  function csv(charset: 'utf-8' | 'cp932'): void {
    const { bytes, lost } = csvFile(report.figure, report.sheet, basis(), charset);
    download(named('csv'), bytes, 'text/csv');
    if (lost.length > 0) toast('info', lostWords(lost));
  }

  async function xlsx(): Promise<void> {
    const blob = await xlsxFile(report.figure, report.sheet, basis());
    download(named('xlsx'), blob, blob.type);
  }

  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  document.body.append(dialog);
  show();
  dialog.showModal();
  heading.focus();
}

function yearWords(year: number, { era }: Dashboard): string {
  return era === 'wareki' && currentLanguage() === 'ja' ? formatFiscalYear(year) : `${year}`;
}

/** What several answers rest on: the facts they share, and the rules of each. */
function together(all: readonly Basis[]): Basis {
  const [first] = all;
  if (!first) throw new Error('A report of nothing rests on nothing.');
  const unique = <Item>(items: Item[]): Item[] => [
    ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
  ];
  return {
    ...first,
    source: unique(all.map(({ source }) => source)).join(text().comma),
    overlapping: all.some(({ overlapping }) => overlapping),
    unset: unique(all.flatMap(({ unset }) => unset)),
    unreadable: unique(all.flatMap(({ unreadable }) => unreadable)),
    joins: unique(all.flatMap(({ joins }) => joins)),
    rules: unique(all.flatMap(({ rules }) => rules)),
  };
}
