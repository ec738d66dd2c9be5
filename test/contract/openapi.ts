/**
 * Holds REST answers against the official description. `checkExchange` gives the problems of one answer
 * as text; none means it conforms. Only the wire conventions in deviations.ts are let through.
 * Nothing is read or compiled before the first answer that needs it.
 */
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { Exchange } from '../../emulator';
import { type Description, readDescription, type Schema } from './description';
import { BOOLEAN_MAY_BE_TEXT, LONG_IS_TEXT, NULLABLE, UNCHECKED_FORMATS } from './deviations';

const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false });
addFormats(ajv);

let loaded: Description | undefined;

function description(): Description {
  if (loaded) return loaded;
  loaded = readDescription();
  for (const [name, schema] of Object.entries(loaded.components.schemas)) {
    ajv.addSchema(wireSchema(schema), schemaId(name));
  }
  return loaded;
}

const ERROR = ajv.compile({
  type: 'object',
  required: ['code', 'id', 'message'],
  properties: {
    code: { type: 'string', minLength: 1 },
    id: { type: 'string', minLength: 1 },
    message: { type: 'string', minLength: 1 },
    errors: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['messages'],
        properties: { messages: { type: 'array', items: { type: 'string' } } },
      },
    },
  },
});

/** A field that fits none of many alternatives fails each of them: the first lines tell enough. */
const MOST_LINES = 8;

const compiled = new Map<string, ValidateFunction | undefined>();

/** Problems of one answer. Endpoints the description does not know are passed over. */
export function checkExchange(exchange: Exchange): string[] {
  const { method, status, body, contentType } = exchange;
  const path = ordinaryPath(exchange.path);
  const where = `${method} ${path} ${status}`;
  if (status >= 400) {
    if (path.endsWith('/bulkRequest.json')) return [];
    const value: unknown = JSON.parse(body);
    return ERROR(value) ? [] : problems(where, ERROR);
  }
  const operation = description().paths[path]?.[method.toLowerCase()];
  if (!operation || !contentType.startsWith('application/json')) return [];
  const key = `${method} ${path}`;
  if (!compiled.has(key)) {
    const schema = operation.responses[String(status)]?.content?.['application/json']?.schema;
    compiled.set(key, schema && ajv.compile(wireSchema(schema)));
  }
  const validate = compiled.get(key);
  const missing = operation.responses[String(status)] ? [] : [`${where}: status not described`];
  if (!validate) return missing;
  return validate(JSON.parse(body)) ? [] : problems(where, validate);
}

/** The description gives every guest-space path the shapes of the ordinary one. */
function ordinaryPath(path: string): string {
  return path.replace(/^\/k\/guest\/\d+\/v1\//, '/k/v1/');
}

function schemaId(name: string): string {
  return `https://kintone.invalid/${name}`;
}

/** Whether the official description knows the endpoint. */
export function isDescribed(method: string, path: string): boolean {
  return description().paths[path]?.[method.toLowerCase()] !== undefined;
}

function problems(where: string, { errors }: ValidateFunction): string[] {
  const lines = (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  return [...new Set(lines)].slice(0, MOST_LINES).map((line) => `${where}: ${line}`);
}

/** The description's schema as JSON Schema of what goes over the wire. */
function wireSchema(schema: Schema, name = ''): Schema {
  const result: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref') {
      result['$ref'] = schemaId(String(value).replace('#/components/schemas/', ''));
    } else if (key === 'properties') {
      result.properties = Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([member, inner]) => [
          member,
          wireSchema(inner, member),
        ]),
      );
    } else if (key === 'anyOf' || key === 'oneOf' || key === 'allOf') {
      // A field of the form fits several of its alternatives at once: oneOf is meant as anyOf.
      const kind = key === 'allOf' ? key : 'anyOf';
      result[kind] = (value as Schema[]).map((inner) => wireSchema(inner, name));
    } else if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object')) {
      result[key] = wireSchema(value as Schema, name);
    } else if (key !== 'description' && key !== 'example' && key !== 'title') {
      result[key] = value;
    }
  }
  if (result.format === 'long') {
    delete result.format;
    result.type = 'string';
    result['pattern'] = LONG_IS_TEXT.source;
  }
  if (result.type === 'boolean' && result.format === 'boolean') return BOOLEAN_MAY_BE_TEXT;
  if (result.format && UNCHECKED_FORMATS.has(result.format)) delete result.format;
  if (!NULLABLE.has(name)) return result;
  return { anyOf: [result, { type: 'null' }, { const: '' }, { const: false }] };
}
