/** Icons of the list, drawn with the text's colour. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

function icon(path: SVGTemplateResult): TemplateResult {
  return html`<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">${path}</svg>`;
}

export const icons = {
  filter: icon(svg`<path d="M2 3.500h16l-6 7v6.500l-4-2.500v-4z" />`),
  add: icon(
    svg`<path d="M8.700 3h2.600v5.700h5.700v2.600h-5.700v5.700h-2.600v-5.700h-5.700v-2.600h5.700z" />`,
  ),
  settings: icon(
    svg`<path d="M8.600 1.500h2.800l.4 2.300 1.600.7 1.900-1.400 2 2-1.400 1.900.7 1.600 2.300.4v2.800l-2.300.4-.7 1.600 1.400 1.900-2 2-1.900-1.400-1.600.7-.4 2.300H8.600l-.4-2.300-1.600-.7-1.900 1.400-2-2 1.400-1.900-.7-1.600-2.300-.4V9l2.300-.4.7-1.600-1.400-1.900 2-2 1.900 1.400 1.600-.7zM10 7.200a3 3 0 100 6 3 3 0 000-6z" />`,
  ),
  previous: icon(
    svg`<path d="M12.500 3.500l1.700 1.700L9.300 10l4.900 4.800-1.700 1.700L6 10z" />`,
  ),
  next: icon(svg`<path d="M7.500 3.500L5.800 5.200l4.900 4.800-4.900 4.800 1.700 1.700L14 10z" />`),
  record: icon(
    svg`<path d="M4.500 2h7.800L16 5.700V18H4.500zm2.200 7v1.400h6.800V9zm0 3v1.400h6.800V12zm0-6v1.400h3.600V6z" />`,
  ),
  edit: icon(svg`<path d="M13.700 2.500l3.800 3.800-9.700 9.700-4.800 1 1-4.800z" />`),
  save: icon(svg`<path d="M7.800 15.600L2.300 10.100l1.900-1.900 3.600 3.600 8-8 1.900 1.900z" />`),
  cancel: icon(
    svg`<path d="M10 8.100l5.100-5.100 1.900 1.900-5.100 5.100 5.100 5.100-1.900 1.900-5.100-5.100-5.100 5.100-1.900-1.900 5.100-5.100-5.100-5.100 1.900-1.900z" />`,
  ),
  more: icon(
    svg`<path d="M3 8.200h3.600v3.600H3zm5.200 0h3.600v3.600H8.200zm5.200 0H17v3.600h-3.600z" />`,
  ),
  chart: icon(svg`<path d="M3 10h3.400v7H3zm5.300-6h3.400v13H8.300zm5.300 3.500H17V17h-3.400z" />`),
  remove: icon(
    svg`<path d="M7.500 2h5l.7 1.500H17v1.800H3V3.500h3.800zM4.300 6.500h11.400L14.900 18H5.100zm3.200 2l.3 7.500h1.200l-.2-7.500zm3.700 0L11 16h1.200l.3-7.500z" />`,
  ),
};
