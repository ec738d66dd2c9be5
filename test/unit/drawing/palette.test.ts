import { swatch } from '../../../src/drawing/palette';

test('33の分類と未入力は、色と模様の組がすべて違う', () => {
  const swatches = Array.from({ length: 33 }, (_, index) => swatch(index, false));
  swatches.push(swatch(33, true));
  expect(new Set(swatches.map(({ colour, pattern }) => `${colour} ${pattern}`)).size).toBe(34);
});

test.each(Array.from({ length: 11 }, (_, index) => index))(
  '%d番目の色は、白に対して3:1以上ある（WCAG 1.4.11）',
  (index) => {
    const { colour } = swatch(index, index === 10);
    const [red = 0, green = 0, blue = 0] = (colour.match(/[0-9a-f]{2}/g) ?? []).map((hex) => {
      const value = parseInt(hex, 16) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    expect(1.05 / (luminance + 0.05)).toBeGreaterThanOrEqual(3);
  },
);
