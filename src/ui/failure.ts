/**
 * A failure in words a clerk can act on: what happened, and what to do next. One place for the whole
 * plugin; kintone's own message is added where it says more than we can.
 */
import { RequestError } from '../kintone/host';
import { defineMessages } from './messages';

const text = defineMessages({
  ja: {
    unreachable:
      'サーバーに接続できませんでした。ネットワークを確かめて、もう一度お試しください。入力した内容は画面に残っています。',
    signedOut:
      'ログインの有効期限が切れました。この画面は閉じずに、別のタブで kintone を開いてログインし直してから、もう一度お試しください。',
    forbidden: 'この操作をする権限がありません。アプリの管理者にご確認ください。',
    notFound: '対象が見つかりません。すでに削除された可能性があります。',
    conflict:
      'ほかの人が先に更新しました。画面を開き直して最新の内容を確かめてから、もう一度お試しください。',
    busy: '混み合っています。少し待ってから、もう一度お試しください。',
    fault: 'サーバーが一時的に使えません。少し待ってから、もう一度お試しください。',
    said: (message: string) => `kintone からの答え: ${message}`,
    unexpected:
      '思わぬ不具合が起きました。画面を開き直しても続くときは、アプリの管理者にお知らせください。',
  },
  en: {
    unreachable:
      'The server could not be reached. Check the network and try again. What you typed is still on the screen.',
    signedOut:
      'Your sign-in has expired. Keep this page open, sign in to kintone in another tab, then try again.',
    forbidden: 'You have no permission for this. Please ask the administrator of the app.',
    notFound: 'Not found. It may have been deleted.',
    conflict:
      'Someone else updated it first. Open the page again, look at the latest, and try again.',
    busy: 'The server is busy. Wait a little, then try again.',
    fault: 'The server is not available for the moment. Wait a little, then try again.',
    said: (message: string) => `kintone answered: ${message}`,
    unexpected:
      'Something unexpected happened. If it goes on after opening the page again, tell the administrator of the app.',
  },
});

export function explainFailure(error: unknown): string {
  if (!(error instanceof RequestError)) return text().unexpected;
  const { status } = error;
  if (error.code === 'KUMIN_BUDGET') return error.message;
  if (status === 0) return text().unreachable;
  if (status === 401) return text().signedOut;
  if (status === 403) return text().forbidden;
  if (status === 404) return text().notFound;
  if (status === 409) return text().conflict;
  if (status === 429) return text().busy;
  if (status === 501) return text().said(error.message);
  if (status >= 500) return text().fault;
  const details = Object.values(error.errors ?? {}).flatMap(({ messages }) => messages);
  return text().said([error.message, ...new Set(details)].join(' '));
}
