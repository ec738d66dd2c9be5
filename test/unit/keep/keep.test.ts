import { forgetting, keepNothing, openKeep, type Keep } from '../../../src/keep/keep';
import { MOST_BYTES, SealedStore } from '../../../src/keep/store';
import { allStored, clock, closePages, freshBrowser, settled, Tab } from './tabs';

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const told = async (keep: Keep, name = '分野別'): Promise<string | undefined> => {
  const kept = await keep.get(name);
  return kept && new TextDecoder().decode(kept);
};
const secretOf = (tab: Tab): string => tab.session.getItem('kumin.keep') ?? 'none';

let warned: jest.SpyInstance;

beforeEach(() => {
  freshBrowser();
  warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  closePages();
  jest.restoreAllMocks();
});

describe('ページを移っても残る', () => {
  test('同じタブの次のページは、同じものを読む', async () => {
    const tab = new Tab();
    await tab.open().put('分野別', bytes('道路 120件'));
    expect(await told(tab.open())).toBe('道路 120件');
    expect(await told(tab.open(), '地区別')).toBeUndefined();
    expect(warned).not.toHaveBeenCalled();
  });

  test('上書きすると新しいほうが残り、消すと残らない', async () => {
    const keep = new Tab().open();
    await keep.put('分野別', bytes('古い'));
    await keep.put('分野別', bytes('新しい'));
    await keep.put('地区別', bytes('市民センター'));
    expect(await told(keep)).toBe('新しい');
    await keep.remove('分野別');
    expect(await told(keep)).toBeUndefined();
    expect(await told(keep, '地区別')).toBe('市民センター');
  });

  test('置かない機能は、頼んだ名前のものだけを消し、何も置かない', async () => {
    const tab = new Tab();
    const keep = tab.open();
    await keep.put('分野別', bytes('道路'));
    await keep.put('地区別', bytes('市民センター'));
    const off = forgetting(tab.open());
    expect(await told(off)).toBeUndefined();
    await off.put('種別', bytes('要望'));
    expect(await told(keep)).toBeUndefined();
    expect(await told(keep, '種別')).toBeUndefined();
    expect(await told(keep, '地区別')).toBe('市民センター');
  });

  test('アプリごとに別で、片方を消しても、もう片方は残る', async () => {
    const tab = new Tab();
    const [eight, nine] = [tab.open('sato', 8), tab.open('sato', 9)];
    await eight.put('分野別', bytes('8'));
    expect(await told(nine)).toBeUndefined();
    await nine.put('分野別', bytes('9'));
    await eight.clear();
    expect(await told(eight)).toBeUndefined();
    expect(await told(nine)).toBe('9');
  });
});

