/** The sample voices: enough, varied, and nothing in them that the app would refuse. */
import { readDefinition } from '../../../scripts/provision/definition';
import { readWard } from '../../../scripts/sample/directory';
import { sampleVoices } from '../../../scripts/sample/voices';
import { readVoices, toRecord, WRITTEN_ON } from '../../../scripts/sample/voices-file';

const voices = sampleVoices();
const { fields, process } = readDefinition('voice');
const ward = readWard();
const now = new Date(`${WRITTEN_ON}T05:00:00Z`);
const records = voices.map((voice, place) => toRecord(voice, place, ward, now));

const choices = (code: string) => Object.keys(fields[code]?.options ?? {});
const valueOf = (record: Record<string, { value: unknown }>, code: string) => record[code]?.value;
const day = (record: Record<string, { value: unknown }>) =>
  new Date(Date.parse(String(valueOf(record, '受付日時'))) + 9 * 3_600_000)
    .toISOString()
    .slice(0, 10);
const count = <T>(list: T[], test: (entry: T) => boolean) => list.filter(test).length;

describe('見本の声', () => {
  test('400件以上あり、同じ文は二つとない', () => {
    expect(voices.length).toBeGreaterThanOrEqual(400);
    expect(new Set(voices.map(({ text }) => text)).size).toBe(voices.length);
  });

  test('選択肢はどれもアプリにある', () => {
    for (const code of [
      '経路',
      '種別',
      '分野',
      '地域',
      '回答希望',
      '言語',
      '年代',
      '公表区分',
      '非公表理由',
    ]) {
      const used = new Set(
        records.map((record) => valueOf(record, code)).filter((v) => v !== null),
      );
      expect([code, [...used].filter((value) => !choices(code).includes(String(value)))]).toEqual([
        code,
        [],
      ]);
    }
    const care = new Set(voices.flatMap((voice) => voice.care));
    expect(choices('要配慮')).toEqual(expect.arrayContaining([...care]));
  });

  test('状態はどれもプロセスにあり、すべての状態の声がある', () => {
    const states = Object.keys(process?.states ?? {});
    expect(new Set(voices.map(({ status }) => status))).toEqual(new Set(states));
  });

  test('書いた値のあるフィールドはどれもアプリにある', () => {
    const codes = new Set(records.flatMap((record) => Object.keys(record)));
    expect([...codes].filter((code) => !fields[code])).toEqual([]);
  });

  test('必須の項目は埋まっている', () => {
    expect(voices.filter(({ text, channel, kind }) => !text || !channel || !kind)).toEqual([]);
  });

  test('33の地域と11の課のどこにも声がある', () => {
    expect(choices('地域')).toHaveLength(33);
    expect(new Set(voices.map(({ area }) => area).filter(Boolean))).toEqual(
      new Set(choices('地域')),
    );
    const sections = ward.organizations.filter(({ parentCode }) => parentCode === 'yahatanishi');
    const receiving = new Set(voices.map(({ receivedBy }) => receivedBy));
    for (const { code } of sections) {
      if (code !== 'centers') expect(receiving).toContain(code);
    }
  });

  test('二つの年度にわたる', () => {
    expect(
      count(voices, ({ date }) => date >= '2025-04-01' && date < '2026-04-01'),
    ).toBeGreaterThan(150);
    expect(count(voices, ({ date }) => date >= '2026-04-01')).toBeGreaterThan(150);
  });

  test('同じ願いの別の言い方が、25組以上、3件以上ずつある', () => {
    const sizes = new Map<string, number>();
    for (const { cluster } of voices) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
    sizes.delete('');
    expect(count([...sizes.values()], (size) => size >= 3)).toBeGreaterThanOrEqual(25);
  });

  test('長い手紙、回答のある声、背景の書かれた声、外国語の声、整理前の声がある', () => {
    expect(count(voices, ({ text }) => text.length >= 400)).toBeGreaterThanOrEqual(10);
    expect(count(voices, ({ reply }) => reply !== '')).toBeGreaterThanOrEqual(150);
    expect(count(voices, ({ background }) => background !== '')).toBeGreaterThanOrEqual(30);
    expect(count(voices, ({ language }) => language !== '日本語')).toBeGreaterThanOrEqual(15);
    expect(count(voices, ({ title, category }) => !title || !category)).toBeGreaterThanOrEqual(3);
  });

  test('個人情報らしいものは、使われていない番号だけ', () => {
    const numbers = voices.flatMap(
      ({ text, contact }) => `${text} ${contact}`.match(/\d{2,4}-[\dx]{2,4}-\d{3,4}/g) ?? [],
    );
    expect(numbers.length).toBeGreaterThan(0);
    // Exchanges never begin with 0, so nobody has these numbers.
    for (const number of numbers) expect(number).toMatch(/^(093-(xxx|000)|06-0000)-0000$/);
  });

  test('読めない属性は、どの声のことか言う', () => {
    const header = '日\t受付\t経路\t種別\t分野\t地域\t属性\t件名\t内容\t回答\t公表要旨';
    const line = '26-01-01\tsomu\t電話\t要望\tその他\t-\t謎の語\t件名です\t本文\t-\t-';
    expect(() => readVoices(`${header}\n${line}\n`)).toThrow('件名です');
  });
});

describe.each([
  ['書いた日', '2026-11-24T05:00:00Z'],
  ['日本の朝早く', '2027-02-03T22:30:00Z'],
  ['数年後の土曜', '2029-06-09T03:00:00Z'],
])('%sに読み込むと', (_name, present) => {
  const at = new Date(present);
  const today = new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
  const loaded = voices.map((voice, place) => ({
    voice,
    record: toRecord(voice, place, ward, at),
  }));

  test('今日受けた声があり、これから受ける声はない', () => {
    expect(count(loaded, ({ record }) => day(record) === today)).toBeGreaterThanOrEqual(5);
    for (const { record } of loaded) {
      expect(Date.parse(String(valueOf(record, '受付日時')))).toBeLessThanOrEqual(at.getTime());
    }
  });

  test('期限を過ぎた声と、7日以内に期限の来る声がある', () => {
    const open = loaded.filter(
      ({ voice }) => !['完了', '回答済', '移ちょう'].includes(voice.status),
    );
    const due = open.map(({ record }) => String(valueOf(record, '回答期限'))).filter(Boolean);
    const inAWeek = new Date(at.getTime() + 9 * 3_600_000 + 7 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    expect(count(due, (date) => date < today)).toBeGreaterThanOrEqual(5);
    expect(count(due, (date) => date >= today && date <= inAWeek)).toBeGreaterThanOrEqual(5);
  });

  test('回答日と公表日は今日より後にならない', () => {
    for (const { record } of loaded) {
      for (const code of ['回答日', '公表日']) {
        const value = String(valueOf(record, code));
        expect(value <= today).toBe(true);
      }
    }
  });
});
