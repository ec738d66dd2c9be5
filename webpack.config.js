/**
 * Three bundles: the plugin's code, the same code as a plain customization, and the pages of the
 * local kintone, which fetch a second file where there is one: what draws graphs (emulator/pages/report/chart.ts).
 * Production output is minified, names no source path and depends on the sources alone.
 * `scripts/build.ts` runs these; nothing else should.
 */
const path = require('node:path');
const webpack = require('webpack');
const CssExtract = require('mini-css-extract-plugin');
const Terser = require('terser-webpack-plugin');
const CssMinimizer = require('css-minimizer-webpack-plugin');

const source = (file) => path.resolve(__dirname, file);

/** @param {{ development: boolean }} options */
function common({ development }) {
  return {
    mode: development ? 'development' : 'production',
    devtool: false,
    target: ['web', 'es2022'],
    context: __dirname,
    resolve: { extensions: ['.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'ts-loader',
          options: { transpileOnly: true, compilerOptions: { noEmit: false, target: 'ES2022' } },
        },
        {
          test: /\.css$/,
          use: [CssExtract.loader, { loader: 'css-loader', options: { url: false } }],
        },
      ],
    },
    optimization: {
      moduleIds: 'deterministic',
      chunkIds: 'deterministic',
      minimizer: [
        // As small as Terser's own, in half the time.
        new Terser({
          extractComments: false,
          minify: Terser.swcMinify,
          terserOptions: { format: { comments: false } },
        }),
        new CssMinimizer(),
      ],
    },
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/** Settings are baked in for a customization and left undefined for the plugin, which asks kintone for them. */
function pluginCode(options, { name, pages, folder, bakedSettings }) {
  const base = common(options);
  const onPage = (file) => ({ import: file, dependOn: 'drawing' });
  return {
    ...base,
    name,
    entry: {
      // Charts are drawn in a thread, too, which is started with a file of its own.
      drawing: './src/drawing-thread.ts',
      ...Object.fromEntries(Object.entries(pages).map(([page, file]) => [page, onPage(file)])),
    },
    output: {
      path: source(folder),
      filename: 'js/[name].js',
      iife: true,
      // The plugin and the customization may be on one page: each has a loader of its own.
      uniqueName: `kumin-${name}`,
    },
    optimization: { ...base.optimization, splitChunks: false },
    plugins: [
      new CssExtract({ filename: 'css/[name].css' }),
      new webpack.DefinePlugin({
        BAKED_SETTINGS: bakedSettings === undefined ? 'undefined' : JSON.stringify(bakedSettings),
      }),
    ],
  };
}

/** @param {{ development?: boolean, bakedSettings?: unknown, pluginFolder?: string }} [options] */
function configurations({
  development = false,
  bakedSettings = null,
  pluginFolder = 'dist/plugin',
} = {}) {
  const options = { development };
  return {
    plugin: pluginCode(options, {
      name: 'plugin',
      pages: { desktop: './src/desktop.ts', mobile: './src/mobile.ts', config: './src/config.ts' },
      folder: pluginFolder,
    }),
    customize: pluginCode(options, {
      name: 'customize',
      pages: { desktop: './src/desktop.ts', mobile: './src/mobile.ts' },
      folder: 'dist/customize',
      bakedSettings,
    }),
    pages: {
      ...common(options),
      name: 'pages',
      entry: { pages: './emulator/pages/main.ts' },
      output: {
        path: source('dist/emulator'),
        filename: '[name].js',
        // Its name stays, as an emulator may be serving it; the browser keeps it by its hash.
        chunkFilename: '[name].js?v=[contenthash]',
        // As emulator/server/page-files.ts names and hashes its files.
        publicPath: '/k/assets/',
        hashFunction: 'sha256',
        hashDigestLength: 16,
        // Plugins bring webpack's loader too: each has a name of its own in the page.
        uniqueName: 'kintone-emulator',
      },
      // One file per import(): chart.js is used nowhere else.
      optimization: { ...common(options).optimization, splitChunks: false },
      plugins: [new CssExtract({ filename: '[name].css' })],
    },
  };
}

module.exports = configurations;
