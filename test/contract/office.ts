/** A small office for tests of process management and notifications: people, sections, groups, and apps of one record. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { passwordHeader, type Stage } from './support';

export const PASSWORD = 'pass';

/** sato leads 区政推進部; ito and kato are in 広報課 below it, kato is in the group 確認者 too. `gone` has left. */
export async function hireOffice(stage: Pick<Stage, 'call'>): Promise<void> {
  const post = async (what: string, list: object[]): Promise<void> => {
    await stage.call('POST', `/v1/${what}.json`, { [what]: list });
  };
  await post('organizations', [
    { code: 'kusei', name: '区政推進部' },
    { code: 'koho', name: '広報課', parentCode: 'kusei' },
  ]);
  await post('groups', [{ code: 'checkers', name: '確認者' }]);
  await post(
    'users',
    [
      ['sato', '佐藤 花子'],
      ['ito', '伊藤 一郎'],
      ['kato', '加藤 次郎'],
      ['gone', '退職 三郎'],
    ].map(([code, name]) => ({ code, name, password: PASSWORD, locale: 'ja' })),
  );
  await stage.call('PUT', '/v1/userOrganizations.json', {
    userOrganizations: [
      { code: 'sato', organizations: [{ orgCode: 'kusei' }] },
      { code: 'ito', organizations: [{ orgCode: 'koho' }] },
      { code: 'kato', organizations: [{ orgCode: 'koho' }] },
    ],
  });
  await stage.call('PUT', '/v1/user/groups.json', { code: 'kato', groups: ['checkers'] });
}

export const leave = (stage: Stage, code: string): Promise<unknown> =>
  stage.call('PUT', '/v1/users.json', { users: [{ code, valid: false }] });

const userSelect = (code: string, type: string) => ({
  type,
  code,
  label: code,
  entities: [],
  defaultValue: [],
});

/** An app with 件名, 期限, 予定, 担当者, 担当課 and 担当班. @param set changes its preview before it is deployed */
export async function officeApp(
  client: KintoneRestAPIClient,
  set: (app: string) => Promise<unknown>,
): Promise<string> {
  const { app } = await client.app.addApp({ name: '申請' });
  const properties = {
    件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
    期限: { type: 'DATE', code: '期限', label: '期限' },
    予定: { type: 'DATETIME', code: '予定', label: '予定' },
    担当者: userSelect('担当者', 'USER_SELECT'),
    担当課: userSelect('担当課', 'ORGANIZATION_SELECT'),
    担当班: userSelect('担当班', 'GROUP_SELECT'),
  };
  await client.app.addFormFields({ app, properties: properties as never });
  await set(app);
  await deploy(client, app);
  return app;
}

export async function deploy(client: KintoneRestAPIClient, app: string): Promise<void> {
  await client.app.deployApp({ apps: [{ app }] });
}

/** A page's own question, asked as one user. */
export async function ask<Answer>(
  stage: Stage,
  user: string,
  path: string,
  method = 'GET',
  body?: object,
): Promise<Answer> {
  const response = await fetch(`${stage.kintone.url}${path}`, {
    method,
    headers: {
      ...passwordHeader(user, user === 'Administrator' ? 'cybozu' : PASSWORD),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as Answer;
}
