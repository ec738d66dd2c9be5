/**
 * How voices belong together. One that says the same as another points to it (代表の声); what it points to points to
 * none. Voices that merely touch each other name each other's number (関連する声). Nothing is ever merged: a link is
 * taken away and all is as before. How many residents said the same is counted on reading.
 */

/** The voice that each points to, by record id; one that points to none is absent. */
export type Pointers = ReadonlyMap<number, number>;

/** The representative of a voice: itself, where it points to none. A circle, which only a hand can make, ends where it began. */
export function rootOf(id: number, pointers: Pointers): number {
  const met = new Set<number>();
  let here = id;
  while (!met.has(here)) {
    met.add(here);
    const next = pointers.get(here);
    if (next === undefined) return here;
    here = next;
  }
  // Of all in the circle the same one, wherever one comes in.
  const circle = [here];
  for (let at = pointers.get(here); at !== undefined && at !== here; at = pointers.get(at)) {
    circle.push(at);
  }
  return Math.min(...circle);
}

/** How many said the same, by representative: those that point to it and itself. One alone is absent. */
export function residentsOf(pointers: Pointers): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const id of pointers.keys()) {
    const root = rootOf(id, pointers);
    if (root !== id) counts.set(root, (counts.get(root) ?? 1) + 1);
  }
  return counts;
}

/**
 * What a voice must point to in order to say the same as another.
 * @param id of the voice; undefined for one that is not saved yet
 * @returns undefined where they belong together already, the other way round
 */
export function representativeFor(
  id: number | undefined,
  other: number,
  pointers: Pointers,
): number | undefined {
  const root = rootOf(other, pointers);
  return root === id ? undefined : root;
}

/** Record ids in a text, `12, 34`; what is no number is left out. */
export function relatedIn(written: string): number[] {
  const ids = written
    .normalize('NFKC')
    .split(/[,、\s]+/)
    .map(Number)
    .filter((id) => Number.isInteger(id) && id > 0);
  return [...new Set(ids)];
}

export function relatedText(ids: readonly number[]): string {
  return ids.join(', ');
}

export function withRelated(written: string, id: number): string {
  return relatedText([...new Set([...relatedIn(written), id])]);
}

export function withoutRelated(written: string, id: number): string {
  return relatedText(relatedIn(written).filter((each) => each !== id));
}
