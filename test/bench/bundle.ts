/** Bytes that the plugin's files cost, by entry and by package, and what 集計 is of them. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack from 'webpack';
import { buildPlugin } from '../../scripts/build/targets';
import { pluginFolder } from '../../scripts/paths';
import configurations from '../../webpack.config.js';
import type { Section } from './report';

export async function benchBundles(): Promise<Section[]> {
  const { bundled } = await buildPlugin({ log: () => {} });
  const files = ['js', 'css'].flatMap((kind) =>
    readdirSync(join(pluginFolder, kind)).map((name) => {
      const body = readFileSync(join(pluginFolder, kind, name));
      return [`${kind}/${name}`, body.length, gzipSync(body, { level: 9 }).length];
    }),
  );
  const owners = Object.entries(bundled.sizes).flatMap(([entry, byOwner]) => {
    const total = Object.values(byOwner).reduce((sum, bytes) => sum + bytes, 0);
    return Object.entries(byOwner)
      .sort(([, a], [, b]) => b - a)
      .map(([owner, bytes]) => [entry, owner, bytes, `${((bytes / total) * 100).toFixed(1)} %`]);
  });
  return [
    {
      title: 'プラグインの大きさ / Bundle sizes',
      method: '`npm run build` の出力。minify 済みと、それを gzip したバイト数。',
      header: ['file', 'minified (bytes)', 'gzip (bytes)'],
      rows: files,
    },
    {
      title: '何が大きいか / By package',
      method:
        '使わない部分を落とす前、minify 前の、ソースのバイト数。ファイルごと・パッケージ（自作は部屋）ごとに。',
      header: ['entry', 'package or room', 'source (bytes)', 'share'],
      rows: owners,
    },
    await costOfCharts(),
  ];
}

/** The build of `npm run build` beside one whose list of features has no 集計. */
async function costOfCharts(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bundle-'));
  await builtWithoutCharts(folder);
  const rows = ['desktop', 'mobile', 'config'].map((entry) => {
    const sizes = [pluginFolder, folder].map((from) => {
      const body = readFileSync(join(from, 'js', `${entry}.js`));
      return { minified: body.length, gzip: gzipSync(body, { level: 9 }).length };
    });
    const [withCharts, without] = sizes;
    if (!withCharts || !without) throw new Error(`no ${entry}`);
    const added = withCharts.minified - without.minified;
    return [
      `js/${entry}.js`,
      ...[withCharts.minified, without.minified, added, withCharts.gzip - without.gzip],
      `${((added / withCharts.minified) * 100).toFixed(1)} %`,
    ];
  });
  rmSync(folder, { recursive: true });
  return {
    title: '集計の大きさ / What charts add to the bundles',
    method:
      '機能の一覧（src/features.ts）から集計を抜いて作ったものとの差。minify 済みのバイト数と、gzip したときの差。区民のこえと共有する部屋（暦、図、画面の部品）は、どちらにも入る。',
    header: ['file', 'with', 'without', 'added', 'added (gzip)', 'share'],
    rows,
  };
}

async function builtWithoutCharts(folder: string): Promise<void> {
  const { plugin } = configurations({});
  const compiler = webpack({
    ...plugin,
    output: { ...plugin.output, path: folder },
    plugins: [
      ...(plugin.plugins ?? []),
      new webpack.NormalModuleReplacementPlugin(
        /^\.\/features$/,
        join(__dirname, 'features-without-charts.ts'),
      ),
    ],
  });
  await new Promise<void>((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error || !stats) reject(error ?? new Error('webpack gave no result'));
        else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve();
      });
    });
  });
}
