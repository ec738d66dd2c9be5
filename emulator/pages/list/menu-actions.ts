/** What the items of the list's menu do, for the list as it is shown. */
import { showNotification } from '../api';
import type { Boot } from '../boot';
import type { Locale } from '../fields/values';
import { firstDefinition } from '../report/draft';
import { summarize } from '../report/summarize';
import { wordsOf } from '../shell/failure';
import { openBulkDelete } from './bulk-delete';
import { csvColumns } from './csv-requests';
import { openExportDialog } from './export-dialog';
import { filterFields, type ValueKind } from './field-kinds';
import { openFilterDialog } from './filter-dialog';
import { filterWords } from './filter-words';
import { openImportDialog } from './import-dialog';
import type { AppInfo } from './load';
import type { MenuActions } from './options-menu';
import { readFilter, type QueryParts } from './query-text';

export interface MenuHost {
  app: Boot['app'];
  locale: Locale;
  info(): AppInfo | undefined;
  query(): QueryParts;
  nameOf(kind: ValueKind, code: string): string | undefined;
  /** Asks about a row with something typed. @returns whether to go on */
  mayLeaveRow(): Promise<boolean>;
  /** Shows the list anew, from its first page. */
  changed(): void;
}

export function menuActions(host: MenuHost): MenuActions {
  const appId = host.app?.id ?? '';
  const labelOf = (code: string): string => host.info()?.fields[code]?.label ?? code;
  /** A dialog that cannot open says why. */
  const run = async (open: () => Promise<void>): Promise<void> => {
    try {
      await open();
    } catch (error) {
      void showNotification('ERROR', wordsOf(error));
    }
  };

  async function importFile(): Promise<void> {
    if (!(await host.mayLeaveRow())) return;
    const columns = await csvColumns(appId);
    openImportDialog({ appId, columns, labelOf, imported: () => host.changed() });
  }

  async function bulkDelete(query: QueryParts): Promise<void> {
    const info = host.info();
    if (!info || !(await host.mayLeaveRow())) return;
    const filter = readFilter(query.condition);
    const change = async (): Promise<void> => {
      const { fields, states } = info;
      const chosen = await openFilterDialog({
        fields,
        states,
        locale: host.locale,
        present: query,
      });
      await bulkDelete(chosen ?? query);
    };
    await openBulkDelete({
      appId,
      condition: query.condition,
      words: filter
        ? filterWords(filter, filterFields(info.fields), host.locale, (kind, code) =>
            host.nameOf(kind, code),
          )
        : query.condition,
      change: () => void run(change),
      deleted: () => host.changed(),
    });
  }

  return {
    exportFile: () =>
      void run(() =>
        openExportDialog({ appId, appName: host.app?.name ?? '', query: host.query(), labelOf }),
      ),
    importFile: () => void run(importFile),
    bulkDelete: () => void run(() => bulkDelete(host.query())),
    summarize: () => {
      const info = host.info();
      if (!info) return;
      const definition = firstDefinition(info.fields, host.query().condition);
      const canAdmin = host.app?.canAdmin ?? false;
      summarize({ info, canAdmin, locale: host.locale, definition });
    },
  };
}
