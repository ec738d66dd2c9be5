/**
 * Rules as tables: each row says what is promised, what goes in, what comes out and where the real
 * behaviour is described. `help:` is a page of kintone's help, `contract:` a section of the project's notes
 * on how kintone behaves, `observed:` a behaviour that others saw on the service and published as tests
 * (the repository SonicGarden/kintone-emulator, by file). † in a source: in no manual.
 * `assumed`: found described nowhere, the most plausible was chosen.
 */
export interface Row<Input, Output> {
  what: string;
  input: Input;
  output: Output;
  source: string;
}

/** Rows that share a source, written as `[what, input, output]`. */
export function from<Input, Output>(
  source: string,
  rows: readonly (readonly [what: string, input: Input, output: Output])[],
): Row<Input, Output>[] {
  return rows.map(([what, input, output]) => ({ what, input, output, source }));
}

/** One test a row; its name ends with the source. */
export function testRows<Input, Output>(
  rows: readonly Row<Input, Output>[],
  run: (input: Input) => unknown,
): void {
  test.each(rows.map((row) => [`${row.what} [${row.source}]`, row] as const))(
    '%s',
    (_name, { input, output }) => {
      expect(run(input)).toEqual(output);
    },
  );
}
