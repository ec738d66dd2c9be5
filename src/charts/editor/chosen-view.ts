/** Some of the keys of a grouping, chosen by ticks where they are few and known, by words where anything may stand. */
import { keyId, type Key } from '../../records/key';
import type { Grouping } from '../../records/grouping';
import { defineMessages } from '../../ui/messages';
import type { Chosen } from '../definition';
import { keyWords } from '../key-words';
import { isPeriod } from '../narrowing';
import { areaField, ticksField, type Option } from './controls';
import { choiceLabels } from '../../records/choice-labels';
import { askedField, type HowBy, type SourceFields } from './fields';
import { howName } from './words';

const text = defineMessages({
  ja: {
    words: '1行に1つずつ書きます。ユーザー・組織・グループはコードで書きます。',
    agoOf: (period: string, ago: number) =>
      ago === 0 ? `今の${period}` : ago === 1 ? `1つ前の${period}` : `${ago}つ前の${period}`,
  },
  en: {
    words: 'One per line. Users, departments and groups by their codes.',
    agoOf: (period: string, ago: number) =>
      ago === 0
        ? `This ${period.toLowerCase()}`
        : ago === 1
          ? `Last ${period.toLowerCase()}`
          : `${ago} ${period.toLowerCase()}s ago`,
  },
});

/** As far back as ticks are offered. */
const MOST_AGO = 5;

interface Choosing {
  key: string;
  label: string;
  fields: SourceFields;
  grouping: Grouping;
  chosen: Chosen;
  write(chosen: Chosen): void;
}

export function chosenView(choosing: Choosing): HTMLElement {
  const { key, label, grouping, chosen, write } = choosing;
  const { by } = grouping.how;
  if (isPeriod(by)) {
    const ago = 'ago' in chosen ? chosen.ago : [];
    const options = Array.from({ length: Math.max(MOST_AGO, ...ago) + 1 }, (_, at) => ({
      value: String(at),
      label: text().agoOf(howName(by).toLowerCase(), at),
    }));
    return ticksField({ key, label }, options, ago.map(String), (values) =>
      write({ ago: values.map(Number) }),
    );
  }
  const keys = 'keys' in chosen ? chosen.keys : [];
  const known = knownKeys(choosing);
  if (known) {
    return ticksField({ key, label }, known, keys, (values) => write({ keys: values }));
  }
  const letter = by === 'value' && isNumber(choosing) ? 'n' : 'w';
  return areaField(
    { key, label, help: text().words },
    keys.map((id) => id.slice(1)).join('\n'),
    (written) =>
      write({
        keys: written
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
          .map((line) => letter + line),
      }),
  );
}

/** Nothing chosen yet, for a grouping of this kind. */
export function nothingChosen(by: HowBy): Chosen {
  return isPeriod(by) ? { ago: [0] } : { keys: [] };
}

function knownKeys({ fields, grouping }: Choosing): Option[] | undefined {
  const { how } = grouping;
  const unset: Key = { kind: 'unset' };
  if (how.by === 'weekday') {
    return [1, 2, 3, 4, 5, 6, 0]
      .map((weekday): Key => ({ kind: 'weekday', weekday }))
      .concat(unset)
      .map(option);
  }
  if (how.by === 'hour') {
    return Array.from({ length: 24 }, (_, hour): Key => ({ kind: 'hour', hour }))
      .concat(unset)
      .map(option);
  }
  if (how.by === 'ranges') {
    const { edges } = how;
    return Array.from({ length: edges.length + 1 }, (_, at): Key => ({
      kind: 'range',
      ...(at > 0 && { from: edges[at - 1] }),
      ...(at < edges.length && { to: edges[at] }),
    }))
      .concat(unset)
      .map(option);
  }
  const field = askedField(fields, grouping.field)?.field;
  const labels = field ? choiceLabels(field) : [];
  if (labels.length === 0) return undefined;
  return labels
    .map((word): Key => ({ kind: 'word', word, label: word }))
    .concat(unset)
    .map(option);
}

function option(key: Key): Option {
  return { value: keyId(key), label: keyWords(key, 'wareki').label };
}

function isNumber({ fields, grouping }: Choosing): boolean {
  return askedField(fields, grouping.field)?.field.type === 'NUMBER';
}
