/** The graph page, `/k/{app}/report?report={id}`, on PCs and phones; fires `app.report.show` when the graph stands. */
import { html, nothing, render } from 'lit';
import type { ComputedReport, ReportRow } from '../../reports/types';
import { listAddress, reportAddress } from '../addresses';
import { fire, rest, setScreen, type Part } from '../api';
import type { Boot, Device } from '../boot';
import '../list/list.css';
import { loadApp, type AppInfo } from '../list/load';
import { listText } from '../list/messages';
import { viewChoices } from '../list/views';
import { wordsOf } from '../shell/failure';
import { text } from './messages';
import { screenSelector } from './selector';
import { SelectorItems } from './selector-items';
import { summarize, summarizeButton } from './summarize';
import { showReport } from './view';

/** @param root stands in the page. Failures are shown in words, none is thrown. */
export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const app = boot.app?.id ?? '';
  const id = new URLSearchParams(location.search).get('report') ?? '';
  const words = text();
  const body = document.createElement('div');
  body.className = 'k-page k-stack';
  let info: AppInfo;
  let report: ComputedReport;
  try {
    [info, report] = await Promise.all([
      loadApp(app),
      rest<ComputedReport>('GET', '/k/internal/report.json', { app, report: id }),
    ]);
  } catch (error) {
    render(
      html`<div class="k-page k-stack">
        <p class="k-notice k-notice--error" role="alert">${wordsOf(error)}</p>
        <p><a href=${listAddress(app)}>${words.backToList}</a></p>
      </div>`,
      root,
    );
    return;
  }
  const name = info.reports.find((one) => one.id === id)?.name ?? '';
  const locale = { language: boot.language, timezone: boot.user?.timezone ?? 'Asia/Tokyo' };
  const shownParts = new Set<Part>(partsOf(boot.device));
  const [viewItems, reportItems] = [new SelectorItems(), new SelectorItems()];
  const views = viewChoices(info.views, {
    canAdmin: boot.app?.canAdmin ?? false,
    hasProcess: info.states.length > 0,
    device: boot.device,
    allRecords: listText().allRecords,
  });
  draw();
  await showReport(body, report, {
    name,
    locale,
    address: ({ query }: ReportRow) =>
      listAddress(app, `?${new URLSearchParams({ query }).toString()}`),
  });
  setScreen({
    pageType: 'APP_REPORT',
    fields: info.fields,
    showPart: (part, shown) => {
      if (!partsOf(boot.device).includes(part)) return false;
      if (shown) shownParts.add(part);
      else shownParts.delete(part);
      draw();
      return true;
    },
    isPartShown: (part) => (partsOf(boot.device).includes(part) ? shownParts.has(part) : null),
    // On phones the choices of views belong to the list alone.
    viewItems: boot.device === 'DESKTOP' ? viewItems.asSwitch(() => views, draw) : null,
    reportItems: reportItems.asSwitch(() => info.reports, draw),
  });
  await fire('app.report.show', { type: 'app.report.show', appId: Number(app) });

  function draw(): void {
    const selector = screenSelector({
      label: words.selector,
      views: viewItems.shown(views),
      reports: reportItems.shown(info.reports),
      present: { report: id },
      hidden: !shownParts.has(selectorOf(boot.device)),
      openView: (view) =>
        location.assign(listAddress(app, `?${new URLSearchParams({ view }).toString()}`)),
      openReport: (report) => location.assign(reportAddress(app, report)),
    });
    const button = summarizeButton(shownParts.has('reportButton'), () =>
      summarize({
        info,
        canAdmin: boot.app?.canAdmin ?? false,
        locale,
        definition: report.definition,
      }),
    );
    render(
      html`<h1 class="k-hidden-text">${name}</h1>
        <div class="k-bar list-bar">
          ${selector} ${boot.device === 'DESKTOP' ? button : nothing}
          <a href=${listAddress(app)}>${words.backToList}</a>
        </div>
        ${body}`,
      root,
    );
  }
}

/** Parts that customizations may hide. */
function partsOf(device: Device): readonly Part[] {
  return device === 'DESKTOP' ? [selectorOf(device), 'reportButton'] : [selectorOf(device)];
}

/** One selector for both, which phones call the graphs' on a graph. */
function selectorOf(device: Device): Part {
  return device === 'DESKTOP' ? 'viewSelector' : 'reportSelector';
}
