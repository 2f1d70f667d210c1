import { BodyError } from './body-error.ts';
import type { JsonCursor } from './json-cursor.ts';
import type { NodeReader, PromptNode } from './node-reader.ts';
import type { MessageEnd, ScannedBody } from './scanned-body.ts';
import { addSystemTexts } from './system-texts.ts';

/** Whether an item of `input` stands for one that the vendor stored, and does not bring its content along. */
function isItemReference({ type, role, hasId, hasSubstance }: PromptNode): boolean {
  if (type === undefined) return role === undefined && hasId;
  if (type === 'reasoning' || type === 'image_generation_call') return !hasSubstance;
  return type === 'item_reference';
}

/** Whether the model said it, so that the prompt of the turn before ended ahead of it. */
function isFromModel({ role, type }: PromptNode): boolean {
  if (role !== undefined) return role === 'assistant';
  return type !== undefined && !type.endsWith('_output') && type !== 'item_reference';
}

/**
 * Reads `messages`, or the items of `input`, into `scan`.
 * @throws {BodyError} `invalid_type` for anything but a list of objects
 */
export function readConversation(
  cursor: JsonCursor,
  nodes: NodeReader,
  scan: ScannedBody,
  param: 'messages' | 'input',
): void {
  let onlySystem = true;
  let foundUser = false;
  let last: PromptNode | undefined;
  let previousEnd: number | undefined;

  const read = () => {
    if (cursor.kind() !== 'object') throw new BodyError('invalid_type', cursor.skip().start, param);
    const node = nodes.node();
    const { role } = node;
    if (role === 'system' || role === 'developer') {
      addSystemTexts(scan, cursor.bytes, node.texts, role);
      if (onlySystem) scan.ends.system = node.end;
    } else onlySystem = false;
    if (role === 'user' && !foundUser) {
      foundUser = true;
      scan.firstUserTexts = node.texts;
    }
    if (param === 'input' && isItemReference(node)) {
      scan.storedReferences.push({ param, position: node.range.start });
    }
    if (last && isFromModel(node) && !isFromModel(last)) {
      previousEnd = last.range.end;
      const end = endOf(last);
      if (end) scan.ends.turns.push(end);
    }
    last = node;
  };

  if (cursor.kind() !== 'array') throw new BodyError('invalid_type', cursor.skip().start, param);
  const range = cursor.items(read);
  scan.conversation = { range, end: last?.range.end ?? range.start + 1, previousEnd };
  scan.ends.lastMessage = last && endOf(last);
}

const endOf = ({ end, role, type }: PromptNode): MessageEnd | undefined =>
  end && { ...end, role, item: type };

/** Reads `input` of the responses: a list of items, or a string, which is one message of the user. */
export function readInput(cursor: JsonCursor, nodes: NodeReader, scan: ScannedBody): void {
  if (cursor.kind() !== 'string') {
    readConversation(cursor, nodes, scan, 'input');
    return;
  }
  const range = cursor.skip();
  scan.firstUserTexts = [range];
  scan.conversation = { range, end: range.end, previousEnd: undefined };
  scan.ends.lastMessage = { kind: 'string', range, role: undefined, item: undefined };
}
