import { examples, judge } from './examples';
test('look', () => {
  const t = (process.env['T'] ?? 'tuned') as 'tuned';
  const { scores, misses } = judge(examples(t));
  const out = scores.map(
    (s) =>
      `${s.kind}\t${s.wanted}\t${s.marked}\tP ${s.precision.toFixed(3)}\tR ${s.recall.toFixed(3)}`,
  );
  if (t === 'tuned') out.push(...misses.map((m) => `${m.what} ${m.kind} [${m.words}] ${m.text}`));
  require('fs').writeFileSync('/tmp/pii-out.txt', out.join('\n'));
});
