/** What `kintone.app.record` does with the parts of a form, alike on the detail, create and edit screens. */
import type { Screen } from '../api';
import type { Parts } from './layout-view';

export function screenOfParts(parts: Parts, redraw: () => void): Partial<Screen> {
  return {
    spaceElement: (id) => parts.space(id),
    setFieldShown: (code, shown) => {
      parts.show(code, shown);
      redraw();
    },
    isFieldVisible: (code) => (parts.knows(code) ? parts.isShown(code) : null),
    setGroupFieldOpen: (code, open) => {
      parts.setOpen(code, open);
      redraw();
    },
    isGroupFieldOpen: (code) => parts.isOpen(code),
    setFieldStyle: (code, config) => {
      parts.setStyle(code, config);
      redraw();
    },
    getFieldStyle: (code) => parts.styleOf(code),
  };
}
