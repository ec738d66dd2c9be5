/** Bytes that the plugin's files cost, by entry and by package. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPlugin } from '../../scripts/build/targets';
import { pluginFolder } from '../../scripts/paths';
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
  ];
}
