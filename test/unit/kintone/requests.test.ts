import { RequestError } from '../../../src/kintone/host';
import { requestsThrough, type Clock } from '../../../src/kintone/requests';
import { explainFailure } from '../../../src/ui/failure';

function clock(): Clock & { waits: number[]; time: number } {
  const made = {
    time: 0,
    waits: [] as number[],
    now: () => made.time,
    sleep: async (milliseconds: number) => {
      made.waits.push(milliseconds);
    },
  };
  return made;
}

/** Answers one after the other; an Error-like value rejects. */
function server(...answers: { ok?: unknown; fail?: unknown }[]) {
  const sent: string[] = [];
  return {
    sent,
    send: async (method: string, path: string) => {
      sent.push(`${method} ${path}`);
      const answer = answers.shift();
      if (answer && 'fail' in answer) throw answer.fail;
      return answer?.ok;
    },
  };
}

const busy = { code: 'GAIA_TO04', id: 'x', message: '混雑' };

describe('a request', () => {
  test('to a busy server is tried again later, when it only reads', async () => {
    const kintone = server({ fail: busy }, { fail: '<html>503</html>' }, { ok: { records: [] } });
    const time = clock();
    const request = requestsThrough(kintone.send, time);
    await expect(request('GET', 'records', {})).resolves.toEqual({ records: [] });
    expect(time.waits).toEqual([500, 1500]);
  });

  test('whose connection drops is tried once more, when it only reads', async () => {
    const kintone = server({ fail: undefined }, { ok: { records: [] } });
    const time = clock();
    await expect(requestsThrough(kintone.send, time)('GET', 'records', {})).resolves.toEqual({
      records: [],
    });
    expect(time.waits).toEqual([500]);
    const dead = server({ fail: undefined }, { fail: undefined }, { ok: {} });
    await expect(requestsThrough(dead.send, clock())('GET', 'records', {})).rejects.toMatchObject({
      status: 0,
    });
    expect(dead.sent).toHaveLength(2);
  });

  test('that writes is sent once only: it may have arrived', async () => {
    const kintone = server({ fail: busy });
    const request = requestsThrough(kintone.send, clock());
    await expect(request('POST', 'record', {})).rejects.toMatchObject({ status: 429 });
    expect(kintone.sent).toEqual(['POST record']);
  });

  test.each([
    ['no answer', undefined, 0, '接続できません'],
    ['an ended session', { code: 'CB_AU01', message: 'x' }, 401, 'ログイン'],
    ['a conflict', { code: 'GAIA_CO02', message: 'x' }, 409, 'ほかの人が先に更新'],
    ['no right', { code: 'CB_NO02', message: 'x' }, 403, '権限'],
    ['a deleted record', { code: 'GAIA_RE01', message: 'x' }, 404, '見つかりません'],
    [
      'a refused value',
      {
        code: 'CB_VA01',
        message: '入力内容が正しくありません。',
        errors: { 'record.件名.value': { messages: ['必須です。'] } },
      },
      400,
      '必須です。',
    ],
  ])('that fails by %s is told in words', async (_case, rejection, status, words) => {
    const request = requestsThrough(server({ fail: rejection }).send, clock());
    const error: unknown = await request('PUT', 'record', {}).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RequestError);
    expect(error).toMatchObject({ status });
    expect(explainFailure(error)).toContain(words);
  });

  test('of a bulk request fails with the code of the part that failed', async () => {
    const rejection = { results: [{}, { code: 'GAIA_CO02', message: '競合' }, {}] };
    const request = requestsThrough(server({ fail: rejection }).send, clock());
    await expect(request('POST', 'bulkRequest', {})).rejects.toMatchObject({ status: 409 });
  });

  test('waits its turn: at most four run at once', async () => {
    let running = 0;
    let most = 0;
    const request = requestsThrough(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    }, clock());
    await Promise.all(Array.from({ length: 20 }, () => request('GET', 'records', {})));
    expect(most).toBe(4);
  });

  test('of a page that went mad is stopped, and allowed again later', async () => {
    const time = clock();
    const request = requestsThrough(async () => 'ok', time);
    for (let sent = 0; sent < 750; sent += 1) await request('GET', 'records', {});
    const error: unknown = await request('GET', 'records', {}).catch((reason: unknown) => reason);
    expect(explainFailure(error)).toContain('通信が多すぎた');
    time.time += 10 * 60 * 1000;
    await expect(request('GET', 'records', {})).resolves.toBe('ok');
  });
});
