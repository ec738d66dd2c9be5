/**
 * Labels one below another that must not touch: each as near to its own height as the others let it. Pure.
 * @param wanted heights, ascending
 * @param gap from one to the next; less where they could not all stand between `top` and `bottom`
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] {
  const step = wanted.length > 1 ? Math.min(gap, (bottom - top) / (wanted.length - 1)) : gap;
  const places: number[] = [];
  for (const height of wanted) {
    places.push(Math.max(height, (places.at(-1) ?? top - step) + step));
  }
  let below = bottom + step;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    below = Math.min(places[index] ?? below, below - step);
    places[index] = below;
  }
  return places;
}
