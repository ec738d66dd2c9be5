/** Runs webpack and tells which packages and how many bytes each bundle took. */
import { dirname, relative } from 'node:path';
import webpack, { type Configuration, type Module } from 'webpack';
import configurations from '../../webpack.config.js';
import { root } from '../paths';

export type BundleName = 'plugin' | 'customize' | 'pages';

export interface Bundled {
  /** Names of the npm packages whose code is in the bundle, sorted. */
  packages: string[];
  /** Bytes of source by entry and package (own code under its room, `src/voice`), before minifying. */
  sizes: Record<string, Record<string, number>>;
}

/** @throws Error with webpack's messages when a module cannot be compiled */
export async function bundle(
  name: BundleName,
  options: { development?: boolean; bakedSettings?: unknown; pluginFolder?: string },
): Promise<Bundled> {
  const stats = await run(configurations(options)[name]);
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));

  const { chunks, chunkGraph } = stats.compilation;
  const sizes: Bundled['sizes'] = {};
  for (const chunk of chunks) {
    const byOwner: Record<string, number> = {};
    for (const module of [...chunkGraph.getChunkModules(chunk)].flatMap(parts)) {
      const owner = ownerOf(module.nameForCondition() ?? '');
      if (owner) byOwner[owner] = (byOwner[owner] ?? 0) + module.size();
    }
    sizes[chunk.name ?? String(chunk.id)] = byOwner;
  }
  const owners = new Set(Object.values(sizes).flatMap((byOwner) => Object.keys(byOwner)));
  const packages = [...owners].filter((owner) => !/^(src|emulator)(\/|$)/.test(owner)).sort();
  return { packages, sizes };
}

function run(configuration: Configuration): Promise<webpack.Stats> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(configuration);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error || !stats) reject(error ?? new Error('webpack gave no result'));
        else resolve(stats);
      });
    });
  });
}

/** The modules that webpack joined into one; its types leave the joined kind out. */
function parts(module: Module & { modules?: Iterable<Module> }): Module[] {
  return module.modules ? [...module.modules].flatMap(parts) : [module];
}

/** Package of a file, or the folder of our own (`src/voice`). */
function ownerOf(file: string): string | undefined {
  const inPackage = [...file.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1];
  // css-loader's runtime serves the build, nothing of it is in the extracted style sheet.
  if (inPackage) return inPackage === 'css-loader' ? undefined : inPackage;
  return file.startsWith(root) ? dirname(relative(root, file)) : undefined;
}
