/** API requests per app and day against the limit of the course (「kintoneシステム管理」→「アプリ管理」). */
import { html, nothing, render, type TemplateResult } from 'lit';
import { rest } from '../api/rest';
import type { Boot } from '../boot';
import { wordsOf } from '../shell/failure';
import { noticeView, type Notice } from './parts';
import { text } from './usage-messages';
import './usage.css';

interface Usage {
  course: 'standard' | 'wide';
  limit: number;
  /** `YYYY-MM-DD` in UTC, today the last. */
  days: string[];
  apps: { id: string; name: string; counts: number[] }[];
}

/** From this share of the limit on the page warns. */
const NEAR = 0.8;

export async function open(_boot: Boot, root: HTMLElement): Promise<void> {
  let usage: Usage | undefined;
  let notice: Notice | undefined;
  await load();

  async function load(): Promise<void> {
    try {
      usage = await rest<Usage & Record<string, unknown>>('GET', '/k/internal/usage.json');
    } catch (error) {
      notice = { kind: 'error', words: text().failed(wordsOf(error)) };
    }
    draw();
  }

  async function choose(event: Event): Promise<void> {
    const course = (event.target as HTMLSelectElement).value;
    try {
      await rest('PUT', '/k/internal/usage.json', { course });
      notice = { kind: 'success', words: text().saved };
    } catch (error) {
      notice = { kind: 'error', words: text().failed(wordsOf(error)) };
    }
    await load();
  }

  function draw(): void {
    const words = text();
    render(
      html`<div class="k-page k-stack">
        <h1>${words.title}</h1>
        ${noticeView(notice)}
        ${
          usage
            ? html`<section class="k-panel k-stack" aria-labelledby="usage-title">
                <h2 id="usage-title">${words.heading}</h2>
                <label class="k-field">
                  <span class="k-field__label">${words.course}</span>
                  <select class="k-select usage__course" @change=${choose}>
                    ${(['standard', 'wide'] as const).map(
                      (course) =>
                        html`<option value=${course} ?selected=${usage?.course === course}>
                          ${words[course]}
                        </option>`,
                    )}
                  </select>
                </label>
                <p><strong>${words.limit(number(usage.limit))}</strong></p>
                <p class="k-muted">${words.day}</p>
                <p class="k-muted">${words.counted}</p>
                ${usage.apps.length === 0 ? html`<p class="k-empty">${words.noApps}</p>` : table(usage)}
              </section>`
            : nothing
        }
      </div>`,
      root,
    );
  }
}

/** The app with most requests today first: it is the one to look at. */
function table({ apps, days, limit }: Usage): TemplateResult {
  const words = text();
  const sorted = [...apps].sort((a, b) => (b.counts.at(-1) ?? 0) - (a.counts.at(-1) ?? 0));
  const before = days.slice(0, -1).reverse();
  return html`<div class="k-table-scroll" tabindex="0">
    <table class="k-table k-table--stack">
      <thead>
        <tr>
          <th scope="col">${words.id}</th>
          <th scope="col">${words.app}</th>
          <th scope="col" class="k-table__number">${words.today}</th>
          <th scope="col">${words.share}</th>
          ${before.map((day) => html`<th scope="col" class="k-table__number">${shortDay(day)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${sorted.map(({ id, name, counts }) => {
          const today = counts.at(-1) ?? 0;
          return html`<tr>
            <td data-head=${words.id}>${id}</td>
            <th scope="row" data-head=${words.app}><a href=${`/k/${id}/`}>${name}</a></th>
            <td class="k-table__number" data-head=${words.today}>${number(today)}</td>
            <td data-head=${words.share}>${bar(today, limit)}</td>
            ${counts
              .slice(0, -1)
              .reverse()
              .map(
                (count, at) =>
                  html`<td class="k-table__number" data-head=${shortDay(before[at] ?? '')}>
                    ${dayCount(count, limit)}
                  </td>`,
              )}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** The bar's right end is the limit; what is past it is told in words. */
function bar(count: number, limit: number): TemplateResult {
  const words = text();
  const share = count / limit;
  const told =
    share > 1
      ? `⚠ ${words.over(number(count - limit))}`
      : share > NEAR
        ? `⚠ ${words.near}`
        : words.within(percent(share));
  return html`<div class="usage">
    <div class="usage__track" aria-hidden="true">
      <div
        class=${`usage__bar ${share > 1 ? 'usage__bar--over' : ''}`}
        style=${`width: ${Math.min(100, share * 100)}%`}
      ></div>
    </div>
    <span>${told}</span>
  </div>`;
}

function dayCount(count: number, limit: number): TemplateResult {
  const over = count > limit;
  return html`${over ? html`<span title=${text().over(number(count - limit))}>⚠ </span>` : nothing}${number(count)}`;
}

function number(value: number): string {
  return new Intl.NumberFormat(document.documentElement.lang).format(value);
}

function percent(share: number): string {
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(share);
}

/** A day of UTC as it is, whatever the reader's zone. */
function shortDay(day: string): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}
