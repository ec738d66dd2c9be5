/** Name, description, icon, design and switches of an app: `…/app/settings.json`. */
import type { Context } from '../context';
import { type Bilingual, fieldNotFound, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { claimFile } from '../files/files';
import {
  booleanParam,
  checkLength,
  enumParam,
  given,
  integerParam,
  objectOf,
  optionalText,
  type Params,
  textParam,
} from '../server/params';
import type { AppDefinition, AppSettings } from './definition';
import { findField } from './field-lookup';

const NAME_LENGTH = 64;
const DESCRIPTION_LENGTH = 10_000;
const PRESETS = 90;
const THEMES = [
  'WHITE',
  'CLIPBOARD',
  'BINDER',
  'PENCIL',
  'CLIPS',
  'RED',
  'GREEN',
  'BLUE',
  'YELLOW',
  'BLACK',
];
const SWITCHES = [
  'enableThumbnails',
  'enableBulkDeletion',
  'enableComments',
  'enableDuplicateRecord',
  'enableInlineRecordEditing',
] as const;

export function readAppName(params: Params): string {
  return checkLength(textParam(params, 'name'), NAME_LENGTH, 'name');
}

export function setSettings(context: Context, app: AppDefinition, params: Params): void {
  const { settings } = app;
  if (given(params, 'name')) settings.name = readAppName(params);
  if (given(params, 'description')) {
    settings.description = checkLength(
      optionalText(params, 'description') ?? '',
      DESCRIPTION_LENGTH,
      'description',
    );
  }
  if (given(params, 'icon')) settings.icon = readIcon(context, app, params);
  settings.theme = enumParam(params, 'theme', THEMES) ?? settings.theme;
  if (given(params, 'titleField')) settings.titleField = readTitleField(app, params);
  for (const key of SWITCHES) settings[key] = booleanParam(params, key) ?? settings[key];
  if (given(params, 'numberPrecision')) {
    settings.numberPrecision = readPrecision(settings, params);
  }
  const month = integerParam(params, 'firstMonthOfFiscalYear');
  if (month !== undefined) {
    if (month < 1 || month > 12) throw invalidParameter('firstMonthOfFiscalYear', NOT_A_MONTH);
    settings.firstMonthOfFiscalYear = String(month);
  }
}

function readIcon(context: Context, app: AppDefinition, params: Params): AppSettings['icon'] {
  const icon = objectOf(params['icon'], 'icon');
  const type = enumParam(icon, 'type', ['FILE', 'PRESET'], 'icon.type');
  if (!type) throw invalidParameter('icon.type', REQUIRED_PARAMETER);
  if (type === 'FILE') {
    const file = objectOf(icon['file'], 'icon.file');
    const fileKey = textParam(file, 'fileKey', 'icon.file.fileKey');
    return { type, file: { ...claimFile(context, fileKey, app.id) } };
  }
  const keys = Array.from({ length: PRESETS }, (_, index) => `APP${index + 1}`);
  const key = enumParam(icon, 'key', keys, 'icon.key');
  if (!key) throw invalidParameter('icon.key', REQUIRED_PARAMETER);
  return { type, key };
}

function readTitleField(app: AppDefinition, params: Params): AppSettings['titleField'] {
  const title = objectOf(params['titleField'], 'titleField');
  const selectionMode = enumParam(
    title,
    'selectionMode',
    ['AUTO', 'MANUAL'],
    'titleField.selectionMode',
  );
  if (!selectionMode) throw invalidParameter('titleField.selectionMode', REQUIRED_PARAMETER);
  if (selectionMode === 'AUTO') return { selectionMode };
  const code = textParam(title, 'code', 'titleField.code');
  if (!findField(app, code)) throw fieldNotFound('titleField.code', code);
  return { selectionMode, code };
}

function readPrecision(before: AppSettings, params: Params): AppSettings['numberPrecision'] {
  const given = objectOf(params['numberPrecision'], 'numberPrecision');
  const number = (key: 'digits' | 'decimalPlaces', from: number, to: number): string => {
    const path = `numberPrecision.${key}`;
    const value = integerParam(given, key, path);
    if (value === undefined) return before.numberPrecision[key];
    if (value >= from && value <= to) return String(value);
    throw invalidParameter(path, {
      ja: `${from}以上${to}以下である必要があります。`,
      en: `The value must be from ${from} to ${to}.`,
    });
  };
  return {
    digits: number('digits', 1, 30),
    decimalPlaces: number('decimalPlaces', 0, 10),
    roundingMode:
      enumParam(
        given,
        'roundingMode',
        ['HALF_EVEN', 'UP', 'DOWN'],
        'numberPrecision.roundingMode',
      ) ?? before.numberPrecision.roundingMode,
  };
}

const NOT_A_MONTH: Bilingual = {
  ja: '1以上12以下である必要があります。',
  en: 'The value must be from 1 to 12.',
};
