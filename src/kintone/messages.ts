import { defineMessages } from '../ui/messages';

export const text = defineMessages({
  ja: {
    unreachable: 'サーバーに接続できませんでした。',
    serverFault: 'サーバーが混み合っているか、一時的に使えません。',
    overBudget:
      '短い時間に通信が多すぎたため、いったん止めました。しばらく待ってから画面を開き直してください。',
  },
  en: {
    unreachable: 'The server could not be reached.',
    serverFault: 'The server is busy or not available for the moment.',
    overBudget:
      'Stopped because of too many requests in a short time. Wait a little, then open the page again.',
  },
});
