/** Rich text is cleaned before it is kept: only what kintone's own editor can make stays. */
import sanitizeHtml from 'sanitize-html';

const COLOR = [/^#[0-9a-f]{3,8}$/i, /^rgba?\([\d\s.,%]+\)$/i, /^[a-z]+$/i];
const SIZE = [/^[\d.]+(px|em|rem|pt|%)$/, /^[a-z-]+$/];

/** The HTML without scripts, event attributes, frames, forms and unknown address schemes. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: [
      ...[
        'a',
        'b',
        'big',
        'blockquote',
        'br',
        'center',
        'code',
        'div',
        'em',
        'font',
        'hr',
        'i',
        'img',
      ],
      ...[
        'li',
        'ol',
        'p',
        'pre',
        's',
        'small',
        'span',
        'strike',
        'strong',
        'sub',
        'sup',
        'u',
        'ul',
      ],
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'del', 'ins', 'dl', 'dt', 'dd', 'tt'],
      ...['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption', 'col', 'colgroup'],
    ],
    allowedAttributes: {
      '*': ['style', 'title', 'align', 'dir', 'lang'],
      a: ['href', 'target', 'rel', 'name'],
      img: ['src', 'alt', 'width', 'height', 'border'],
      font: ['color', 'face', 'size'],
      table: ['border', 'cellpadding', 'cellspacing', 'width', 'summary'],
      td: ['colspan', 'rowspan', 'width', 'height', 'valign', 'bgcolor'],
      th: ['colspan', 'rowspan', 'width', 'height', 'valign', 'bgcolor'],
      ol: ['start', 'type'],
      ul: ['type'],
    },
    allowedSchemes: ['http', 'https', 'ftp', 'mailto', 'tel'],
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowedStyles: {
      '*': {
        color: COLOR,
        'background-color': COLOR,
        'font-size': SIZE,
        'font-weight': [/^(bold|bolder|normal|\d{3})$/],
        'font-style': [/^(italic|normal)$/],
        'text-align': [/^(left|right|center|justify)$/],
        'text-decoration': [/^[a-z -]+$/],
        'margin-left': SIZE,
        'padding-left': SIZE,
        width: SIZE,
        height: SIZE,
      },
    },
  });
}
