/** Names of topics that somebody typed, kept in their browser. They hold words of topics and no voice. */
import * as v from 'valibot';
import type { Group } from '../../text/synonyms';
import type { Topic } from './voice';

/** Words by which a topic is known again when voices are added to it. */
const KNOWN_BY = 2;

const schema = v.array(v.object({ name: v.string(), wordings: v.array(v.string()) }));

export class TopicNames {
  /** @param storage null where the browser forbids it: names last as long as the page */
  constructor(
    private readonly storage: Storage | null,
    private readonly key: string,
  ) {}

  private held: Group[] = [];

  all(): readonly Group[] {
    const written = this.storage?.getItem(this.key);
    if (!written) return this.held;
    try {
      return v.parse(schema, JSON.parse(written));
    } catch (error) {
      console.warn('kumin: the names of topics could not be read', error);
      return this.held;
    }
  }

  /** @param name '' takes it back */
  put(topic: Topic, name: string): void {
    const rule = ruleFor(topic, name);
    const known = topic.words.slice(0, KNOWN_BY).join();
    const others = this.all().filter(({ wordings }) => wordings.join() !== known);
    this.held = rule ? [rule, ...others] : others;
    try {
      this.storage?.setItem(this.key, JSON.stringify(this.held));
    } catch (error) {
      console.warn('kumin: the names of topics could not be kept', error);
    }
  }
}

/** The line that gives the topic its name; undefined where there is nothing to write. */
export function ruleFor({ words }: Topic, name: string): Group | undefined {
  if (name === '' || words.length === 0) return undefined;
  return { name, wordings: words.slice(0, KNOWN_BY) };
}
