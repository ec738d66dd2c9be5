/** The check itself: an answer that does not conform is noticed. */
import { checkExchange } from './openapi';

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
