/** The order of fields and the spaces of a form, as `GET app/form/layout` tells them. */
export interface LayoutRow {
  type: string;
  code?: string;
  fields?: { type: string; code?: string; elementId?: string }[];
  layout?: LayoutRow[];
}

/** Element ids of the spaces of a form. */
export function spacesIn(layout: readonly LayoutRow[]): string[] {
  return layout.flatMap(({ fields = [], layout: inner = [] }) => [
    ...fields.flatMap(({ type, elementId }) => (type === 'SPACER' && elementId ? [elementId] : [])),
    ...spacesIn(inner),
  ]);
}