describe('ほかの人には読めない', () => {
  test('置かれたバイトのどこにも、中身も、名前も、利用者も現れない', async () => {
    const keep = new Tab().open('sato.hanako');
    await keep.put('分野 in ("街灯")', bytes('街灯が切れている'));
    const stored = await allStored();
    expect(stored).toContain('savedAt');
    for (const word of ['街灯', '分野', 'sato']) expect(stored).not.toContain(word);
  });

  test('鍵はタブの中だけにあり、IndexedDB にはない', async () => {
    const tab = new Tab();
    await tab.open().put('分野別', bytes('道路'));
    const { bits } = JSON.parse(secretOf(tab)).secret;
    expect(Buffer.from(bits, 'base64')).toHaveLength(32);
    expect(await allStored()).not.toContain(bits);
  });

  test('ほかの人がログインすると、同じタブでも、前の人のものはすべて消える', async () => {
    const tab = new Tab();
    await tab.open('sato', 8).put('分野別', bytes('佐藤が見た'));
    await tab.open('sato', 9).put('分野別', bytes('佐藤が見た'));
    closePages();
    freshChannel();
    expect(await told(tab.open('suzuki'))).toBeUndefined();
    expect(await allStored()).not.toContain('savedAt');
    expect(secretOf(tab)).not.toContain('sato');
  });

  test('ほかの人がログインしたあと、前の人のページは、読みも書きもしない', async () => {
    const [left, other] = [new Tab(), new Tab()];
    const page = left.open('sato');
    await page.put('分野別', bytes('佐藤が見た'));
    await other.open('suzuki').put('分野別', bytes('鈴木が見た'));
    await page.put('分野別', bytes('鈴木の権限で読んだもの'));
    expect(await told(page)).toBeUndefined();
    expect(secretOf(left)).toBe('none');
    expect(await told(other.open('suzuki'))).toBe('鈴木が見た');
  });

  test('ブラウザーを閉じて開くと、前のものは開けず、消える', async () => {
    await new Tab().open().put('分野別', bytes('昨日のもの'));
    closePages();
    freshChannel();
    expect(await told(new Tab().open())).toBeUndefined();
    expect(await allStored()).not.toContain('savedAt');
  });

  test('書き換えられたものは、無いものとして扱う', async () => {
    const tab = new Tab();
    const keep = tab.open();
    await keep.put('分野別', bytes('道路 120件'));
    await changeStored((stored) => stored.map((byte, at) => (at === 20 ? byte ^ 1 : byte)));
    expect(await told(keep)).toBeUndefined();
    expect(warned).not.toHaveBeenCalled();
  });

  test('別の名前で置かれたものの中身を移しても、読めない', async () => {
    const keep = new Tab().open();
    await keep.put('分野別', bytes('道路'));
    await keep.put('地区別', bytes('中央'));
    let first: Uint8Array | undefined;
    await changeStored((stored) => {
      first ??= stored.slice();
      return first;
    });
    const read = [await told(keep, '分野別'), await told(keep, '地区別')];
    expect(read.filter((each) => each !== undefined)).toHaveLength(1);
  });
});

