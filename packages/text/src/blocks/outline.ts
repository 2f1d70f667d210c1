import type { Line } from './lines.ts';

/** A block that others may stand under. */
interface Open {
  at: number;
  role: 'tag' | 'heading' | 'lead' | 'item' | 'head row';
  /** Of a tag its name. */
  name: string;
  line: Line;
}

const TAG = /^<(\/?)([A-Za-z][\w.:-]{0,60})(?:\s[^<>]*)?(\/?)>$/;

/** What stands under what. Its lines are placed one after the other, in their order. */
export class Outline {
  private readonly open: Open[] = [];
  /** How many tags of a name are closed by the lines to come. */
  private readonly closings = new Map<string, number>();
  private before: Line | undefined;

  constructor(lines: readonly Line[]) {
    for (const tag of lines.flatMap(({ tags }) => tags)) {
      const [, slash, name = ''] = TAG.exec(tag) ?? [];
      if (slash) this.closings.set(name, (this.closings.get(name) ?? 0) + 1);
    }
  }

  /** Index of the line that the next line, of index `at`, stands under; -1 for none. */
  place(line: Line, at: number): number {
    const parent = line.kind === 'tag' ? this.placeTags(line, at) : this.placeLine(line, at);
    this.before = line;
    return parent;
  }

  private get top(): number {
    return this.open.at(-1)?.at ?? -1;
  }

  private placeLine(line: Line, at: number): number {
    for (let last = this.open.at(-1); last && this.ends(last, line); last = this.open.at(-1)) this.open.pop();
    const parent = this.top;
    const role = roleOf(line, this.before);
    if (role) this.open.push({ at, role, name: '', line });
    return parent;
  }

  /** Whether a line does not stand under what is open. */
  private ends({ role, line: above }: Open, line: Line): boolean {
    if (role === 'tag') return false;
    if (role === 'heading') return line.kind === 'heading' && line.level <= above.level;
    if (line.kind === 'heading' || line.kind === 'rule') return true;
    if (role === 'head row') return line.kind !== 'row';
    if (role === 'item') return endsItem(above, line);
    return line.indent < above.indent || this.endsLead(above, line);
  }

  /** What is announced is the list, the table, the code or the lines right below. */
  private endsLead(above: Line, line: Line): boolean {
    const { before } = this;
    if (line.kind === 'paragraph')
      return line.isApart || before?.kind !== 'paragraph' || (line.isLead && before !== above);
    if (!line.isApart || before === above) return false;
    return before?.kind === 'paragraph' || countsAnew(before, line);
  }

  private placeTags(line: Line, at: number): number {
    if (!this.before?.isLead) this.leaveLists();
    let parent: number | undefined;
    for (const tag of line.tags) {
      const [, slash, name = '', isEmpty] = TAG.exec(tag) ?? [];
      const open = this.closings.get(name) ?? 0;
      if (slash) {
        this.closings.set(name, open - 1);
        this.close(name);
      }
      parent ??= this.top;
      if (!slash && !isEmpty && open > 0) this.open.push({ at, role: 'tag', name, line });
    }
    return parent ?? this.top;
  }

  private leaveLists(): void {
    const last = this.open.findLastIndex(({ role }) => role === 'tag' || role === 'heading');
    this.open.length = last + 1;
  }

  private close(name: string): void {
    const from = this.open.findLastIndex((each) => each.role === 'tag' && each.name === name);
    if (from >= 0) this.open.length = from;
  }
}

function roleOf(line: Line, before: Line | undefined): Open['role'] | undefined {
  if (line.kind === 'heading' || line.kind === 'item') return line.kind;
  if (line.kind === 'row') return before?.kind === 'row' ? undefined : 'head row';
  return line.kind === 'paragraph' && line.isLead ? 'lead' : undefined;
}

/** Whether an item that is open has nothing to do with a line. */
function endsItem(above: Line, line: Line): boolean {
  if (line.indent > above.indent) return false;
  if (line.kind !== 'item' || line.indent < above.indent) return true;
  // Bullets right below "1. Check:" are what it announces.
  return above.number === undefined || line.number !== undefined || (line.isApart && !above.isLead);
}

/** "7. …" and then "1. …": another list. */
const countsAnew = (before: Line | undefined, line: Line): boolean =>
  line.number === 1 && (before?.number ?? 1) > 1;
