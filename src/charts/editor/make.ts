/** Parts of a definition as they begin: what was not said has the usual value. */
import { GRID_COLUMNS, MASK_BELOW } from '../schema';
import type { Look, LookType } from '../../drawing/look';
import type { How } from '../../records/grouping';
import type { Chart, Dashboard, Level, Measure, Pick, Source, Take } from '../definition';
import type { HowBy } from './fields';

/** Id of the source that is the app itself. */
export const OWN_SOURCE = 'app';

export const HALF: Chart['size'] = { width: GRID_COLUMNS / 2, height: 'middle' };
export const WHOLE: Chart['size'] = { width: GRID_COLUMNS, height: 'middle' };
export const SMALL: Chart['size'] = { width: GRID_COLUMNS / 4, height: 'low' };

/** What is not said of a new chart is the count of all records. */
export function chartWith(parts: Partial<Chart>): Chart {
  return {
    id: '',
    title: '',
    source: OWN_SOURCE,
    rows: '',
    look: lookOf('column'),
    levels: [],
    measures: [measureOf({ of: 'records' })],
    picks: [],
    toDate: '',
    size: HALF,
    ...parts,
  };
}

export function levelOf(field: string, by: HowBy, parts: Partial<Level> = {}): Level {
  return { field, how: howOf(by), order: 'form', top: null, zeros: 'shown', ...parts };
}

export function measureOf(take: Take, parts: Partial<Measure> = {}): Measure {
  return {
    label: '',
    take,
    derive: null,
    unit: '',
    digits: 0,
    drawnAs: 'bars',
    axis: 'left',
    ...parts,
  };
}

export function pickOf(field: string, by: HowBy, chosen: Pick['chosen']): Pick {
  return { field, how: howOf(by), chosen };
}

export function howOf(by: HowBy): How {
  return by === 'ranges' ? { by, edges: [] } : { by };
}

export function ownSource(): Source {
  return { id: OWN_SOURCE, name: '', app: null, condition: '', list: 'follows', joins: [] };
}

export function dashboardWith(
  parts: Partial<Dashboard> & { id: string; title: string },
): Dashboard {
  return {
    places: { lists: 'all', space: '', matches: [] },
    sources: [ownSource()],
    slicers: [],
    charts: [],
    maskBelow: MASK_BELOW,
    era: 'wareki',
    ...parts,
  };
}

/** A look as it is when it is chosen. */
export function lookOf(type: LookType): Look {
  switch (type) {
    case 'column':
    case 'bar':
    case 'area':
      return { type, stack: 'none' };
    case 'histogram':
      return { type, width: null };
    case 'scatter':
      return { type, quadrants: 'mean' };
    case 'tiles':
      return { type, columns: 6, map: [] };
    case 'kpi':
      return { type, number: 'whole', target: null, better: 'more' };
    case 'pivot':
      return { type, columns: 1, subtotals: 'shown', shading: 'none' };
    default:
      return { type };
  }
}
