/**
 * What a chart can be taken out as. Everything that leaves it is masked, on paper too: it is passed on, and nobody
 * knows to whom.
 */
import { dayIn, type Instant } from '../../calendar/instant';
import { formatDayShort } from '../../calendar/wareki';
import { configurationOf } from '../../drawing/draw';
import type { Figure } from '../../drawing/figure';
import { download, fileName } from '../../ui/download';
import { explainFailure } from '../../ui/failure';
import { toast } from '../../ui/toast';
import type { Answer } from '../answer';
import { notes, type BasisOf } from '../basis';
import { openBasis } from '../basis-view';
import type { Chart, Dashboard } from '../definition';
import { safeBasis, safeFigure } from '../safe';
import { chartPng, chartSvg, DENSITY } from './chart-image';
import { csvFile } from './files';
import { svgPng, type Words } from './frame';
import { tableOf } from './grid';
import { menuButton } from './menu-button';
import { text } from './messages';
import { printChart } from './print';
import { tableSvg } from './table-image';
import { xlsxFile } from './workbook';

export interface Exported {
  dashboard: Pick<Dashboard, 'title' | 'era' | 'maskBelow'>;
  chart: Chart;
  answer: Answer;
  /** Whether small numbers are hidden on the screen, too. */
  screen: 'plain' | 'hiding';
  /** IANA zone of whoever looks. */
  zone: string;
  now: Instant;
}

/** @param exported asked for at each opening, as slicers change what a chart answers */
export function outMenu(title: string, exported: () => Exported): HTMLElement {
  return menuButton(text().menu, text().menuOf(title), () => {
    const out = exported();
    const words = text();
    const item = (label: string, run: () => void | Promise<void>) => ({
      label,
      run: () => void attempted(run),
    });
    return [
      // What is on the page is not masked, so its 根拠票 says nothing of that.
      item(words.basis, () => void openBasis(shownBasis(out))),
      item(words.png, () => png(out)),
      item(words.svg, () => download(nameOf(out, 'svg'), picture(out), 'image/svg+xml')),
      item(words.csv, () => csv(out, 'utf-8')),
      item(words.csvOld, () => csv(out, 'cp932')),
      item(words.xlsx, () => xlsx(out)),
      item(words.printBoth, () => printChart(picture(out), basisOf(out))),
    ];
  });
}

async function attempted(run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    toast('error', text().failed(explainFailure(error)));
  }
}

/** As the page shows it. */
function shownBasis(out: Exported): BasisOf {
  const { answer, dashboard, zone, screen } = out;
  if (screen === 'hiding') return basisOf(out);
  const { figure, basis } = answer;
  return { title: figure.title, dashboard, basis, zone, maskBelow: 0 };
}

function maskedFigure({ answer, chart, dashboard }: Exported): Figure {
  return safeFigure(chart, answer, dashboard.maskBelow);
}

function basisOf(out: Exported): BasisOf {
  const { dashboard } = out;
  const { maskBelow } = dashboard;
  const basis = safeBasis(out.chart, out.answer, maskBelow);
  return { title: out.answer.figure.title, dashboard, basis, zone: out.zone, maskBelow };
}

async function png(out: Exported): Promise<void> {
  const figure = maskedFigure(out);
  const configuration = configurationOf(figure, out.chart.look);
  const blob = configuration
    ? await chartPng(configuration, wordsOf(out))
    : await svgPng(picture(out), DENSITY);
  download(nameOf(out, 'png'), blob, 'image/png');
}

function picture(out: Exported): string {
  const figure = maskedFigure(out);
  const configuration = configurationOf(figure, out.chart.look);
  return configuration
    ? chartSvg(configuration, wordsOf(out))
    : tableSvg(figure, tableOf(figure, out.chart.look), wordsOf(out));
}

function wordsOf(out: Exported): Words {
  return { title: out.answer.figure.title, notes: notes(basisOf(out)) };
}

function csv(out: Exported, charset: 'utf-8' | 'cp932'): void {
  const figure = maskedFigure(out);
  const sheet = tableOf(figure, out.chart.look);
  const { bytes, lost } = csvFile(figure, sheet, basisOf(out), charset);
  download(nameOf(out, 'csv'), bytes, 'text/csv');
  if (lost.length > 0) toast('info', lostWords(lost));
}

async function xlsx(out: Exported): Promise<void> {
  const figure = maskedFigure(out);
  const blob = await xlsxFile(figure, tableOf(figure, out.chart.look), basisOf(out));
  download(nameOf(out, 'xlsx'), blob, blob.type);
}

/** 区民のこえ_分野×月_R8.5.11.csv */
function nameOf({ dashboard, answer, zone, now }: Exported, extension: string): string {
  const day = dayIn(zone, now);
  const written = dashboard.era === 'wareki' ? formatDayShort(day) : day;
  return fileName([dashboard.title, answer.figure.title, written], extension);
}

/** So many are told by name. */
const MOST_NAMED = 10;

export function lostWords(lost: readonly string[]): string {
  const named = lost
    .slice(0, MOST_NAMED)
    .map((letter) => (/\p{Variation_Selector}/u.test(letter) ? text().variant : letter))
    .join(' ');
  const more = lost.length - MOST_NAMED;
  return more > 0 ? text().lostMore(named, more) : text().lost(named);
}
