/** Gives the first of what was put in, by an order. */
export class Heap<Value> {
  private readonly values: Value[] = [];

  constructor(private readonly order: (a: Value, b: Value) => number) {}

  push(value: Value): void {
    const { values } = this;
    let at = values.length;
    values.push(value);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.order(value, values[parent] as Value) >= 0) break;
      values[at] = values[parent] as Value;
      at = parent;
    }
    values[at] = value;
  }

  pop(): Value | undefined {
    const { values } = this;
    const first = values[0];
    const last = values.pop();
    if (values.length === 0 || last === undefined) return first;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= values.length) break;
      const next = child + 1;
      if (next < values.length && this.order(values[next] as Value, values[child] as Value) < 0) {
        child = next;
      }
      if (this.order(last, values[child] as Value) <= 0) break;
      values[at] = values[child] as Value;
      at = child;
    }
    values[at] = last;
    return first;
  }
}
