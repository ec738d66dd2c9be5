const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
  },
];

// Packages that ship ES modules only: jest loads CommonJS, so these are transformed as our own code is.
const esmPackages = [
  'valibot',
  'lit',
  'lit-html',
  'lit-element',
  '@lit',
  '@lit-labs',
  'uuid',
  'kintone-ui-component',
  'chart.js',
  'pixelmatch',
];

const base = {
  transform: { '\\.[cm]?[jt]s$': swc },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  moduleNameMapper: { '\\.css$': '<rootDir>/test/style-stub.ts' },
  setupFilesAfterEnv: ['<rootDir>/test/every-answer.ts'],
};

export default {
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/test/unit/**/*.test.ts'] },
    { ...base, displayName: 'contract', testMatch: ['<rootDir>/test/contract/**/*.test.ts'] },
    { ...base, displayName: 'property', testMatch: ['<rootDir>/test/property/**/*.test.ts'] },
    {
      ...base,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      globalSetup: '<rootDir>/test/e2e/global-setup.ts',
    },
  ],
  testTimeout: 60_000,
};