describe('タブのあいだ', () => {
  test('2つ目のタブは1つ目の鍵を受け取り、同じものを読む', async () => {
    const [first, second] = [new Tab(), new Tab()];
    await first.open().put('分野別', bytes('道路'));
    expect(await told(second.open())).toBe('道路');
    expect(secretOf(second)).toBe(secretOf(first));
  });

  test('同時に開いた2つのタブも、すぐ1つの鍵になる', async () => {
    const tabs = [new Tab(), new Tab(), new Tab()];
    const pages = tabs.map((tab) => tab.open());
    await Promise.all(pages.map((page) => page.get('分野別')));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(new Set(tabs.map(secretOf)).size).toBe(1);
    await pages[0]?.put('分野別', bytes('道路'));
    for (const page of pages) expect(await told(page)).toBe('道路');
  });

  test('答えられずにいたタブは、あとから新しい鍵に合わせる', async () => {
    const [frozen, later] = [new Tab(), new Tab()];
    await frozen.open().put('分野別', bytes('古い'));
    closePages();
    freshChannel();
    clock.now = new Date(clock.now.getTime() + 60_000);
    await later.open().put('分野別', bytes('新しい'));
    const page = frozen.open();
    await page.get('分野別');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(secretOf(frozen)).toBe(secretOf(later));
  });

  test('チャンネルに知らない言葉が流れても、鍵は変わらない', async () => {
    const tab = new Tab();
    const keep = tab.open();
    await keep.put('分野別', bytes('道路'));
    const before = secretOf(tab);
    const stranger = new BroadcastChannel('kumin.keep');
    const made = clock.now.getTime() + 1;
    for (const word of [
      null,
      'sato',
      {},
      { user: 8 },
      { user: 'sato', secret: { made, bits: '' } },
    ]) {
      stranger.postMessage(word);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(secretOf(tab)).toBe(before);
    expect(await told(keep)).toBe('道路');
  });
});

describe('古いもの、大きいもの', () => {
  test('1日たつと読まない', async () => {
    const keep = new Tab().open();
    await keep.put('分野別', bytes('昨日'));
    clock.now = new Date('2026-05-12T01:31:59Z');
    expect(await told(keep)).toBe('昨日');
    clock.now = new Date('2026-05-12T01:32:00Z');
    expect(await told(keep)).toBeUndefined();
    expect(await allStored()).not.toContain('savedAt');
  });

  test('時計が戻されたら、いつのものか分からないので読まない', async () => {
    const keep = new Tab().open();
    await keep.put('分野別', bytes('先の時刻'));
    clock.now = new Date('2026-05-11T01:31:59Z');
    expect(await told(keep)).toBeUndefined();
  });

  test('1日たったものは、別のものを書くときにも消える', async () => {
    const keep = new Tab().open();
    await keep.put('分野別', bytes('昨日'));
    clock.now = new Date('2026-05-12T01:32:00Z');
    await keep.put('地区別', bytes('今日'));
    expect((await allStored()).match(/savedAt/g)).toHaveLength(1);
  });

  test('上限を超えると、古いものから消える。上限より大きいものは置かない', async () => {
    const store = new SealedStore(() => clock.now.getTime());
    const names = ['1', '2', '3', '4'];
    for (const name of names) {
      await store.put('鍵', name, 8, new ArrayBuffer(Math.floor(MOST_BYTES / 3)));
      clock.now = new Date(clock.now.getTime() + 1000);
    }
    const kept = async (): Promise<boolean[]> => {
      const all = await Promise.all(names.map((name) => store.get('鍵', name)));
      return all.map((each) => each !== undefined);
    };
    expect(await kept()).toEqual([false, true, true, true]);
    await store.put('鍵', '4', 8, new ArrayBuffer(MOST_BYTES + 1));
    expect((await kept())[3]).toBe(false);
  });
});

describe('ブラウザーが許さないとき', () => {
  const nothing = async (session: Storage | null = new Tab().session): Promise<void> => {
    const keep = openKeep({ session, user: 'sato', app: 8, now: () => clock.now });
    await keep.put('分野別', bytes('道路'));
    await keep.remove('地区別');
    await keep.clear();
    expect(await told(keep)).toBeUndefined();
    expect(warned).toHaveBeenCalledTimes(1);
  };

  test('IndexedDB がなければ、置かないだけで、1度だけ知らせる', async () => {
    jest.replaceProperty(globalThis, 'indexedDB', undefined as unknown as IDBFactory);
    await nothing();
  });

  test('IndexedDB が開けなくても同じ', async () => {
    jest.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    await nothing();
  });

  test('WebCrypto がなくても同じ（HTTPS でないとき）', async () => {
    jest.replaceProperty(globalThis, 'crypto', {} as Crypto);
    await nothing();
  });

  test('sessionStorage がなくても、いっぱいでも同じ', async () => {
    await nothing(null);
    warned.mockClear();
    const { session } = new Tab();
    session.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await nothing(session);
  });

  test('ディスクがいっぱいなら、置いたものをすべて消して場所を空け、そのページでは置かない', async () => {
    const tab = new Tab();
    const keep = tab.open();
    await keep.put('分野別', bytes('道路'));
    const put = jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await keep.put('地区別', bytes('中央'));
    put.mockRestore();
    expect(await allStored()).not.toContain('savedAt');
    await keep.put('地区別', bytes('中央'));
    expect(await told(keep, '地区別')).toBeUndefined();
    expect(warned).toHaveBeenCalledTimes(1);
    expect(await told(tab.open())).toBeUndefined();
  });
});

test('設定で切ると、そのアプリのものは消え、何も置かない', async () => {
  const tab = new Tab();
  await tab.open('sato', 8).put('分野別', bytes('8'));
  await tab.open('sato', 9).put('分野別', bytes('9'));
  const off = keepNothing({ app: 8, now: () => clock.now });
  await off.put('分野別', bytes('8'));
  expect(await told(off)).toBeUndefined();
  expect(await told(tab.open('sato', 8))).toBeUndefined();
  expect(await told(tab.open('sato', 9))).toBe('9');
});

/** Pages were closed, and with them the tabs that would answer; what is stored stays. */
function freshChannel(): void {
  const { now } = clock;
  const database = globalThis.indexedDB;
  freshBrowser();
  clock.now = now;
  globalThis.indexedDB = database;
}

/** Changes the sealed bytes of each entry. */
async function changeStored(change: (bytes: Uint8Array) => Uint8Array): Promise<void> {
  const database = await settled(indexedDB.open('kumin.keep'));
  const store = database.transaction('bytes', 'readwrite').objectStore('bytes');
  for (const key of await settled(store.getAllKeys())) {
    const stored = new Uint8Array(await settled(store.get(key)));
    await settled(store.put(change(stored).slice().buffer, key));
  }
  database.close();
}
