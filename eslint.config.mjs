import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** One rule per wall of the house (docs: shared design). A room lists what it must not import. */
const wall = (files, forbidden, message) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message }] }],
  },
});

const features = ['voice', 'charts', 'application', 'karte'];

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', '.cache/', 'coverage/', 'test/fixtures/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.mjs', '*.js'], languageOptions: { globals: globals.node } },
  {
    // webpack reads its configuration as CommonJS.
    files: ['webpack.config.js'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/kintone/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'kintone', message: 'Only src/kintone names it.' },
      ],
    },
  },
  ...features.map((feature) =>
    wall(
      [`src/${feature}/**/*.ts`],
      `(emulator|apps)/|\\.\\./(${features.filter((other) => other !== feature).join('|')})(/|$)`,
      'A feature imports no other feature, and the plugin imports neither emulator nor apps.',
    ),
  ),
  wall(
    ['src/{kintone,settings,records,keep,calendar,text,drawing,ui}/**/*.ts'],
    `(^|/)(emulator|apps)/|\\.\\./(${features.join('|')})(/|$)`,
    'A shared room imports no feature, and the plugin imports neither emulator nor apps.',
  ),
  // `apps` is a room of the emulator too: what is forbidden is the one beside it.
  wall(
    ['emulator/*/*.ts'],
    '(^|/)src/|^\\.\\./\\.\\./apps/',
    'The emulator imports neither plugin nor apps.',
  ),
  wall(
    ['emulator/*/*/*.ts'],
    '(^|/)src/|^(\\.\\./){3}apps/',
    'The emulator imports neither plugin nor apps.',
  ),
);
