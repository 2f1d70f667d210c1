import type { JsonCursor } from './json-cursor.ts';
import { meaningOf, NODE_KEYS, partKind } from './node-keys.ts';
import type { ObjectRange, Range } from './range.ts';
import { readMark } from './read-mark.ts';
import { readWord } from './read-values.ts';
import type { MarkTarget, ScannedBody } from './scanned-body.ts';

/** An object of the prompt: a message, an item, a part, a tool. */
export interface PromptNode {
  range: ObjectRange;
  type: string | undefined;
  role: string | undefined;
  /** The string that it is, where it is a text part. */
  text: Range | undefined;
  /** The strings that it says: its content, or the text parts of that. */
  texts: Range[];
  /** Where the last of its parts can be marked. */
  end: MarkTarget | undefined;
  hasId: boolean;
  /** Whether it brings along what the vendor may have stored under its id. */
  hasSubstance: boolean;
}

type Findings = Pick<
  ScannedBody,
  | 'images'
  | 'imageBytes'
  | 'files'
  | 'hostedTools'
  | 'marks'
  | 'longMarks'
  | 'storedReferences'
  | 'toolResults'
>;

/**
 * Reads parts of a prompt at any depth, and adds to `findings` what is met on the way: images, files, marks,
 * references to stored objects, tool results.
 */
export class NodeReader {
  readonly #cursor: JsonCursor;
  readonly #findings: Findings;

  constructor(cursor: JsonCursor, findings: Findings) {
    this.#cursor = cursor;
    this.#findings = findings;
  }

  /** Reads any value, for what is met on the way. */
  readonly walk = (): Range => {
    const kind = this.#cursor.kind();
    if (kind === 'object') return this.node().range;
    if (kind === 'array') return this.#cursor.items(this.walk);
    return this.#cursor.skip();
  };

  /** Reads a reference to a stored object, which is none where it is null. */
  reference(param: string): Range {
    const isNull = this.#cursor.kind() === 'null';
    const range = this.walk();
    if (!isNull) this.#findings.storedReferences.push({ param, position: range.start });
    return range;
  }

  /** Reads an object. */
  node(): PromptNode {
    const node: PromptNode = {
      range: { start: 0, end: 0, empty: true },
      type: undefined,
      role: undefined,
      text: undefined,
      texts: [],
      end: undefined,
      hasId: false,
      hasSubstance: false,
    };
    let showsImage = false;
    let shownBytes = 0;
    let saysAudio = false;
    node.range = this.#cursor.members(NODE_KEYS, (name) => {
      const kind = this.#cursor.kind();
      if (name === 'type' || name === 'role') node[name] = readWord(this.#cursor);
      else if (name === 'content' || name === 'output') this.contents(node);
      else {
        if (name === 'image_url') showsImage = true;
        else if (name === 'audio') saysAudio = kind === 'object';
        else if (name === 'id') node.hasId = kind === 'string';
        else if (name === 'encrypted_content' || name === 'result') node.hasSubstance ||= kind === 'string';
        const range = this.#member(name);
        if (name === 'text' && kind === 'string') node.text = range;
        else if (name === 'image_url' || name === 'source') shownBytes += range.end - range.start;
      }
    });
    const kind = partKind(node.type);
    if (showsImage || kind === 'image') {
      this.#findings.images += 1;
      this.#findings.imageBytes += shownBytes;
    }
    if (kind === 'file') this.#findings.files += 1;
    if (kind === 'hosted tool') this.#findings.hostedTools += 1;
    // What the model said aloud is repeated by its id.
    if (saysAudio && node.role) {
      this.#findings.storedReferences.push({ param: 'audio', position: node.range.start });
    }
    if (isToolResult(node)) for (const text of node.texts) this.#findings.toolResults.push(text);
    return node;
  }

  /** Reads a string or a list of parts into the node that says it. */
  contents(node: Pick<PromptNode, 'texts' | 'end'>): void {
    const kind = this.#cursor.kind();
    if (kind === 'string') {
      const range = this.#cursor.skip();
      node.texts.push(range);
      if (range.end - range.start > 2) node.end = { kind, range };
    } else if (kind === 'array') this.#cursor.items(() => this.#part(node));
    else this.walk();
  }

  #part(node: Pick<PromptNode, 'texts' | 'end'>): void {
    node.end = undefined;
    if (this.#cursor.kind() !== 'object') {
      this.walk();
      return;
    }
    const { range, type, text } = this.node();
    // An empty text cannot be marked.
    if (!text || text.end - text.start > 2) node.end = { kind: 'object', range, type };
    if (text && partKind(type) === 'text') node.texts.push(text);
  }

  #member(name: string | undefined): Range {
    const meaning = meaningOf(name);
    if (meaning === undefined) return this.walk();
    if (meaning === 'reference' && name !== undefined) return this.reference(name);
    return meaning === 'mark' ? readMark(this.#cursor, this.#findings) : this.#cursor.skip();
  }
}

function isToolResult({ type, role }: PromptNode): boolean {
  return role === 'tool' || type === 'tool_result' || (type?.endsWith('_call_output') ?? false);
}
