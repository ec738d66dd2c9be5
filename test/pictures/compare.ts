/** Pictures as they are against pictures as they were. `UPDATE_PICTURES=1` stores them anew. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const STORED = __dirname;
/** Difference of a pixel's colour, 0 to 1, that edges of letters have from one version of a font to the next. */
const COLOUR = 0.1;
/**
 * Part of the pixels that may differ: some letters, edges that lie between two pixels (a canvas of a thread paints them
 * a little otherwise than one of the page), and less than the smallest bar.
 */
const PART = 0.002;

let differences: string | undefined;

/** Each is compared several times. */
const stored = new Map<string, PNG>();

function storedPicture(file: string): PNG {
  const known = stored.get(file) ?? PNG.sync.read(readFileSync(file));
  stored.set(file, known);
  return known;
}

/**
 * @param picture PNG
 * @returns what is wrong, in words; undefined when it is as stored
 */
export function comparePicture(name: string, picture: Buffer): string | undefined {
  const file = join(STORED, `${name}.png`);
  if (process.env['UPDATE_PICTURES']) {
    writeFileSync(file, picture);
    return undefined;
  }
  if (!existsSync(file)) return `${name}: no stored picture; UPDATE_PICTURES=1 stores one`;
  const [was, is] = [storedPicture(file), PNG.sync.read(picture)];
  if (was.width !== is.width || was.height !== is.height) {
    return `${name}: ${is.width}×${is.height}, stored ${was.width}×${was.height}`;
  }
  if (was.data.equals(is.data)) return undefined;
  const difference = new PNG({ width: was.width, height: was.height });
  const pixels = pixelmatch(was.data, is.data, difference.data, was.width, was.height, {
    threshold: COLOUR,
  });
  const part = pixels / (was.width * was.height);
  if (part <= PART) return undefined;
  differences ??= mkdtempSync(join(tmpdir(), 'picture-differences-'));
  const shown = join(differences, `${name}.png`);
  writeFileSync(shown, PNG.sync.write(difference));
  writeFileSync(join(differences, `${name}-now.png`), picture);
  return `${name}: ${(part * 100).toFixed(2)} % of the pixels differ, see ${shown}`;
}
