/**
 * An app's records in memory, answering the queries that a reading asks, with counts of requests. Each request
 * may first be met by `onRequest`: a write in between, or a fault.
 */
import { parseQuery, type Condition } from '../../../emulator/query';
import {
  RequestError,
  type FormField,
  type KintoneRecord,
  type LoginUser,
} from '../../../src/kintone/host';
import type { Instant } from '../../../src/calendar/instant';
import type { Asking } from '../../../src/records/since';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Stored {
  /** As REST gives it, with `$id` and 更新日時. */
  record: KintoneRecord;
  hidden: boolean;
}

export class FakeApp implements Asking {
  readonly user: LoginUser = { code: 'sato', name: '佐藤', language: 'ja', timezone: 'UTC' };
  now = Date.parse('2026-05-11T01:30:20Z');
  revision = 1;
  /** Whether its answers tell the time. */
  tellsTime = false;
  /** Whether the user may view 更新日時. */
  showsUpdated = true;
  readonly records = new Map<number, Stored>();
  nextId = 1;
  /** Fields of its form beside 更新日時. */
  properties: Record<string, FormField> = {};
  requests: { path: string; query: string; fields?: string[] }[] = [];
  onRequest?: (count: number) => void | Promise<void>;

  add(values: KintoneRecord, updated = this.minute()): number {
    const id = this.nextId++;
    this.records.set(id, { record: recordOf(id, values, updated), hidden: false });
    return id;
  }

  change(id: number, values: KintoneRecord): void {
    const stored = this.records.get(id);
    if (stored) stored.record = recordOf(id, values, this.minute());
  }

  /** By rights, without a change of the record. */
  hide(id: number, hidden = true): void {
    const record = this.records.get(id);
    if (record) record.hidden = hidden;
  }

  minute(): string {
    return `${new Date(this.now).toISOString().slice(0, 16)}:00Z`;
  }

  /** All that `condition` finds, as REST gives it, ascending by `$id`. */
  find(condition: string): KintoneRecord[] {
    const { condition: parsed } = parseQuery(condition);
    return [...this.records.values()]
      .filter(({ hidden, record }) => !hidden && (!parsed || this.holds(parsed, record)))
      .map(({ record }) => record);
  }

  async request<T>(_method: string, path: string, body: unknown): Promise<T> {
    const asked = body as { query?: string; fields?: string[]; totalCount?: boolean };
    const { query = '' } = asked;
    this.requests.push({ path, query, ...(asked.fields && { fields: asked.fields }) });
    await this.onRequest?.(this.requests.length);
    // An answer comes later: chains run beside each other.
    await Promise.resolve();
    return (path === 'app/form/fields' ? this.form() : this.page(query, asked)) as T;
  }

  async serverTime(): Promise<Instant | undefined> {
    return this.tellsTime ? (this.now as Instant) : undefined;
  }

  private form(): { properties: Record<string, FormField>; revision: string } {
    const updated = { type: 'UPDATED_TIME', code: '更新日時', label: '更新日時' };
    return {
      properties: { ...this.properties, ...(this.showsUpdated && { 更新日時: updated }) },
      revision: String(this.revision),
    };
  }

  protected page(
    query: string,
    { fields, totalCount }: { fields?: string[]; totalCount?: boolean },
  ): { records: KintoneRecord[]; totalCount: string | null } {
    const { orderBy, limit = 100, offset = 0 } = parseQuery(query);
    if (limit > 500 || offset > 10_000) throw new RequestError(400, 'GAIA_QU01', query);
    const order = orderBy[0] ?? { field: '$id', direction: 'desc' };
    const found = this.find(query);
    if (order.field !== '$id') {
      const key = (record: KintoneRecord): string => String(record[order.field]?.value);
      found.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
    }
    if (order.direction === 'desc') found.reverse();
    return {
      records: found
        .slice(offset, offset + limit)
        .map((record) =>
          Object.fromEntries(Object.entries(record).filter(([code]) => fields?.includes(code))),
        ),
      totalCount: totalCount ? String(found.length) : null,
    };
  }

  private holds(condition: Condition, record: KintoneRecord): boolean {
    if (condition.kind !== 'compare') {
      const hold = (one: Condition): boolean => this.holds(one, record);
      return condition.kind === 'and' ? condition.items.every(hold) : condition.items.some(hold);
    }
    const { field, operator, values } = condition;
    if (field === '更新日時' && !this.showsUpdated) throw new RequestError(400, 'GAIA_IQ11', field);
    const given = field === '$id' ? Number(record[field]?.value) : String(record[field]?.value);
    const literals = values.map((value) => {
      if (value.kind !== 'function') return field === '$id' ? Number(value.text) : value.text;
      const shift = value.name === 'YESTERDAY' ? DAY : 0;
      const day = new Date(this.now - shift).toISOString();
      return value.name === 'NOW' ? day : `${day.slice(0, 10)}T00:00:00Z`;
    });
    const [first = ''] = literals;
    switch (operator) {
      case 'in':
        return literals.includes(given);
      case '<=':
        return given <= first;
      case '>=':
        return given >= first;
      case '>':
        return given > first;
      default:
        throw new Error(`The fake app knows no ${operator}.`);
    }
  }
}

const recordOf = (id: number, values: KintoneRecord, updated: string): KintoneRecord => ({
  ...values,
  $id: { type: '__ID__', value: String(id) },
  更新日時: { type: 'UPDATED_TIME', value: updated },
});
