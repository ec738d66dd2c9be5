/** What a person does on the pages of the lending app, in their own steps. */
import type { Dialog, Locator, Page } from 'playwright-core';

export class Desk {
  /** @param home address of the app's list @param appPlugins address of its plug-in settings */
  constructor(
    readonly page: Page,
    readonly home: string,
    readonly appPlugins: string,
  ) {}

  configLink(plugin: string): Locator {
    return this.page.getByRole('link', { name: `「${plugin}」の設定` });
  }

  async openConfig(plugin: string): Promise<void> {
    await this.page.goto(this.appPlugins);
    await this.configLink(plugin).click();
    await this.page.waitForURL(/plugin\/config/);
  }

  /** The text of the next browser dialog, which is accepted. */
  nextDialog(): Promise<string> {
    return new Promise((resolve) => {
      this.page.once('dialog', (dialog: Dialog) => {
        resolve(dialog.message());
        void dialog.accept();
      });
    });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true }).first();
  }

  valueOf(label: string): Promise<string> {
    return this.field(label).inputValue();
  }

  /** A new record, filled in and not saved. */
  async create(values: Record<string, string>): Promise<void> {
    await this.page.goto(`${this.home}edit`);
    await this.field('件名').waitFor();
    for (const [label, value] of Object.entries(values)) {
      if (label === '担当課') {
        await this.page.getByRole('button', { name: new RegExp(`^${label} `) }).click();
        await this.page.getByRole('option', { name: value, exact: true }).click();
      } else {
        await this.field(label).fill(value);
        await this.field(label).press('Tab');
      }
    }
  }

  /** Saves and waits for the detail screen. */
  async save(): Promise<void> {
    await this.pressSave();
    await this.page.waitForURL(/show#record=\d+/);
  }

  /** As `save`, with the section table's question answered by OK. */
  async saveAndAgree(): Promise<void> {
    await this.pressSave();
    const question = this.page.getByRole('dialog', { name: '担当課' });
    await question.getByRole('button', { name: 'OK' }).click();
    await this.page.waitForURL(/show#record=\d+/);
  }

  async pressSave(): Promise<void> {
    await this.page.getByRole('button', { name: '保存', exact: true }).click();
  }

  /** Waits until the detail screen shows the value. */
  async shown(label: string, value: string): Promise<void> {
    await this.page
      .locator('.rf-field')
      .filter({ hasText: label })
      .getByText(value, { exact: true })
      .first()
      .waitFor({ state: 'attached' });
  }

  /** A cell of the list. */
  cell(id: number, code: string): Locator {
    return this.page.locator(`tr[data-record="${id}"] td[data-field="${code}"]`);
  }

  /** A day of the calendar plugin. */
  day(date: string): Locator {
    return this.page.locator(`#month-calendar td[data-date="${date}"]`);
  }
}
