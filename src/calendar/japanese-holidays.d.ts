/** The package ships no types; these are the parts in use. */
declare module 'japanese-holidays' {
  const holidays: {
    /** @param furikae whether substitute holidays are among them; month is 1 to 12 */
    getHolidaysOf(
      year: number,
      furikae: boolean,
    ): readonly { month: number; date: number; name: string }[];
  };
  export default holidays;
}
