/** A local kintone in a process of its own, for crash.test.ts: loads everything, then opens the file it is told. */
import { startKintone } from '../../emulator';

process.once('message', (file: string) => {
  startKintone({ file }).then(
    ({ url }) => process.send?.({ url }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
// Whoever started it is gone: nothing is left behind.
process.once('disconnect', () => process.exit());
process.send?.('loaded');
