/** The check itself: an answer that does not conform is noticed. */
import { takeProblems } from '../every-answer';
import { checkExchange } from './openapi';
import { startStage } from './support';

const exchange = (body: unknown, status = 200) => ({
  method: 'GET',
  path: '/k/v1/app.json',
  status,
  contentType: 'application/json;charset=utf-8',
  body: JSON.stringify(body),
});

test('an id is a text of digits', () => {
  expect(checkExchange(exchange({ appId: '1' }))).toEqual([]);
  expect(checkExchange(exchange({ appId: 1 }))).not.toEqual([]);
});

test('a member of another type is told with its place', () => {
  expect(checkExchange(exchange({ name: 3 }))).toEqual([
    'GET /k/v1/app.json 200: /name must be string',
  ]);
});

test('an error has code, id and message', () => {
  expect(checkExchange(exchange({ code: 'CB_VA01', id: 'x', message: 'm' }, 400))).toEqual([]);
  expect(checkExchange(exchange({ message: 'm' }, 400))).not.toEqual([]);
});

test('a kintone that any test starts is watched without being asked to', async () => {
  const stage = await startStage();
  const { app } = await stage.client.app.addApp({ name: '見張り' });
  await stage.client.app.deployApp({ apps: [{ app }] });
  expect(takeProblems()).toEqual([]);
  stage.kintone.db.run(`UPDATE apps SET live = json_set(live, '$.settings.name', 3)`);
  await stage.client.app.getApp({ id: app });
  expect(takeProblems()).toEqual(['GET /k/v1/app.json 200: /name must be string']);
  await stage.stop();
});

test('an answer to a guest-space path is held against the same description', () => {
  const path = '/k/guest/5/v1/app.json';
  expect(checkExchange({ ...exchange({ name: 3 }), path })).not.toEqual([]);
});
