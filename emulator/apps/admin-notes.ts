/** Notes for who administers the app (アプリの管理者用メモ). Limits: cybozu.dev rest-api/apps/settings/update-notes-for-app-admins. */
import type { Context } from '../context';
import { booleanParam, checkLength, optionalText, type Params } from '../server/params';
import type { AppDefinition } from './definition';

export interface AdminNotes {
  content: string;
  includeInTemplateAndDuplicates: boolean;
}

const NOTES_LENGTH = 10_000;

export function notesOf(app: AppDefinition): AdminNotes {
  const kept = app.kept['adminNotes'] as AdminNotes | undefined;
  return kept ?? { content: '', includeInTemplateAndDuplicates: false };
}

/** What is left out stays as it is. @throws KintoneError CB_VA01 */
export function setNotes(_context: Context, app: AppDefinition, params: Params): void {
  const before = notesOf(app);
  app.kept['adminNotes'] = {
    content: checkLength(
      optionalText(params, 'content') ?? before.content,
      NOTES_LENGTH,
      'content',
    ),
    includeInTemplateAndDuplicates:
      booleanParam(params, 'includeInTemplateAndDuplicates') ??
      before.includeInTemplateAndDuplicates,
  };
}
