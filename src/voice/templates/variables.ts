/** Places in a reply template that a voice fills in: {件名}, {受付日}, … Pure. */

export const VARIABLES = [
  ...(['件名', '受付番号', '受付日', '分野', '地域'] as const),
  ...(['担当課', '回答期限', '氏名', '今日'] as const),
] as const;
export type Variable = (typeof VARIABLES)[number];

/** What a voice says for each; '' where it says nothing. */
export type VariableValues = Record<Variable, string>;

export interface Filled {
  text: string;
  /** Known, but the voice has nothing for it: it stays in the text for a person to fill in. */
  open: Variable[];
  /** Not in the list. */
  unknown: string[];
}

/** Braces of either width. */
const MARK = /[{｛]\s*([^{}｛｝\n]{1,20}?)\s*[}｝]/g;

export function fillVariables(template: string, values: VariableValues): Filled {
  const open = new Set<Variable>();
  const unknown = new Set<string>();
  const text = template.replace(MARK, (mark, name: string) => {
    const known = VARIABLES.find((each) => each === name.normalize('NFKC'));
    if (!known) {
      unknown.add(name);
      return mark;
    }
    if (values[known] === '') {
      open.add(known);
      return mark;
    }
    return values[known];
  });
  return { text, open: [...open], unknown: [...unknown] };
}

/** Nothing that is there is written over: the template stands below it. */
export function appended(now: string, text: string): string {
  return now.trim() === '' ? text : `${now.trimEnd()}\n\n${text}`;
}
