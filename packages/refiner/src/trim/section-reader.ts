import type { Segment } from '@refinery/text/segment.ts';
import { NEWLINE, type Token, WORD } from '@refinery/text/token.ts';
import { sectionOfHeading } from '../structure/sections.ts';

/** In tokens, spaces among them. */
const LONGEST_TITLE = 15;
/** In characters: what a heading names stands in its first words. */
const READ_OF_HEADING = 80;

export interface Place {
  /** Number of the part of the text below one heading or label, or of the part before the first. */
  section: number;
  /** A heading, a label or a tag. */
  heads: boolean;
  /** Below a heading that names context, or nothing that binds. */
  open: boolean;
}

/** Follows headings, labels and tags through the lines of a text. */
export class SectionReader {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private section = 0;
  private open = true;
  /** Examples have paragraphs; other labels head what follows up to a blank line. */
  private endsAtGap = false;
  private filled = false;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens;
  }

  /** Place of the next segment. `apart` says that a blank line stands before it. */
  read(part: Segment, apart: boolean): Place {
    const first = this.tokens[part.from];
    const last = this.tokens[part.to - 1];
    const isTag = part.first && first?.span === 'tag';
    if (part.line === 'heading' || last?.lower === ':' || isTag || this.isTitle(part)) {
      const start = first?.start ?? 0;
      const name = sectionOfHeading(
        this.text.slice(start, Math.min(last?.end ?? 0, start + READ_OF_HEADING)),
      );
      this.section++;
      this.open = name === undefined || name === 'context';
      this.endsAtGap = part.line !== 'heading' && !isTag && name !== 'examples';
      this.filled = false;
      return { section: this.section, heads: true, open: false };
    }
    if (apart && this.endsAtGap && this.filled) {
      this.section++;
      this.open = true;
      this.endsAtGap = false;
    }
    this.filled = true;
    return { section: this.section, heads: false, open: this.open };
  }

  /** A line of a few words without an end, "**Background**" among them, heads what follows. */
  private isTitle(part: Segment): boolean {
    const last = this.tokens[part.to - 1];
    const behind = this.tokens[part.to];
    if (!part.first || part.line !== 'text' || part.to - part.from > LONGEST_TITLE) return false;
    return (last?.kind === WORD || last?.lower === '*') && (behind === undefined || behind.kind === NEWLINE);
  }
}
