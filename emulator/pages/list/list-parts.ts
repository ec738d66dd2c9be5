/** What a customization hides and colours on the list, as `kintone.app` does and tells it. */
import type { View } from '../../apps/definition';
import type { Report } from '../../reports/types';
import type { Part, Screen } from '../api';
import type { Device } from '../boot';
import type { OwnStyle } from '../fields/own-style';
import { stringOf } from '../fields/values';
import { SelectorItems } from '../report/selector-items';
import { drawnStyle, NO_STYLE, toldStyle, withListStyle } from './list-style';
import type { ListStyle, StyledColumn, StyledTable } from './list-style';
import type { ListLook } from './page-view';
import type { ShownView } from './shown';

export interface Choices {
  views(): View[];
  reports(): Report[];
}

export class ListParts {
  readonly hidden = new Set<Part>();
  readonly views = new SelectorItems();
  readonly reports = new SelectorItems();
  #style: ListStyle = NO_STYLE;

  constructor(
    private readonly look: ListLook,
    private readonly device: Device,
    private readonly redraw: () => void,
  ) {}

  /** The list is shown anew: its show event comes again, and customizations colour it again. */
  forgetStyle(): void {
    this.#style = NO_STYLE;
  }

  styleOf(column: StyledColumn, recordId?: string): OwnStyle {
    return drawnStyle(this.#style, column, recordId);
  }

  screen(
    shown: ShownView,
    choices: Choices,
  ): Pick<Screen, 'showPart' | 'isPartShown' | 'viewItems' | 'reportItems' | 'listStyle'> {
    return {
      showPart: (part, visible) => this.#showPart(part, visible),
      isPartShown: (part) => (this.look.parts.has(part) ? !this.hidden.has(part) : null),
      viewItems: this.views.asSwitch(choices.views, this.redraw),
      // On phones the choices of graphs belong to the graph alone.
      reportItems:
        this.device === 'DESKTOP' ? this.reports.asSwitch(choices.reports, this.redraw) : null,
      listStyle: shown.kind === 'list' ? this.#styleOfTable(shown) : null,
    };
  }

  #showPart(part: Part, visible: boolean): boolean {
    if (!this.look.parts.has(part)) return false;
    if (visible) this.hidden.delete(part);
    else this.hidden.add(part);
    this.redraw();
    return true;
  }

  #styleOfTable(shown: Extract<ShownView, { kind: 'list' }>): NonNullable<Screen['listStyle']> {
    const table: StyledTable = {
      columns: this.look.columns(shown.columns),
      records: shown.records.map((record) => stringOf(record['$id']?.value)),
    };
    return {
      get: () => toldStyle(this.#style, table),
      set: (config) => {
        this.#style = withListStyle(this.#style, config, table);
        this.redraw();
      },
    };
  }
}
