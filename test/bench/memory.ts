/** What 100,000 records with six fields take: in memory as columns and as objects, and kept by the browser. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { tableOf } from '../../src/records/columns';
import type { KintoneRecord } from '../../src/kintone/host';
import type { RecordTable } from '../../src/records/table';
import { tableBytes } from '../../src/records/table-bytes';
import { deflated } from '../../src/keep/deflate';
import { FIELDS, voice } from './dashboard';
import { SealedKeep } from './sealed-keep';
import type { Section } from './report';

const RECORDS = 100_000;

export async function benchMemory(): Promise<Section[]> {
  const { kept: objects, grown: asObjects } = grownBy(records);
  const json = JSON.stringify({ records: objects });
  const { kept: table, grown: asColumns } = grownBy(() => tableOf(records(), FIELDS));
  const keep = new SealedKeep();
  const bytes = tableBytes(table, { revision: '1', since: 0 });
  await keep.put('bench', bytes);
  const text = new TextEncoder().encode(json);
  const packed = (await deflated(text)).byteLength;
  const line = (what: string, size: number, beside: number): (string | number)[] => [
    what,
    Math.round(size).toLocaleString('en'),
    (size / RECORDS).toFixed(1),
    `× ${(size / beside).toFixed(3)}`,
  ];
  return [
    {
      title: `レコード10万件の大きさ / Size of ${RECORDS.toLocaleString('en')} records`,
      method:
        '日付2つ、ドロップダウン3つ、数値1つ。メモリーは、作る前とあとで、ごみ集めをしてから測ったヒープと ArrayBuffer の増え方（Node.js）。比は、メモリーは REST の答えのオブジェクトと、ほかはその JSON（圧縮なし）と比べたもの。',
      header: ['', 'bytes', 'bytes of a record', 'ratio'],
      rows: [
        line('memory: objects as REST gives them', asObjects, asObjects),
        line('memory: columns of src/records', asColumns, asObjects),
        line('of it, typed arrays', typedBytes(table), asObjects),
        line('JSON of the records', text.length, text.length),
        line('the same, deflated', packed, text.length),
        line('what src/keep keeps, before it is deflated', bytes.length, text.length),
        line('on the disk, deflated and encrypted', keep.size, text.length),
      ],
    },
  ];
}

function records(): KintoneRecord[] {
  return Array.from({ length: RECORDS }, (_, number) => {
    const record: KintoneRecord = { $id: { type: '__ID__', value: String(number + 1) } };
    for (const [code, { value }] of Object.entries(voice(number))) {
      // As parsed from an answer: no two records share a text.
      record[code] = { type: FIELDS[code]?.type ?? '', value: Buffer.from(value).toString() };
    }
    return record;
  });
}

/** Bytes that the process has more when `make` has made something and all else is gone. */
function grownBy<Made>(make: () => Made): { kept: Made; grown: number } {
  const before = used();
  const kept = make();
  return { kept, grown: used() - before };
}

function used(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What the first run lets go may hold more.
  for (let run = 0; run < 3; run += 1) collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function typedBytes({ ids, columns }: RecordTable): number {
  return Object.values(columns).reduce(
    (sum, column) => sum + ('codes' in column ? column.codes : column.values).byteLength,
    ids.byteLength,
  );
}
