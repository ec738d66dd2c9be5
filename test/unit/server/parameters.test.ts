/** Parameters as they come: indexed lists in a query string, languages in a header. */
import { browserLanguage } from '../../../emulator/server/faults';
import { parseJson, parseQueryString } from '../../../emulator/server/parameters';

test.each([
  ['app=1&query=a%20%3D%20%22b%22', { app: '1', query: 'a = "b"' }],
  ['ids[0]=1&ids[1]=2', { ids: ['1', '2'] }],
  ['ids%5B0%5D=1', { ids: ['1'] }],
  ['fields=a&fields=b', { fields: ['a', 'b'] }],
  ['', {}],
])('%s', (query, params) => {
  expect(parseQueryString(query)).toEqual(params);
});

test.each(['{"a":', '[]', '1', 'null'])('the body %s is no JSON object', (body) => {
  expect(() => parseJson(body)).toThrow('CB_IJ01');
});

test.each([
  [undefined, 'ja'],
  ['*', 'ja'],
  ['ja', 'ja'],
  ['ja-JP,en;q=0.8', 'ja'],
  ['en-US,ja;q=0.8', 'en'],
  ['fr', 'en'],
] as const)('a browser that asks for %s reads %s', (header, language) => {
  expect(browserLanguage(header)).toBe(language);
});
