import { EventBus } from '../../../emulator/pages/api/events';

function bus(): { bus: EventBus; troubles: string[] } {
  const troubles: string[] = [];
  return {
    bus: new EventBus((type, reason) => troubles.push(`${type}: ${String(reason)}`)),
    troubles,
  };
}

const type = 'app.record.edit.submit';

describe('event handlers of a page', () => {
  it('run in the order of registration, each awaited before the next', async () => {
    const { bus: events } = bus();
    const order: string[] = [];
    events.on(type, async (event) => {
      order.push('first begins');
      await Promise.resolve();
      order.push('first ends');
      return event;
    });
    events.on([type, 'app.record.create.submit'], () => order.push('second'));
    await events.fire(type, {});
    expect(order).toEqual(['first begins', 'first ends', 'second']);
  });

  it('let the last returned value decide', async () => {
    const { bus: events } = bus();
    events.on(type, () => false);
    events.on(type, (event) => event);
    expect(await events.fire(type, { record: 1 })).toEqual({ record: 1 });
  });

  it('apply nothing when the last returns nothing', async () => {
    const { bus: events } = bus();
    events.on(type, () => undefined);
    expect(await events.fire(type, { record: 1 })).toEqual({});
  });

  it('cancel with false, also from a thenable that is no Promise', async () => {
    const { bus: events } = bus();
    events.on(type, () => ({ then: (resolve: (value: unknown) => void) => resolve(false) }));
    expect(await events.fire(type, {})).toBe(false);
  });

  it('cancel and are reported when one rejects', async () => {
    const { bus: events, troubles } = bus();
    events.on(type, () => Promise.reject(new Error('broken')));
    expect(await events.fire(type, {})).toBe(false);
    expect(troubles).toEqual([`${type}: Error: broken`]);
  });

  it('leave the event as it is when nobody listens', async () => {
    const { bus: events } = bus();
    expect(await events.fire(type, { record: 1 })).toEqual({ record: 1 });
  });

  it('are not awaited on a change: a Promise is reported and applies nothing', () => {
    const { bus: events, troubles } = bus();
    events.on('app.record.edit.change.a', (event) => Promise.resolve(event));
    expect(events.fireSync('app.record.edit.change.a', { record: 1 })).toEqual({});
    expect(troubles).toHaveLength(1);
  });

  it('count as running until their Promise is settled', async () => {
    const { bus: events } = bus();
    let release: () => void = () => undefined;
    events.on(type, () => new Promise<void>((resolve) => (release = resolve)));
    const fired = events.fire(type, {});
    expect(events.running).toBe(true);
    release();
    await fired;
    expect(events.running).toBe(false);
  });

  it('go by handler, by type, or all; off tells whether any went', async () => {
    const { bus: events } = bus();
    const handler = jest.fn();
    events.on(['a', 'b', 'c'], handler);
    expect(events.off('a', handler)).toBe(true);
    expect(events.off('a', handler)).toBe(false);
    expect(events.off('b')).toBe(true);
    expect(events.off()).toBe(true);
    expect(events.off()).toBe(false);
    await events.fire('c', {});
    expect(handler).not.toHaveBeenCalled();
  });
});
