/**
 * Set up before every test file: whatever local kintone a test starts, through REST or through pages,
 * each of its REST answers is held against the official description, and each fault of the server itself
 * is a fault of the test in which it happened. No test has to ask for it, so none can forget.
 */
import type * as Emulator from '../emulator';
import type * as Check from './contract/openapi';

const problems: string[] = [];

/** What did not conform since it was last asked; the test's end asks too, and fails over what is left. */
export function takeProblems(): string[] {
  return problems.splice(0);
}

jest.mock('../emulator', () => {
  const emulator = jest.requireActual<typeof Emulator>('../emulator');
  const startKintone: typeof emulator.startKintone = (options = {}) => {
    // Most files start no kintone: they need not read the description.
    const { checkExchange } = jest.requireActual<typeof Check>('./contract/openapi');
    return emulator.startKintone({
      ...options,
      observe(exchange) {
        problems.push(...checkExchange(exchange));
        options.observe?.(exchange);
      },
      log(message) {
        problems.push(message.split('\n').slice(0, 6).join(' '));
        options.log?.(message);
      },
    });
  };
  return { ...emulator, startKintone };
});

afterEach(() => expect(takeProblems()).toEqual([]));
// Answers that came after the last test, or before the first.
afterAll(() => expect(takeProblems()).toEqual([]));
