/** Rich text as safe markup. The server has cleaned it already; a page never relies on that. */
import createDOMPurify from 'dompurify';
import { html, type TemplateResult } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

type Purifier = ReturnType<typeof createDOMPurify>;
let purifier: Purifier | undefined;

/** Made at first use: it needs a document, which unit tests of plain formatting do not have. */
function purify(): Purifier {
  if (!purifier) {
    purifier = createDOMPurify(window);
    purifier.addHook('afterSanitizeAttributes', (node) => {
      if (node.tagName !== 'A') return;
      node.setAttribute('target', '_blank');
      node.setAttribute('rel', 'noopener noreferrer');
    });
  }
  return purifier;
}

export function richText(value: string): TemplateResult {
  const clean = purify().sanitize(value, { FORBID_TAGS: ['style', 'form', 'input', 'button'] });
  return html`<div class="field-rich-text">${unsafeHTML(clean)}</div>`;
}
