/**
 * @jest-environment jsdom
 *
 * The page of what is emulated is true: it is made from a list, and the list is held against the `kintone` that pages
 * get, against the declarations of @kintone/dts-gen, and against the events the pages' code fires.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Boot, Device } from '../../../emulator/pages/boot';
import { installKintone } from '../../../emulator/pages/api';
import { EVENTS } from '../../../emulator/pages/api/coverage/events';
import { FUNCTIONS } from '../../../emulator/pages/api/coverage/functions';
import { isRefusal } from '../../../emulator/pages/api/not-emulated';
import { coveragePage } from '../../../scripts/docs/coverage-page';
import { coverageFile, root } from '../../../scripts/paths';

const rows = Object.values(FUNCTIONS).flat();

test('docs/emulator-coverage.md is as `npm run coverage` writes it', () => {
  expect(readFileSync(coverageFile, 'utf8')).toBe(coveragePage());
});

describe.each(['DESKTOP', 'MOBILE'] as const)('the kintone of %s pages', (device) => {
  const kintone = kintoneOf(device);
  const listed = new Map(
    rows.flatMap(({ pc, mobile, onPc, onMobile }) => {
      // Names of the other device are defined everywhere, as in kintone; their own column says what they do.
      const own: [string | null, string][] = [
        [mobile === pc ? null : mobile, onMobile],
        [pc, device === 'DESKTOP' || mobile !== pc ? onPc : onMobile],
      ];
      return own.flatMap(([name, state]) => (name === null ? [] : [[name, state] as const]));
    }),
  );

  test('has every listed function, and refuses exactly those listed as not emulated', () => {
    const wrong = [...listed].filter(([name, state]) => {
      const { found, value } = memberOf(kintone, name);
      return !found || isRefusal(value) !== (state === 'no');
    });
    expect(wrong).toEqual([]);
  });

  test('has no function that the list lacks', () => {
    expect(functionsOf(kintone).filter((name) => !listed.has(name))).toEqual([]);
  });
});

test('every name that @kintone/dts-gen declares is listed', () => {
  const listed = new Set(rows.flatMap(({ pc, mobile }) => [pc, mobile]));
  const declared = declaredNames(join(root, 'node_modules', '@kintone', 'dts-gen', 'kintone.d.ts'));
  expect(declared.length).toBeGreaterThan(40);
  expect(declared.filter((name) => !listed.has(name))).toEqual([]);
});

describe('events', () => {
  const fired = firedTypes(join(root, 'emulator', 'pages'));

  test('that the pages fire are listed as fired', () => {
    const listed = EVENTS.filter(({ firesOnPc }) => firesOnPc).map(({ pc }) => pc);
    expect(fired.filter((type) => !listed.some((one) => agree(type, one)))).toEqual([]);
  });

  test('that are listed as fired are fired somewhere', () => {
    const listed = EVENTS.filter(({ firesOnPc }) => firesOnPc).map(({ pc }) => pc);
    expect(listed.filter((one) => !fired.some((type) => agree(type, one)))).toEqual([]);
  });
});

function kintoneOf(device: Device): object {
  const boot: Boot = {
    page: 'detail',
    device,
    language: 'ja',
    requestToken: '',
    pluginConfigs: {},
    resources: [],
  };
  installKintone(boot);
  return (window as unknown as { kintone: object }).kintone;
}

function memberOf(home: object, path: string): { found: boolean; value: unknown } {
  let value: unknown = home;
  for (const name of path.split('.')) {
    const holder = Object(value) as object;
    if (!(name in holder)) return { found: false, value: undefined };
    value = (holder as Record<string, unknown>)[name];
  }
  return { found: true, value };
}

function functionsOf(home: object, path = ''): string[] {
  return Object.entries(home).flatMap(([key, value]: [string, unknown]) => {
    const name = path === '' ? key : `${path}.${key}`;
    if (value === Promise) return [name];
    const inside =
      value && /^(object|function)$/.test(typeof value) ? functionsOf(value, name) : [];
    return typeof value === 'function' ? [name, ...inside] : inside;
  });
}

/** Functions, classes and constants below `namespace kintone`; interfaces are no members at run time. */
function declaredNames(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const names = new Set<string>();
  const visit = (node: ts.Node, home: string[]): void => {
    if (ts.isModuleDeclaration(node)) {
      node.body?.forEachChild((child) => visit(child, [...home, node.name.text]));
    } else if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name) {
      names.add([...home, node.name.text].slice(1).join('.'));
    } else if (ts.isVariableStatement(node)) {
      for (const { name } of node.declarationList.declarations) {
        names.add([...home, name.getText()].slice(1).join('.'));
      }
    }
  };
  source.forEachChild((child) => visit(child, []));
  return [...names];
}

/** First arguments of `fire` and `fireSync` in the code of the pages; what is put in at run time is `*`. */
function firedTypes(folder: string): string[] {
  const types = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || /(^|[\\/])api[\\/]/.test(name)) continue;
    const source = ts.createSourceFile(
      name,
      readFileSync(join(folder, name), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /(^|\.)fire(Sync)?$/.test(node.expression.getText())) {
        const type = node.arguments[0] && patternOf(node.arguments[0]);
        if (type) types.add(type);
      }
      node.forEachChild(visit);
    };
    visit(source);
  }
  return [...types];
}

function patternOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (text, span) => `${text}*${span.literal.text}`,
      node.head.text,
    );
  }
  return ts.isIdentifier(node) ? constantOf(node) : undefined;
}

/** The value of the nearest `const` of that name before its use. */
function constantOf(use: ts.Identifier): string | undefined {
  let nearest: ts.VariableDeclaration | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === use.text) {
      if (node.pos < use.pos) nearest = node;
    }
    node.forEachChild(visit);
  };
  visit(use.getSourceFile());
  return nearest?.initializer && patternOf(nearest.initializer);
}

/** Whether two types with `*` may mean the same event: equal where both say something. */
function agree(fired: string, listed: string): boolean {
  const pattern = fired.split('*').map((part) => part.replace(/[.]/g, '\\.'));
  return new RegExp(`^${pattern.join('.*')}$`).test(listed);
}
