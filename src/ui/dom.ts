/**
 * Elements made without HTML strings: whatever is given as a child reaches the page as text or as an
 * element, never as markup.
 *
 *     el('button', { class: 'kumin-save', type: 'button', onclick: save }, text().save)
 *     el('ul', {}, voices.map((voice) => el('li', {}, voice.title)))
 */
type Child = Node | string | number | null | undefined | false;
export type Children = Child | Child[];

/**
 * `true` sets an attribute without a value; `false`, null and undefined leave it out; a function under
 * an `on…` name listens to that event.
 */
export type Attributes = Record<
  string,
  string | number | boolean | null | undefined | ((event: never) => void)
>;

export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  children: Children = [],
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  element.append(...nodes(children));
  return element;
}

/** Puts `children` in place of whatever the element holds. */
export function fill(element: Element, children: Children): void {
  element.replaceChildren(...nodes(children));
}

function nodes(children: Children): (Node | string)[] {
  const list = Array.isArray(children) ? children : [children];
  return list
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (typeof child === 'number' ? String(child) : child));
}

function setAttribute(element: Element, name: string, value: Attributes[string]): void {
  if (typeof value === 'function') {
    if (!name.startsWith('on')) throw new Error(`A function under "${name}": only on… listens.`);
    element.addEventListener(name.slice(2), value as (event: Event) => void);
    return;
  }
  // Text in an on… attribute would be run as a program.
  if (name.startsWith('on')) throw new Error(`"${name}" takes a function, not text.`);
  if (value === null || value === undefined || value === false) return;
  element.setAttribute(name, value === true ? '' : String(value));
}
