/** 比べ方: what is made of a measure at several places. */
import type { Derive, Measure } from '../definition';
import { numberField, selectField } from './controls';
import { takeView } from './count-view';
import { replaced, type Desk } from './desk';
import { text } from './form-messages';

const KINDS = [
  'none',
  'share',
  'rate',
  'running',
  'moving',
  'differencePrevious',
  'differenceYear',
  'ratioPrevious',
  'ratioYear',
] as const;
type Kind = (typeof KINDS)[number];

export function deriveView(
  desk: Desk,
  { derive }: Measure,
  at: number,
  set: (derive: Derive | null) => void,
): HTMLElement[] {
  const words = text();
  const key = `derive.${at}`;
  const labels: Record<Kind, string> = { ...words, none: words.deriveNone };
  return [
    selectField(
      { key, label: words.derive, spot: key },
      kindOf(derive),
      KINDS.map((kind) => ({ value: kind, label: labels[kind] })),
      (kind) => set(begun(kind)),
    ),
    ...arguments_(desk, derive, at, set),
  ];
}

function arguments_(
  desk: Desk,
  derive: Derive | null,
  at: number,
  set: (derive: Derive | null) => void,
): HTMLElement[] {
  const words = text();
  const key = `derive.${at}`;
  const typed = (next: Derive): void =>
    desk.type(key, (now) => ({
      ...now,
      measures: replaced(now.measures, at, (old) => ({ ...old, derive: next })),
    }));
  switch (derive?.as) {
    case 'share':
      return [
        selectField(
          { key: `${key}.over`, label: words.shareOver },
          derive.over,
          [
            { value: 'whole', label: words.shareWhole },
            { value: 'level1', label: words.shareLevel1 },
            { value: 'level2', label: words.shareLevel2 },
          ],
          (over) => set({ as: 'share', over }),
        ),
      ];
    case 'rate':
      return [
        ...takeView(desk, derive.against, `${key}.against`, words.rateAgainst, (against) =>
          set({ ...derive, against }),
        ),
        numberField(
          { key: `${key}.per`, label: words.per },
          derive.per,
          { min: 1, step: 'any' },
          (per) => per !== null && typed({ ...derive, per }),
        ),
      ];
    case 'running':
      return [
        selectField(
          { key: `${key}.restart`, label: words.restart },
          derive.restart,
          [
            { value: 'never', label: words.restartNever },
            { value: 'fiscalYear', label: words.restartYear },
          ],
          (restart) => set({ as: 'running', restart }),
        ),
      ];
    case 'moving':
      return [
        numberField(
          { key: `${key}.length`, label: words.movingLength },
          derive.length,
          { min: 2, max: 366 },
          (length) => length !== null && typed({ as: 'moving', length }),
        ),
      ];
    default:
      return [];
  }
}

function kindOf(derive: Derive | null): Kind {
  if (!derive) return 'none';
  if (!('against' in derive) || derive.as === 'rate') return derive.as;
  if (derive.as === 'difference') {
    return derive.against === 'previous' ? 'differencePrevious' : 'differenceYear';
  }
  return derive.against === 'previous' ? 'ratioPrevious' : 'ratioYear';
}

function begun(kind: Kind): Derive | null {
  switch (kind) {
    case 'none':
      return null;
    case 'share':
      return { as: 'share', over: 'whole' };
    case 'rate':
      return { as: 'rate', against: { of: 'records' }, per: 1 };
    case 'running':
      return { as: 'running', restart: 'fiscalYear' };
    case 'moving':
      return { as: 'moving', length: 3 };
    case 'differencePrevious':
      return { as: 'difference', against: 'previous' };
    case 'differenceYear':
      return { as: 'difference', against: 'lastFiscalYear' };
    case 'ratioPrevious':
      return { as: 'ratio', against: 'previous' };
    case 'ratioYear':
      return { as: 'ratio', against: 'lastFiscalYear' };
  }
}
