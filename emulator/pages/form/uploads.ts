/** Files on their way to the server: which field waits for which file, and what failed. */
import type { RecordField } from '../api';
import type { Attached } from './attachments';
import { text } from './messages';

export class Uploads {
  private readonly running = new Set<Promise<void>>();
  private readonly lines = new Map<RecordField, Map<File, string>>();

  constructor(
    private readonly send: (file: File) => Promise<string>,
    private readonly redraw: () => void,
  ) {}

  /** Uploads each file and hands it over when it has arrived. */
  start(field: RecordField, files: readonly File[], arrived: (file: Attached) => void): void {
    const lines = this.lines.get(field) ?? new Map<File, string>();
    this.lines.set(field, lines);
    for (const file of files) {
      lines.set(file, text().uploading(file.name));
      const upload = this.one(file, lines, arrived).finally(() => {
        this.running.delete(upload);
        this.redraw();
      });
      this.running.add(upload);
    }
    this.redraw();
  }

  private async one(
    file: File,
    lines: Map<File, string>,
    arrived: (file: Attached) => void,
  ): Promise<void> {
    try {
      const fileKey = await this.send(file);
      lines.delete(file);
      const { name, type, size } = file;
      arrived({
        fileKey,
        name,
        contentType: type || 'application/octet-stream',
        size: String(size),
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      lines.set(file, text().uploadFailed(file.name, reason));
    }
  }

  /** When nothing is on its way any more. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  notes(field: RecordField): string[] {
    return [...(this.lines.get(field)?.values() ?? [])];
  }
}
