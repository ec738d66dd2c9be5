/** Signs of the frame, drawn in the text's colour. Each stands beside words or carries an aria-label. */
import { html, type TemplateResult } from 'lit';

const drawn = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;

export const homeIcon = drawn('M12 3 2 11.5h3V20h5v-6h4v6h5v-8.500h3z');
export const gearIcon = drawn(
  'M19.400 13a7.500 7.500 0 0 0 0-2l2.100-1.600-2-3.500-2.500 1a7.500 7.500 0 0 0-1.700-1L15 3.200h-4l-.400 2.700a7.500 7.500 0 0 0-1.700 1l-2.500-1-2 3.500L6.600 11a7.500 7.500 0 0 0 0 2l-2.100 1.600 2 3.500 2.500-1a7.500 7.500 0 0 0 1.700 1l.400 2.700h4l.400-2.700a7.500 7.500 0 0 0 1.700-1l2.500 1 2-3.500zM13 15.500a3.500 3.500 0 1 1 0-7 3.500 3.500 0 0 1 0 7z',
);
export const userIcon = drawn(
  'M12 12a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9zm0 2c-4 0-8 2-8 5v2h16v-2c0-3-4-5-8-5z',
);
export const downIcon = drawn('M6 9h12l-6 7z');
export const appIcon = drawn('M5 3h10l4 4v14H5zM8 10v2h8v-2zm0 4v2h8v-2zM8 6v2h4V6z');
export const bellIcon = drawn(
  'M12 22a2.300 2.300 0 0 0 2.300-2.200H9.700A2.300 2.300 0 0 0 12 22zm7-5.500V11c0-3.400-1.800-6-5-6.700V3.500a2 2 0 0 0-4 0v.8C6.800 5 5 7.600 5 11v5.500l-2 2v.8h18v-.8z',
);
