/** The page /emulator/: plain forms, so that it works before the other pages are built and without any script. */
import type { KintoneError, Language } from '../errors';
import { inZone } from '../pages/fields/zone';
import { escapeHtml, htmlDocument } from '../server/page-html';
import { pageWords } from '../server/page-messages';
import type { ClockState } from './clock';
import { controlText } from './messages';
import type { FaultAnswer, PlannedFault } from './planned-faults';

export interface ControlPage {
  language: Language;
  /** Zone in which times are shown and typed. */
  timezone: string;
  clock: ClockState;
  faults: PlannedFault[];
  styles: string[];
  /** What was sent and could not be done; the form shows it again. */
  failed?: { error: KintoneError; form: URLSearchParams };
}

const METHODS = ['', 'GET', 'POST', 'PUT', 'DELETE'];

export function controlPage(page: ControlPage): string {
  const { language, failed } = page;
  const words = controlText(language);
  return htmlDocument(
    language,
    words.title,
    { styles: page.styles, scripts: [] },
    `<header class="k-problem-header"><a href="/k/">${escapeHtml(pageWords(language).product)}</a></header>
<main class="k-problem">
<h1>${escapeHtml(words.title)}</h1>
<p>${escapeHtml(words.about)}</p>
${failed ? failure(failed.error, language) : ''}
${clockPanel(page)}
${faultPanel(page)}
${plannedPanel(page)}
<p class="k-form-actions">${link('/k/', words.toPortal)}</p>
</main>`,
  );
}

function failure(error: KintoneError, language: Language): string {
  const messages = Object.values(error.errors ?? {}).flatMap((one) => one.messages);
  const lines = messages.map((message) => `<li>${escapeHtml(message[language])}</li>`).join('');
  return `<div class="k-notice k-notice--error" role="alert"><div>${escapeHtml(controlText(language).failed)}<ul>${lines}</ul></div></div>`;
}

function clockPanel({ language, timezone, clock, failed }: ControlPage): string {
  const words = controlText(language);
  const shown = inZone(clock.now, timezone);
  const state = clock.frozen
    ? words.stopped
    : Math.abs(clock.offsetMs) < 1
      ? words.machine
      : words.moved;
  const typed = failed?.form.get('now') ?? `${shown?.date}T${shown?.time}`;
  return panel(
    'clock',
    words.clock,
    `<p>${escapeHtml(words.present)}: <strong>${shown?.date} ${shown?.time}</strong> (${escapeHtml(timezone)})<br>${escapeHtml(state)}</p>
<form method="post" class="k-stack">
${field('now', words.newTime(timezone), `<input class="k-input" type="datetime-local" id="now" name="now" value="${escapeHtml(typed)}" required aria-describedby="now-hint">`, words.newTimeHint)}
<label class="k-check"><input type="checkbox" name="frozen"${clock.frozen ? ' checked' : ''}>${escapeHtml(words.stop)}</label>
<div class="k-form-actions">${button('clock', words.setClock, 'k-button--primary')}${button('reset-clock', words.resetClock, '')}</div>
</form>`,
  );
}

