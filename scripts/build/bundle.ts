/** Runs webpack and tells which packages and how many bytes each bundle took. */
import webpack, { type Configuration, type StatsModule } from 'webpack';
import configurations from '../../webpack.config.js';

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
  options: { development?: boolean; bakedSettings?: unknown },
): Promise<Bundled> {
  const stats = await run(configurations(options)[name]);
  const json = stats.toJson({
    all: false,
    errors: true,
    chunks: true,
    chunkModules: true,
    nestedModules: true,
    modulesSpace: Number.MAX_SAFE_INTEGER,
    chunkModulesSpace: Number.MAX_SAFE_INTEGER,
    nestedModulesSpace: Number.MAX_SAFE_INTEGER,
  });
  if (stats.hasErrors()) throw new Error(json.errors?.map((error) => error.message).join('\n\n'));

  const sizes: Bundled['sizes'] = {};
  for (const chunk of json.chunks ?? []) {
    const entry = chunk.names?.join('+') || String(chunk.id);
    const byOwner = (sizes[entry] ??= {});
    for (const module of flatten(chunk.modules ?? [])) {
      const owner = ownerOf(module.name ?? '');
      if (owner) byOwner[owner] = (byOwner[owner] ?? 0) + (module.size ?? 0);
    }
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

/** Concatenated modules hide the modules they were made of. */
function flatten(modules: StatsModule[]): StatsModule[] {
  return modules.flatMap((module) => (module.modules ? flatten(module.modules) : [module]));
}

function ownerOf(moduleName: string): string | undefined {
  const inPackage = [...moduleName.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].at(-1)?.[1];
  if (inPackage) return inPackage === 'css-loader' ? undefined : inPackage;
  return /\.\/((?:src|emulator)(?:\/[^/]+(?=\/))*)/.exec(moduleName)?.[1];
}
