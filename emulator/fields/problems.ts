/**
 * What is wrong with a record's values, gathered under CB_VA01's keys. Several fields may be wrong at
 * once; a person is told all of it. Keys and wordings: kintone-contract.md, "CB_VA01 in detail".
 */
import { invalidInput, type Bilingual, type FieldErrors } from '../errors';

export class Problems {
  readonly #errors: FieldErrors = {};

  add(key: string, message: Bilingual): void {
    const entry = (this.#errors[key] ??= { messages: [] });
    if (!entry.messages.some((known) => known.ja === message.ja)) entry.messages.push(message);
  }

  /** @throws KintoneError CB_VA01 when anything was added */
  throwIfAny(): void {
    if (Object.keys(this.#errors).length > 0) throw invalidInput(this.#errors);
  }
}

/** Where in a request a field's value stands: `record`, `records[3]`, or a row of a subtable. */
export class Place {
  constructor(
    readonly problems: Problems,
    readonly path: string,
    readonly code: string,
    /** Code of the subtable whose row this is. */
    readonly table?: string,
  ) {}

  /** Key `path.code.suffix`. */
  problem(suffix: string, message: Bilingual): void {
    this.problems.add(`${this.path}.${this.code}.${suffix}`, message);
  }

  /** Key `path[code].value`: how the service names a value of the wrong form. */
  malformed(message: Bilingual): void {
    this.problems.add(`${this.path}[${this.code}].value`, message);
  }

  inRow(row: number, code: string): Place {
    return new Place(
      this.problems,
      `${this.path}.${this.code}.value[${row}].value`,
      code,
      this.code,
    );
  }
}

export const MESSAGES = {
  notANumber: { ja: '数字でなければなりません。', en: 'Only numbers are allowed.' },
  tooManyDigits: {
    ja: '有効桁数を超えています。',
    en: 'The number of significant digits is exceeded.',
  },
  notADate: { ja: '日付の形式が正しくありません。', en: 'The date format is not correct.' },
  notATime: { ja: '時刻の形式が正しくありません。', en: 'The time format is not correct.' },
  notADateTime: {
    ja: '日時の形式が正しくありません。',
    en: 'The date and time format is not correct.',
  },
  notAText: { ja: '文字列でなければなりません。', en: 'Only texts are allowed.' },
  notAList: { ja: '配列でなければなりません。', en: 'Only arrays are allowed.' },
  taken: {
    ja: '値がほかのレコードと重複しています。',
    en: 'This value already exists in another record.',
  },
  tooLong: (max: number): Bilingual => ({
    ja: `${max + 1}文字より短くなければなりません。`,
    en: `Enter less than ${max + 1} characters.`,
  }),
  tooShort: (min: number): Bilingual => ({
    ja: `${min - 1}文字より長くなければなりません。`,
    en: `Enter more than ${min - 1} characters.`,
  }),
  tooBig: (max: string): Bilingual => ({
    ja: `${max}以下である必要があります。`,
    en: `The value must be ${max} or less.`,
  }),
  tooSmall: (min: string): Bilingual => ({
    ja: `${min}以上である必要があります。`,
    en: `The value must be ${min} or more.`,
  }),
  notAnOption: (value: string): Bilingual => ({
    ja: `"${value}"は選択肢にありません。`,
    en: `The value, "${value}", is not in options.`,
  }),
  unknownEntity: (code: string): Bilingual => ({
    ja: `指定した値（コード: ${code}）が見つかりません。`,
    en: `The specified value (Code: ${code}) is not found.`,
  }),
} as const;
