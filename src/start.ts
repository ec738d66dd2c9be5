/**
 * Starts the features that are on, each behind a guard: a failure of one never breaks another nor the
 * page, and a feature whose needed field has gone rests and says in one quiet line who can mend it.
 */
import './start.css';
import type { Feature } from './feature';
import type { FormField, Host, KintoneRecord, ScreenEvent, ScreenName } from './kintone/host';
import type { ReadSettings } from './settings/document';
import { quietLine } from './settings/problem-words';
import { problems, type Problem } from './settings/problems';
import { el } from './ui/dom';
import { explainFailure } from './ui/failure';
import { defineMessages, setLanguage } from './ui/messages';

const text = defineMessages({
  ja: {
    failed: (feature: string, reason: string) => `「${feature}」: ${reason}`,
    settingsBroken:
      'プラグインの設定を読み取れないため、機能を休止しています。このアプリの管理者が、プラグインの設定で直せます。',
    settingsNewer:
      'プラグインの設定が、今のプラグインより新しい版で保存されています。機能を休止しています。システム管理者がプラグインを更新すると使えます。',
    partsBroken: (features: string) =>
      `「${features}」の設定を読み取れないため、休止しています。このアプリの管理者が、プラグインの設定で直せます。`,
    list: '」「',
  },
  en: {
    failed: (feature: string, reason: string) => `${feature}: ${reason}`,
    settingsBroken:
      'The plug-in rests because its settings cannot be read. The administrator of this app can mend it in the plug-in settings.',
    settingsNewer:
      'The plug-in rests because its settings were saved by a later version. It works again once a system administrator updates the plug-in.',
    partsBroken: (features: string) =>
      `“${features}” rests because its settings cannot be read. The administrator of this app can mend it in the plug-in settings.`,
    list: '”, “',
  },
});

/** Screens on which a quiet line may stand. */
const SHOW_SCREENS: ScreenName[] = ['index.show', 'detail.show', 'create.show', 'edit.show'];

/** Fields kintone fills by itself: a record being created does not have them yet. */
const FILLED_BY_KINTONE = [
  'RECORD_NUMBER',
  'CREATOR',
  'CREATED_TIME',
  'MODIFIER',
  'UPDATED_TIME',
  'STATUS',
  'STATUS_ASSIGNEE',
  'CATEGORY',
];

export function startFeatures(host: Host, features: readonly Feature[], read: ReadSettings): void {
  setLanguage(host.user.language);
  const trouble = troubleWords(read, features);
  if (trouble) sayOnEachScreen(host, trouble);
  // Nothing was chosen for this app yet, or what was chosen is unknown: guessing would surprise.
  if (read.fresh || (read.trouble && read.trouble.kind !== 'parts')) return;

  for (const feature of features) {
    const settings = read.settings.features[feature.id];
    if (!settings?.enabled) continue;
    const guard = new Guard(host, feature, settings.fields);
    try {
      feature.start(guard.host(), settings);
    } catch (error) {
      guard.report(error);
    }
  }
}

class Guard {
  private reported = false;

  constructor(
    private readonly real: Host,
    private readonly feature: Feature,
    private readonly mapping: Record<string, string>,
  ) {}

  /** The host as the feature sees it: its handlers run only while its needed fields are there. */
  host(): Host {
    const { real } = this;
    const guarded: Host = Object.create(real);
    guarded.on = (screen, handler) =>
      real.on(screen, (event) =>
        this.blocking(screen, event, (problem) => {
          if (problem) return this.rest(screen, problem);
          return this.safely(() => handler(event));
        }),
      );
    guarded.onChange = (fieldCode, handler) =>
      real.onChange(fieldCode, (event) => {
        this.safely(() => handler(event));
      });
    return guarded;
  }

  report(error: unknown): void {
    console.error(error);
    if (this.reported) return;
    this.reported = true;
    this.real.notify('error', text().failed(this.feature.words().title, explainFailure(error)));
  }

  /** A failing handler lets the page and a save go on: what the clerk typed counts more than our help. */
  private safely(
    run: () => void | false | Promise<void | false>,
  ): void | false | Promise<void | false> {
    try {
      const result = run();
      return result instanceof Promise ? result.catch((error) => this.report(error)) : result;
    } catch (error) {
      return this.report(error);
    }
  }

  private rest(screen: ScreenName, problem: Problem): void {
    if (SHOW_SCREENS.includes(screen)) say(this.real, quietLine(problem, this.feature));
  }

  /** A list has no single record to look at, so the form is asked; all else is known at once. */
  private blocking(
    screen: ScreenName,
    event: ScreenEvent,
    then: (problem: Problem | undefined) => void | false | Promise<void | false>,
  ): void | false | Promise<void | false> {
    // What maps no fields misses none, and asks for no form.
    if (this.feature.slots.length === 0) return then(undefined);
    if (screen !== 'index.show') return then(this.firstBlocking(fieldsOf(event.record), screen));
    return this.real.formFields().then(
      (fields) => then(this.firstBlocking(fields, screen)),
      (error: unknown) => this.report(error),
    );
  }

  private firstBlocking(
    fields: Record<string, FormField>,
    screen: ScreenName,
  ): Problem | undefined {
    const filledLater = screen.startsWith('create');
    const slots = this.feature.slots.filter(
      (slot) => !(filledLater && slot.types.some((type) => FILLED_BY_KINTONE.includes(type))),
    );
    return problems(slots, { enabled: true, fields: this.mapping }, fields).find(
      ({ blocking }) => blocking,
    );
  }
}

/** The fields a record shows, as far as the mapping's check needs them. */
function fieldsOf(record: KintoneRecord): Record<string, FormField> {
  return Object.fromEntries(
    Object.entries(record).map(([code, field]) => [
      code,
      { code, label: code, type: field.type ?? '' },
    ]),
  );
}

function troubleWords(read: ReadSettings, features: readonly Feature[]): string | null {
  if (!read.trouble) return null;
  if (read.trouble.kind === 'broken') return text().settingsBroken;
  if (read.trouble.kind === 'newer') return text().settingsNewer;
  const { features: wrong } = read.trouble;
  const titles = features.filter(({ id }) => wrong.includes(id)).map((each) => each.words().title);
  return text().partsBroken(titles.join(text().list));
}

function sayOnEachScreen(host: Host, line: string): void {
  for (const screen of SHOW_SCREENS) host.on(screen, () => say(host, line));
}

/** One line above the list or the record; once, though kintone shows the same page again and again. */
function say(host: Host, line: string): void {
  const header = host.headerElement();
  if (!header) {
    host.notify('info', line);
    return;
  }
  const shown = [...header.querySelectorAll('.kumin-quiet-line')];
  if (shown.some(({ textContent }) => textContent === line)) return;
  header.append(el('p', { class: 'kumin-quiet-line', role: 'status' }, line));
}
