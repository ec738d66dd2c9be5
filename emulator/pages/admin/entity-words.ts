/** Users, groups, organizations and conditions of an app's settings in words, as its settings pages show them. */
import type { FieldProperty, ProcessEntity } from '../../apps/definition';
import { rest } from '../api/rest';
import { directory } from '../fields/directory';
import { filterFields } from '../list/field-kinds';
import { filterWords } from '../list/filter-words';
import { readFilter } from '../list/query-text';
import { text } from './flow-messages';

export interface SettingsWords {
  entities(entities: readonly ProcessEntity[]): string;
  /** Every record's, when the condition is empty. */
  condition(filterCond: string): string;
  label(fieldCode: string): string;
}

/** Reads the form and the names of the domain once. @throws RestError */
export async function settingsWords(app: string, locale: Locale): Promise<SettingsWords> {
  const [{ properties }, users, organizations, groups] = await Promise.all([
    rest<{ properties: Record<string, FieldProperty> }>(
      'GET',
      '/k/v1/preview/app/form/fields.json',
      { app, lang: 'user' },
    ),
    directory('user'),
    directory('organization'),
    directory('group'),
  ]);
  const lists = { USER: users, ORGANIZATION: organizations, GROUP: groups };
  const nameIn = (type: string, code: string): string | undefined =>
    lists[type as keyof typeof lists]?.find((one) => one.code === code)?.name;
  const label = (code: string): string => properties[code]?.label ?? code;
  return {
    label,
    entities: (entities) => entities.map((one) => entityWords(one, label, nameIn)).join('、'),
    condition(filterCond) {
      if (filterCond === '') return text().always;
      const filter = readFilter(filterCond);
      // A condition with brackets has no words of ours: it is shown as it is written.
      if (!filter) return filterCond;
      const fields = filterFields(properties);
      return filterWords(filter, fields, locale, (kind, code) => nameIn(kind.toUpperCase(), code));
    },
  };
}

type Locale = Parameters<typeof filterWords>[2];

function entityWords(
  { entity, includeSubs }: ProcessEntity,
  label: (code: string) => string,
  nameIn: (type: string, code: string) => string | undefined,
): string {
  const words = text();
  const code = entity.code ?? '';
  if (entity.type === 'CREATOR') return words.creator;
  if (entity.type === 'GROUP' && code === 'everyone') return words.everyone;
  const name =
    entity.type === 'FIELD_ENTITY' ? words.field(label(code)) : (nameIn(entity.type, code) ?? code);
  return includeSubs ? words.withSubs(name) : name;
}
