/**
 * The config screen: an administrator switches features on, checks the proposed fields, and saves.
 * Saving is never greyed out: with problems it explains them and goes to the first.
 */
import './config.css';
import { Button } from 'kintone-ui-component/lib/button';
import type { Feature } from '../feature';
import { RequestError, type ConfigHost, type FormField } from '../kintone/host';
import { el, fill, type Children } from '../ui/dom';
import { download } from '../ui/download';
import { explainFailure } from '../ui/failure';
import { setLanguage } from '../ui/messages';
import { contentsView } from './contents-view';
import {
  readSettings,
  writeSettings,
  writeSettingsFile,
  type ReadSettings,
  type Settings,
} from './document';
import { Draft } from './draft';
import { featureView } from './feature-view';
import { text } from './messages';
import type { PartView } from './part-view';
import { settingsFromConfig } from './source';
import { fromConfig, toConfig } from './storage';
import { summaryHeading, summaryView } from './summary-view';
import { unfitControls, type ToMend } from './to-mend';
import { transferView } from './transfer-view';

export async function openConfigScreen(
  host: ConfigHost,
  features: readonly Feature[],
  root: HTMLElement,
): Promise<void> {
  setLanguage(host.user.language);
  const read = settingsFromConfig(host.getConfig(), features);
  fill(root, [...head(), el('p', { role: 'status' }, text().loading)]);
  try {
    const fields = await fieldsOfForm(host);
    new Screen(host, features, root, read, new Draft(read, features, fields)).draw();
  } catch (error) {
    console.error(error);
    const retry = new Button({ text: text().retry, type: 'submit', className: 'kumin-save' });
    retry.addEventListener('click', () => void openConfigScreen(host, features, root));
    fill(root, [
      ...head(),
      read.trouble && troubleBanner(host, read, features),
      el('div', { class: 'kumin-banner kumin-banner-wrong', role: 'alert' }, [
        el('p', {}, text().fieldsFailed),
        el('p', {}, explainFailure(error)),
        retry,
      ]),
      el('p', { class: 'kumin-buttons' }, cancelButton(host)),
    ]);
  }
}

class Screen {
  private readonly views;
  private readonly contents;
  private readonly summary = summaryView();
  private readonly message = el('div', { role: 'alert' });
  private readonly unsaved = el('span', { class: 'kumin-unsaved' }, text().unsaved);
  private toMend: ToMend[] = [];

  constructor(
    private readonly host: ConfigHost,
    private readonly features: readonly Feature[],
    private readonly root: HTMLElement,
    private readonly read: ReadSettings,
    private readonly draft: Draft,
  ) {
    this.views = features.map((feature) => featureView(feature, draft, () => this.changed(), host));
    this.contents = contentsView(this.views, draft);
  }

  draw(): void {
    const save = new Button({ text: text().save, type: 'submit', className: 'kumin-save' });
    save.addEventListener('click', () => this.save());
    fill(this.root, [
      ...head(),
      this.read.fresh
        ? el('p', { class: 'kumin-banner' }, freshWords(this.draft, this.features))
        : troubleBanner(this.host, this.read, this.features),
      this.contents.element,
      this.summary.element,
      ...this.views.map(({ element }) => element),
      this.transfer(),
      el('footer', { class: 'kumin-footer' }, [
        this.message,
        el('p', { class: 'kumin-buttons' }, [cancelButton(this.host), save, this.unsaved]),
      ]),
    ]);
    this.refresh();
    addEventListener('beforeunload', this.askBeforeLeaving);
  }

  private changed(): void {
    this.say('');
    this.refresh();
  }

  private refresh(): void {
    const problems = this.draft.problems();
    this.toMend = this.views.flatMap((view) =>
      view.refresh(problems.filter(({ feature }) => feature === view.feature)),
    );
    this.summary.refresh(this.toMend, summaryHeading(this.toMend, this.draft.nothingOn()));
    this.contents.refresh();
    this.unsaved.hidden = !this.hasUnsaved();
  }

  /** What does not fit the settings is not in them, and would be lost all the same. */
  private hasUnsaved(): boolean {
    return this.draft.unsaved || this.views.some(({ parts }) => parts.some(hasUnfit));
  }

  private save(): void {
    this.refresh();
    const { toMend } = this;
    const [first] = toMend;
    if (first) {
      const heading = text().problemsBeforeSave(toMend.length);
      this.summary.refresh(toMend, heading);
      this.say(heading);
      first.go();
      return;
    }
    const written = writeSettings(this.draft.current());
    // What would not be read back would be lost with all around it.
    const { trouble } = readSettings(written, this.features);
    const config = toConfig(written);
    if (trouble || !config) {
      this.say(trouble ? unfinishedWords(trouble, this.features) : text().tooBig);
      return;
    }
    this.draft.unsaved = false;
    try {
      this.host.setConfig(config);
    } catch (error) {
      console.error(error);
      this.draft.unsaved = true;
      this.say(`${text().saveFailed} ${explainFailure(error)}`);
    }
    this.refresh();
  }

