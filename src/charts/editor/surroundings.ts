/** What the editor knows of the app around it, and of other apps that a dashboard counts: read when it is wanted. */
import type { ConfigHost, FormField } from '../../kintone/host';
import { spacesIn, type LayoutRow } from '../../settings/layout';
import type { Join, Source } from '../definition';
import { inFormOrder, withJoined, type SourceFields } from './fields';

/** How another app is: 'unreadable' when it is gone or may not be viewed. */
export type OtherApp = { name: string; fields: SourceFields } | 'reading' | 'unreadable';

export class Surroundings {
  /** The app's own fields, in the order of the form once that is known. */
  own: SourceFields;
  /** What the app is called; '' until it is known. */
  name = '';
  /** undefined until they are known, and where they cannot be read. */
  lists: string[] | undefined;
  spaces: string[] | undefined;
  private readonly apps = new Map<number, OtherApp>();

  /** @param changed told when something has become known */
  constructor(
    private readonly host: Pick<ConfigHost, 'request' | 'appId'>,
    fields: SourceFields,
    private readonly changed: () => void,
  ) {
    this.own = fields;
  }

  /** Reads lists, spaces and the order of fields, as they stand in the app's settings. Never rejects. */
  async read(): Promise<void> {
    const app = this.host.appId;
    const [views, layout, about] = await Promise.all([
      this.ask<{ views: Record<string, { name: string; index: string }> }>('app/views', { app }),
      this.ask<{ layout: LayoutRow[] }>('app/form/layout', { app }),
      this.ask<{ name: string }>('app', { id: app }),
    ]);
    this.lists =
      views &&
      Object.values(views.views)
        .sort((a, b) => Number(a.index) - Number(b.index))
        .map(({ name }) => name);
    this.spaces = layout && spacesIn(layout.layout);
    if (layout) this.own = inFormOrder(this.own, layout.layout);
    this.name = about?.name ?? '';
    this.changed();
  }

  app(id: number): OtherApp {
    const known = this.apps.get(id);
    if (known) return known;
    this.apps.set(id, 'reading');
    void this.readApp(id);
    return 'reading';
  }

  /** Fields of a source with those of its joined apps; one that cannot be read is left out, and its fields are gone. */
  fieldsOf(source: Source): SourceFields | undefined | 'reading' {
    const own = this.formOf(source.app);
    if (own === undefined || own === 'reading') return own;
    const joined = source.joins.map((join) => ({ join, form: this.formOf(join.app) }));
    if (joined.some(({ form }) => form === 'reading')) return 'reading';
    return withJoined(
      own,
      joined.flatMap(({ join, form }) =>
        form === undefined || form === 'reading' ? [] : [{ prefix: join.prefix, fields: form }],
      ),
    );
  }

  formOf(app: Source['app'] | Join['app']): SourceFields | undefined | 'reading' {
    if (app === null || app === this.host.appId) return this.own;
    if (app < 1) return undefined;
    const other = this.app(app);
    if (other === 'reading') return other;
    return other === 'unreadable' ? undefined : other.fields;
  }

  private async readApp(id: number): Promise<void> {
    const [about, form] = await Promise.all([
      this.ask<{ name: string }>('app', { id }),
      this.ask<{ properties: Record<string, FormField> }>('app/form/fields', { app: id }),
    ]);
    this.apps.set(id, about && form ? { name: about.name, fields: form.properties } : 'unreadable');
    this.changed();
  }

  /** undefined when it cannot be read: the editor goes on without, and says so where it is wanted. */
  private async ask<T>(path: string, body: object): Promise<T | undefined> {
    try {
      return await this.host.request<T>('GET', path, body);
    } catch (error) {
      console.warn(`kumin: ${path} could not be read.`, error);
      return undefined;
    }
  }
}
