/**
 * Settings that are kept and given back but have no effect on this floor: actions, notes. Their shape is checked for what a reader relies on (lists are lists, named
 * things have an index); nothing is invented when nothing was set.
 */
import type { Context } from '../context';
import { invalidParameter, REQUIRED_PARAMETER } from '../errors';
import {
  booleanParam,
  checkLength,
  integerParam,
  objectOf,
  optionalText,
  type Params,
} from '../server/params';
import type { AppDefinition } from './definition';

const NOTES_LENGTH = 10_000;
/** Ids of actions are unique in a domain, as those of views. */
const IDS_PER_APP = 100_000;

export interface KeptSetting {
  /** Endpoint below `app/`, without `.json`. */
  name: string;
  empty: Record<string, unknown>;
  /** What is to be kept. */
  read(context: Context, app: AppDefinition, params: Params): Record<string, unknown>;
  /** Members of the answer to a change, beside the revision. */
  answer?(kept: Record<string, unknown>): Record<string, unknown>;
}

export const KEPT: KeptSetting[] = [
  named('actions', 'actions'),
  {
    name: 'adminNotes',
    empty: { content: '', includeInTemplateAndDuplicates: false },
    read: (_context, app, params) => {
      const before = keptOf(app, 'adminNotes', {
        content: '',
        includeInTemplateAndDuplicates: false,
      });
      const content = optionalText(params, 'content') ?? String(before['content']);
      return {
        content: checkLength(content, NOTES_LENGTH, 'content'),
        includeInTemplateAndDuplicates:
          booleanParam(params, 'includeInTemplateAndDuplicates') ??
          before['includeInTemplateAndDuplicates'],
      };
    },
  },
];

export function keptOf(
  app: AppDefinition,
  name: string,
  empty: Record<string, unknown>,
): Record<string, unknown> {
  return (app.kept[name] as Record<string, unknown> | undefined) ?? empty;
}

/** A setting whose members have a name, an index and an id; those left out are deleted. */
function named(name: string, key: string): KeptSetting {
  return {
    name,
    empty: { [key]: {} },
    read: (_context, app, params) => {
      const before = keptOf(app, name, { [key]: {} })[key] as Record<string, { id: string }>;
      const members = Object.entries(objectOf(params[key], key)).map(([member, value]) => {
        const path = `${key}[${member}]`;
        const properties = objectOf(value, path);
        const index = integerParam(properties, 'index', `${path}.index`);
        if (index === undefined) throw invalidParameter(`${path}.index`, REQUIRED_PARAMETER);
        const title = optionalText(properties, 'name', `${path}.name`) ?? member;
        const id = before[member]?.id ?? nextId(app);
        return { ...before[member], ...properties, name: title, id, index: String(index) };
      });
      members.sort((a, b) => Number(a.index) - Number(b.index));
      return { [key]: Object.fromEntries(members.map((member) => [member.name, member])) };
    },
    answer: (kept) => ({
      [key]: Object.fromEntries(
        Object.entries(kept[key] as Record<string, { id: string }>).map(([member, { id }]) => [
          member,
          { id },
        ]),
      ),
    }),
  };
}

function nextId(app: AppDefinition): string {
  app.nextFieldId += 1;
  return String(app.id * IDS_PER_APP + app.nextFieldId - 1);
}