  private transfer(): HTMLElement {
    return transferView(
      this.features,
      `kumin-settings-app${this.host.appId}.json`,
      () => writeSettingsFile(this.draft.current()),
      (imported) => this.takeOver(imported),
      (message) => this.say(message),
    );
  }

  /** What was here before can be had back. */
  private takeOver(imported: ReadSettings): void {
    const before = this.draft.current();
    const screen = this.anew(imported.settings, { ...imported, fresh: false });
    const back = el('button', { type: 'button', class: 'kumin-plain-button' }, text().undoImport);
    back.addEventListener('click', () =>
      this.anew(before, { ...imported, trouble: null, fresh: false }),
    );
    screen.say([text().imported, ' ', back], 'told');
  }

  /** A new screen: the features' own views are drawn from the settings. */
  private anew(settings: Settings, read: ReadSettings): Screen {
    removeEventListener('beforeunload', this.askBeforeLeaving);
    this.draft.replace(settings);
    const screen = new Screen(this.host, this.features, this.root, read, this.draft);
    screen.draw();
    return screen;
  }

  private say(message: Children, look: 'wrong' | 'told' = 'wrong'): void {
    const words =
      message !== '' && el('p', { class: `kumin-message kumin-message-${look}` }, message);
    fill(this.message, words);
  }

  private readonly askBeforeLeaving = (event: BeforeUnloadEvent): void => {
    if (this.hasUnsaved()) event.preventDefault();
  };
}

/** The form as it stands in the app's settings; the published one where only that may be read. */
async function fieldsOfForm(host: ConfigHost): Promise<Record<string, FormField>> {
  type Answer = { properties: Record<string, FormField> };
  const app = { app: host.appId };
  const { properties } = await host
    .request<Answer>('GET', 'preview/app/form/fields', app)
    .catch((error: unknown) => {
      if (!(error instanceof RequestError) || ![403, 404].includes(error.status)) throw error;
      return host.request<Answer>('GET', 'app/form/fields', app);
    });
  // Fields of a function that is off (process management, categories) are listed, but hold nothing.
  return Object.fromEntries(
    Object.entries(properties).filter(([, field]) => field['enabled'] !== false),
  );
}

function head(): HTMLElement[] {
  return [el('h1', {}, text().title)];
}

function hasUnfit({ element }: PartView): boolean {
  return unfitControls(element).length > 0;
}

function freshWords(draft: Draft, features: readonly Feature[]): string {
  const isProposed = features.some(
    (feature) =>
      draft.of(feature).enabled && feature.slots.some(({ key }) => draft.isProposed(feature, key)),
  );
  return isProposed ? text().fresh : text().freshOther;
}

function cancelButton(host: ConfigHost): Button {
  const cancel = new Button({ text: text().cancel, type: 'normal' });
  cancel.addEventListener('click', () => location.assign(host.pluginListUrl()));
  return cancel;
}

function troubleBanner(
  host: ConfigHost,
  read: ReadSettings,
  features: readonly Feature[],
): HTMLElement | null {
  if (!read.trouble) return null;
  const keep = new Button({ text: text().keepOriginal, type: 'normal' });
  keep.addEventListener('click', () => {
    const config = host.getConfig();
    download(
      `kumin-settings-app${host.appId}-original.json`,
      fromConfig(config) ?? JSON.stringify(config, null, 2),
      'application/json',
    );
  });
  return el('div', { class: 'kumin-banner kumin-banner-wrong', role: 'alert' }, [
    el('p', {}, troubleWords(read.trouble, features)),
    keep,
  ]);
}

function troubleWords(
  trouble: NonNullable<ReadSettings['trouble']>,
  features: readonly Feature[],
): string {
  if (trouble.kind === 'broken') return text().broken;
  if (trouble.kind === 'newer') return text().newer(trouble.version);
  return text().parts(titles(trouble.features, features));
}

function unfinishedWords(
  trouble: NonNullable<ReadSettings['trouble']>,
  features: readonly Feature[],
): string {
  const wrong = trouble.kind === 'parts' ? trouble.features : features.map(({ id }) => id);
  return text().unfinished(titles(wrong, features));
}

function titles(ids: readonly string[], features: readonly Feature[]): string {
  const named = features.filter(({ id }) => ids.includes(id));
  return named.map((feature) => feature.words().title).join('・');
}
