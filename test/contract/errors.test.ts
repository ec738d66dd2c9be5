/** Each known error of the service: status, code and words, in Japanese and in English. */
import { passwordHeader, startStage, type Answer, type Stage } from './support';

let stage: Stage;
/** An app with process management and a lookup into `master`. */
let app: string;
let master: string;
/** An app without process management. */
let plain: string;
let record: string;

beforeAll(async () => {
  stage = await startStage();
  await stage.call('POST', '/v1/users.json', {
    users: [
      { code: 'ja', name: '日本語', password: 'pass', locale: 'ja' },
      { code: 'en', name: 'English', password: 'pass', locale: 'en' },
    ],
  });
  for (const code of ['ja', 'en']) {
    await stage.call('PUT', '/v1/user/groups.json', { code, groups: ['Administrators'] });
  }
  master = await make('施設', { 施設名: text('施設名', { unique: true }), 住所: text('住所') });
  plain = await make('素', { 件名: text('件名') });
  app = await make('声', {
    所在地: text('所在地'),
    件名: text('件名'),
    施設: text('施設', {
      lookup: {
        relatedApp: { app: master },
        relatedKeyField: '施設名',
        fieldMappings: [{ field: '所在地', relatedField: '住所' }],
        lookupPickerFields: [],
      },
    }),
  });
  await stage.client.app.updateProcessManagement({
    app,
    enable: true,
    states: {
      受付: { name: '受付', index: 0, assignee: { type: 'ONE', entities: [] } },
      完了: { name: '完了', index: 1, assignee: { type: 'ONE', entities: [] } },
      保留: { name: '保留', index: 2, assignee: { type: 'ONE', entities: [] } },
    },
    actions: [
      { name: '閉じる', from: '受付', to: '完了', filterCond: '' },
      { name: '戻す', from: '完了', to: '受付', filterCond: '' },
    ],
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
  ({ id: record } = await stage.client.record.addRecord({ app, record: {} }));
});
afterAll(() => stage.stop());

const text = (code: string, more: object = {}) => ({
  type: 'SINGLE_LINE_TEXT' as const,
  code,
  label: code,
  ...more,
});

async function make(name: string, properties: Record<string, ReturnType<typeof text>>) {
  const made = await stage.client.app.addApp({ name });
  await stage.client.app.addFormFields({ app: made.app, properties });
  await stage.client.app.deployApp({ apps: [{ app: made.app }] });
  return made.app;
}

interface Row {
  name: string;
  status: number;
  code: string;
  ja?: string | RegExp;
  en?: string | RegExp;
  ask(as: Record<string, string>): Promise<Answer>;
}

const get = (path: () => string) => (as: Record<string, string>) =>
  stage.call('GET', `/k/v1/${path()}`, undefined, as);
const send = (method: string, path: string, body: () => object) => (as: Record<string, string>) =>
  stage.call(method, `/k/v1/${path}`, body(), as);

const rows: Row[] = [
  {
    name: 'a record that is not there',
    status: 404,
    code: 'GAIA_RE01',
    ja: '指定したレコード（id: 999）が見つかりません。',
    en: 'The specified record (ID: 999) is not found.',
    ask: get(() => `record.json?app=${app}&id=999`),
  },
  {
    name: 'an app that is not there',
    status: 404,
    code: 'GAIA_AP01',
    ja: '指定したアプリ（id: 999）が見つかりません。削除されている可能性があります。',
    en: 'The app (ID: 999) not found. The app may have been deleted.',
    ask: get(() => 'records.json?app=999'),
  },
  {
    name: 'a file that is not there',
    status: 404,
    code: 'GAIA_BL01',
    ja: '指定したファイル（id: none）が見つかりません。',
    en: 'The specified file (ID: none) is not found.',
    ask: get(() => 'file.json?fileKey=none'),
  },
  {
    name: 'a comment that is not there',
    status: 400,
    code: 'GAIA_RE02',
    ja: '指定したコメントが存在しません。削除された可能性があります。',
    ask: send('DELETE', 'record/comment.json', () => ({ app, record, comment: 999 })),
  },
  {
    name: 'a parameter that is missing',
    status: 400,
    code: 'CB_VA01',
    ja: '入力内容が正しくありません。',
    en: 'Missing or invalid input.',
    ask: get(() => 'record.json'),
  },
  {
    name: 'a revision that is not the latest',
    status: 409,
    code: 'GAIA_CO02',
    ask: send('PUT', 'record.json', () => ({ app, id: record, revision: 99, record: {} })),
  },
  {
    name: 'a lookup key that no record has',
    status: 400,
    code: 'GAIA_LO04',
    ask: send('POST', 'record.json', () => ({ app, record: { 施設: { value: '未知館' } } })),
  },
  {
    name: 'deleting a field that a lookup elsewhere needs',
    status: 400,
    code: 'GAIA_LO02',
    ask: send('DELETE', 'preview/app/form/fields.json', () => ({
      app: master,
      fields: ['施設名'],
    })),
  },
  {
    name: 'an action of another status',
    status: 400,
    code: 'GAIA_IL03',
    ja: /^ステータスの変更に失敗しました。/,
    ask: send('PUT', 'record/status.json', () => ({ app, id: record, action: '戻す' })),
  },
  {
    name: 'an action while process management is off',
    status: 400,
    code: 'GAIA_ST02',
    ja: '操作に失敗しました。プロセス管理機能が無効化されています。',
    ask: send('PUT', 'record/status.json', () => ({ app: plain, id: 1, action: '閉じる' })),
  },
];

describe.each(['ja', 'en'] as const)('in %s', (language) => {
  test.each(rows.map((row) => [row.name, row] as const))('%s', async (_name, row) => {
    const { status, body, headers } = await row.ask(passwordHeader(language, 'pass'));
    expect({ status, code: body.code }).toEqual({ status: row.status, code: row.code });
    expect(headers.get('X-Cybozu-Error')).toBe(row.code);
    const words = row[language];
    if (typeof words === 'string') expect(body.message).toBe(words);
    if (words instanceof RegExp) expect(body.message).toMatch(words);
    // The app and its fields have names without hiragana, so hiragana means a Japanese sentence.
    const japanese = /[ぁ-ん]/.test(String(body.message));
    expect(japanese).toBe(language === 'ja');
  });

  test('an expression that cannot run, at deploy', async () => {
    const as = passwordHeader(language, 'pass');
    const made = await stage.call('POST', '/k/v1/preview/app.json', { name: '計算' }, as);
    const broken = made.body['app'];
    const properties = { 計: { type: 'CALC', code: '計', label: '計', expression: '1 +' } };
    await stage.call('POST', '/k/v1/preview/app/form/fields.json', { app: broken, properties }, as);
    const body = { apps: [{ app: broken }] };
    const answer = await stage.call('POST', '/k/v1/preview/app/deploy.json', body, as);
    expect(answer).toMatchObject({ status: 400, body: { code: 'GAIA_IL01' } });
  });

  test('no right to the app', async () => {
    const secret = await make('秘密', { 件名: text('件名') });
    await stage.client.app.updateAppAcl({
      app: secret,
      rights: [{ entity: { type: 'USER', code: 'Administrator' }, recordViewable: true }],
    });
    await stage.client.app.deployApp({ apps: [{ app: secret }] });
    const as = passwordHeader(language, 'pass');
    const answer = await stage.call('GET', `/k/v1/records.json?app=${secret}`, undefined, as);
    expect(answer).toMatchObject({ status: 403, body: { code: 'CB_NO02' } });
    expect(answer.body.message).toBe(
      { ja: '権限がありません。', en: 'No privilege to proceed.' }[language],
    );
  });
});
