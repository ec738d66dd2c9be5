import type { Configuration } from 'webpack';

declare function configurations(options?: {
  development?: boolean;
  bakedSettings?: unknown;
  pluginFolder?: string;
}): Record<'plugin' | 'customize' | 'pages', Configuration>;

export = configurations;