function faultPanel({ language, failed }: ControlPage): string {
  const words = controlText(language);
  const sent = (name: string, fallback: string): string => failed?.form.get(name) ?? fallback;
  const input = (name: string, type: string, fallback: string, more = ''): string =>
    `<input class="k-input" type="${type}" id="${name}" name="${name}" value="${escapeHtml(sent(name, fallback))}" ${more}>`;
  const methods = METHODS.map((name) => [name, name || words.anyMethod] as const);
  const answers = [
    ['status', words.status],
    ['delay', words.delay],
    ['disconnect', words.disconnect],
    ['disconnect-midway', words.midway],
    ['session-expired', words.expired],
  ] as const;
  return panel(
    'faults',
    words.faults,
    `<p>${escapeHtml(words.faultsAbout)}</p>
<form method="post" class="k-stack">
${field('method', words.method, select('method', methods, sent('method', '')))}
${field('path', words.path, input('path', 'text', '/k/v1/record*.json', 'required aria-describedby="path-hint"'), words.pathHint)}
${field('count', words.count, input('count', 'number', '1', 'min="1" required'))}
${field('answer', words.answer, select('answer', answers, sent('answer', 'status')))}
${field('status', words.statusNumber, input('status', 'number', '500', 'min="400" max="599"'))}
${field('code', words.code, input('code', 'text', '', 'aria-describedby="code-hint"'), words.codeHint)}
${field('delay', words.seconds, input('delay', 'number', '0', 'min="0" max="600" step="0.1"'))}
<div class="k-form-actions">${button('fault', words.addFault, 'k-button--primary')}</div>
</form>`,
  );
}

function plannedPanel({ language, timezone, faults }: ControlPage): string {
  const words = controlText(language);
  if (faults.length === 0) {
    return panel('planned', words.planned, `<p class="k-muted">${escapeHtml(words.noFaults)}</p>`);
  }
  const head = [words.path, words.answer, words.remaining, words.hits];
  const rows = faults.map((fault) => {
    const hits = fault.hits
      .slice(-5)
      .map(({ at, method, path }) => `${inZone(at, timezone)?.time} ${method} ${path}`);
    const cells = [
      escapeHtml(fault.match),
      escapeHtml(answerWords(fault.answer, language)),
      escapeHtml(words.times(fault.remaining, fault.count)),
      hits.map(escapeHtml).join('<br>') || escapeHtml(words.noHits),
    ];
    return `<tr>${cells.map((cell) => `<td class="k-wrap-any">${cell}</td>`).join('')}</tr>`;
  });
  return panel(
    'planned',
    words.planned,
    `<div class="k-table-scroll"><table class="k-table"><thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>
<form method="post"><div class="k-form-actions">${button('clear-faults', words.clear, '')}${link('', words.reload)}</div></form>`,
  );
}

function answerWords(answer: FaultAnswer, language: Language): string {
  const words = controlText(language);
  if (answer === 'disconnect') return words.disconnect;
  if (answer === 'disconnect-midway') return words.midway;
  if (answer === 'session-expired') return words.expired;
  const delay = answer.delayMs ? [words.later(String(answer.delayMs / 1000))] : [];
  if (!('status' in answer)) return [words.delay, ...delay].join(' ');
  return [words.statusAnswer(answer.status, answer.code ?? ''), ...delay].join(' ');
}

function panel(id: string, title: string, body: string): string {
  return `<section class="k-panel" aria-labelledby="${id}-title"><h2 class="k-panel__title" id="${id}-title">${escapeHtml(title)}</h2><div class="k-stack">${body}</div></section>`;
}

function field(id: string, label: string, control: string, hint?: string): string {
  const told = hint ? `<span class="k-field__hint" id="${id}-hint">${escapeHtml(hint)}</span>` : '';
  return `<div class="k-field"><label class="k-field__label" for="${id}">${escapeHtml(label)}</label>${control}${told}</div>`;
}

function select(
  name: string,
  choices: readonly (readonly [string, string])[],
  chosen: string,
): string {
  const items = choices.map(
    ([value, label]) =>
      `<option value="${escapeHtml(value)}"${value === chosen ? ' selected' : ''}>${escapeHtml(label)}</option>`,
  );
  return `<select class="k-select" id="${name}" name="${name}">${items.join('')}</select>`;
}

/** Only what is set has to be filled in. */
const button = (value: string, label: string, kind: string): string =>
  `<button class="k-button ${kind}" ${kind === '' ? 'formnovalidate ' : ''}name="do" value="${value}">${escapeHtml(label)}</button>`;

const link = (href: string, label: string): string =>
  `<a class="k-button" href="${href}">${escapeHtml(label)}</a>`;
