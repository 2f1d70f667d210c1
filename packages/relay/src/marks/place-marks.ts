import { insertMembers, wrapAsPart } from '../body/edits.ts';
import type { MarkTarget, MessageEnd, ScannedBody } from '../body/scanned-body.ts';
import type { Replacement } from '../body/splice.ts';
import type { CacheRules, MarkField } from './cache-rules.ts';
import { bytesOf, promptParts } from './prompt-parts.ts';

/** What of a prompt came lately, and so will probably come again. */
export interface CameLately {
  tools: boolean;
  /** The tools and the system texts behind them. */
  system: boolean;
  /** All that the vendor saw with the turn before; or all of this prompt. */
  conversation: boolean;
}

export interface PlacedMarks {
  replacements: Replacement[];
  marks: number;
}

/** No text has more tokens than one for so many bytes. Fewer bytes than that are never worth a mark. */
const LEAST_BYTES_PER_TOKEN = 2;

const PART_TYPES: Record<MarkField, ReadonlySet<string | undefined>> = {
  cache_control: new Set(['text', 'image', 'document', 'tool_result', 'search_result']),
  prompt_cache_breakpoint: new Set([
    'text',
    'image_url',
    'file',
    'input_audio',
    'input_text',
    'input_image',
    'input_file',
  ]),
};

/** Items without a role whose output may be a list of parts in the place of a string. */
const OUTPUT_ITEMS = new Set(['function_call_output', 'custom_tool_call_output']);
const ROLES = new Set(['user', 'system', 'developer', 'tool']);

const isPart = (end: MarkTarget, field: MarkField): boolean =>
  end.kind === 'string' || PART_TYPES[field].has(end.type);

/**
 * Whether its end can be marked. What a model said never is: not every vendor allows it, and a reply may not
 * be its last words.
 */
function isMarkable(end: MessageEnd, field: MarkField): boolean {
  const mayBeParts = end.role === undefined ? OUTPUT_ITEMS.has(end.item ?? '') : ROLES.has(end.role);
  return mayBeParts && isPart(end, field);
}

/** A tool that is loaded later cannot be marked. */
const DEFERRED = '"defer_loading"';

function markableTools({ ends, protocol }: ScannedBody, bytes: Buffer): MarkTarget | undefined {
  const { tools } = ends;
  if (protocol !== 'messages' || tools?.kind !== 'object') return undefined;
  return bytes.subarray(tools.range.start, tools.range.end).includes(DEFERRED) ? undefined : tools;
}

/** Whether some bytes may be tokens enough to be kept. */
const isEnough = (bytes: number, { minimumTokens }: CacheRules): boolean =>
  bytes >= minimumTokens * LEAST_BYTES_PER_TOKEN;

/** Images and files are more tokens than bytes. */
const hasMedia = ({ images, files }: ScannedBody): boolean => images + files > 0;

/** Whether a prompt is long enough to be kept, as far as its bytes tell. */
export function isLongEnough(scan: ScannedBody, rules: CacheRules): boolean {
  const { tools, system, earlier, latest } = promptParts(scan);
  return isEnough(bytesOf(tools, ...system, earlier, latest), rules);
}

/** Whether any of the prompt can be kept; not, if it is too short for that. */
export const isWorthKeeping = (scan: ScannedBody, rules: CacheRules): boolean =>
  hasMedia(scan) || isLongEnough(scan, rules);

/**
 * Sets marks where a vendor shall keep a prompt: at the end of what came lately of tools and system texts,
 * and, where the turn before came lately, at its end (there it is read) and at the end of this one (there it
 * is written for the next). A string that a mark made a part stays one in each later turn, so that a vendor
 * that compares bytes finds them. None where the caller set any.
 */
export function placeMarks(
  bytes: Uint8Array,
  scan: ScannedBody,
  rules: CacheRules,
  came: CameLately,
): PlacedMarks {
  const { mark } = rules;
  if (!mark || scan.marks > 0) return { replacements: [], marks: 0 };
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = promptParts(scan);
  const prefix = bytesOf(parts.tools, ...parts.system);
  const { system, lastMessage, turns } = scan.ends;

  const ends: MarkTarget[] = [];
  const tools = came.tools && isEnough(bytesOf(parts.tools), rules) ? markableTools(scan, body) : undefined;
  if (tools) ends.push(tools);
  if (system && isPart(system, mark.field) && came.system && isEnough(prefix, rules)) ends.push(system);
  const goesOn = came.conversation && isWorthKeeping(scan, rules);
  const said = goesOn ? [...turns, lastMessage].filter((end) => end && isMarkable(end, mark.field)) : [];
  // The end of the turn before, and of this one.
  for (const end of said.slice(-2)) if (end) ends.push(end);

  // A message of the system may end a turn, too.
  const marked = new Map(ends.slice(-rules.maxMarks).map((end) => [end.range.start, end]));
  const type = scan.protocol === 'responses' ? 'input_text' : 'text';
  const members = { [mark.field]: mark.json };
  const replacements = [...marked.values()].flatMap((end) =>
    end.kind === 'string' ? wrapAsPart(end.range, type, members) : insertMembers(end.range, members),
  );
  for (const end of said) {
    if (end?.kind === 'string' && !marked.has(end.range.start))
      replacements.push(...wrapAsPart(end.range, type, {}));
  }
  return { replacements, marks: marked.size };
}
