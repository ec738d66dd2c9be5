/** Errors of process management. Codes and words as others saw them on the real service, unless a line says otherwise. */
import { invalidParameter, KintoneError } from '../errors';

export function processIsOff(): KintoneError {
  return new KintoneError(400, 'GAIA_ST02', {
    ja: '操作に失敗しました。プロセス管理機能が無効化されています。',
    en: 'Your request failed. The process management feature has been disabled.',
  });
}

/** No such action in the record's status, or its condition is not met, or several have the name. */
export function wrongStatus(): KintoneError {
  return new KintoneError(400, 'GAIA_IL03', {
    ja: 'ステータスの変更に失敗しました。ほかのユーザーがステータス、またはステータスの設定を変更した可能性があります。',
    en: 'Failed to update the status. The settings or the status itself may have been changed by someone.',
  });
}

/** The next status asks for one of several users, and none was named. */
export function assigneeNeeded(): KintoneError {
  return new KintoneError(400, 'GAIA_SA01', {
    ja: '作業者を指定してください。',
    en: 'Assignee is required.',
  });
}

/** An assignee was named though the next status does not ask for one. The Japanese words are ours. */
export function assigneeNotAsked(): KintoneError {
  return new KintoneError(400, 'GAIA_SA04', {
    ja: 'ステータスの変更に失敗しました。このアクションでは、作業者を指定できません。',
    en: 'Failed to update status. Assignee cannot be specified by the action.',
  });
}

export function userNotFound(code: string): KintoneError {
  return new KintoneError(400, 'GAIA_IL26', {
    ja: `指定したユーザー（code：${code}）が見つかりません。`,
    en: `The specified user (code：${code}) not found.`,
  });
}

/** The user exists but is none of those the next status offers. What the service answers here is not known. */
export function notACandidate(code: string): KintoneError {
  return invalidParameter('assignee', {
    ja: `作業者に指定できないユーザーです（コード: ${code}）。`,
    en: `The user cannot be an assignee (code: ${code}).`,
  });
}
