import type { Configuration } from 'webpack';

declare function configurations(options?: {
  development?: boolean;
  bakedSettings?: unknown;
}): Record<'plugin' | 'customize' | 'pages', Configuration>;

export = configurations;
