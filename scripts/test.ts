/**
 * `npm test`: everything that must hold, in the order in which a failure is cheapest to find.
 * `npm test -- unit` (or lint, format, types, contract, e2e …) runs those steps alone.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './build/fresh';
import { root } from './paths';
import { ensureBrowser } from './setup/browser';

interface Step {
  name: string;
  run(): Promise<boolean>;
  /** Reads sources alone and uses one core: runs beside the others of its kind. */
  reads?: 'sources';
}

const log = (text: string) => console.log(`[test] ${text}`);
const totals = { passed: 0, failed: 0 };

const STEPS: Step[] = [
  {
    name: 'format',
    reads: 'sources',
    run: () => node('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  },
  {
    name: 'lint',
    reads: 'sources',
    run: () => node('eslint/bin/eslint.js', '--max-warnings', '0', '.'),
  },
  {
    name: 'typecheck',
    reads: 'sources',
    run: () => node('typescript/bin/tsc', '--noEmit'),
  },
  { name: 'build', run: () => buildIfStale(log).then(() => true) },
  {
    name: 'types',
    run: () => command(process.execPath, '--import', 'tsx', 'scripts/types.ts', '--check'),
  },
  { name: 'unit', run: () => jest('unit') },
  { name: 'contract', run: () => jest('contract') },
  { name: 'property', run: () => jest('property') },
  {
    name: 'e2e',
    run: async () => {
      process.env['CHROME_PATH'] = ensureBrowser(log);
      return jest('e2e');
    },
  },
];

async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  const unknown = chosen.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(', ')}`);
  const steps = STEPS.filter((step) => chosen.length === 0 || chosen.includes(step.name));

  const failed: string[] = [];
  const run = async (step: Step): Promise<void> => {
    const place = `${steps.indexOf(step) + 1}/${steps.length} ${step.name}`;
    log(place);
    const started = Date.now();
    if (!(await step.run())) failed.push(step.name);
    log(`${place}: ${Math.round((Date.now() - started) / 1000)} s`);
  };
  await Promise.all(steps.filter(({ reads }) => reads === 'sources').map(run));
  for (const step of steps.filter(({ reads }) => reads === undefined)) {
    await run(step);
    // Later steps would only report the same fault again, less clearly.
    if (failed.includes('build')) break;
  }
  if (failed.length > 0) log(`failed: ${failed.join(', ')}`);
  console.log(`${totals.passed} passed, ${totals.failed} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** Runs a program of a package. */
function node(program: string, ...parameters: string[]): Promise<boolean> {
  return command(process.execPath, join('node_modules', program), ...parameters);
}

async function jest(project: string): Promise<boolean> {
  const report = join(root, '.cache', `jest-${project}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  const passed = await node(
    'jest/bin/jest.js',
    '--selectProjects',
    project,
    // Left to itself jest would leave one of two cores free, and begin a browser on each of many.
    '--maxWorkers=2',
    '--json',
    `--outputFile=${report}`,
  );
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  totals.passed += numPassedTests;
  totals.failed += numFailedTests;
  return passed && numPassedTests > 0;
}

function command(program: string, ...parameters: string[]): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code === 0));
  });
}

main().catch((error: Error) => {
  console.error(`[test] ${error.message}`);
  process.exitCode = 1;
});
