/** What a writer wants to make of a unit, or of some that stand one behind the other. */
export interface Proposal {
  /** Numbers of the first and the last one. */
  first: number;
  last: number;
  /** The new words, marks in them; empty where nothing is to be said any more. */
  words: string;
  /** Number of the unit that says all of it. */
  sameAs: number | undefined;
  /** Whether more lines stood below it than an answer has. */
  isCut: boolean;
}

const ANSWER = /^[ \t]*(\d{1,7})(?:[ \t]*[-–][ \t]*(\d{1,7}))?[ \t]*\|(.*)$/;
const SAME = /^=[ \t]*(\d{1,7})$/;
const FENCE = /^[ \t]*```/;
/** A line that speaks about the reply. */
const CLOSING = /^(?:let me know|i hope|feel free|i(?:'ve| have) (?:removed|shortened|kept)|hope )/i;
/** What a writer says that changes nothing. */
const NOTHING = /^(?:ok|none)\.?$/i;

export interface Answer {
  proposals: Proposal[];
  /** Whether the reply is one of the kind that was asked for. */
  isValid: boolean;
}

/**
 * Reads the lines of a writer's reply: `12|new`, `12-14|new`, `15|=9`, `15|`. A line that is none of these
 * belongs to the answer above it, which it spoils, as an answer is one line. Of a reply that was cut off, the
 * last line does not count. Linear in its length.
 */
export function readAnswer(reply: string, isCutOff: boolean): Answer {
  const lines = reply.trim().split(/\r?\n/);
  if (isCutOff) lines.pop();
  const proposals: Proposal[] = [];
  let said = '';
  for (const line of lines) {
    const match = ANSWER.exec(line);
    const last = proposals.at(-1);
    if (match) proposals.push(proposalOf(match));
    else if (line.trim() === '' || FENCE.test(line) || CLOSING.test(line)) continue;
    else if (last) last.isCut = true;
    else said += line;
  }
  return { proposals, isValid: proposals.length > 0 || NOTHING.test(said.trim()) };
}

function proposalOf([, first = '', last, words = '']: RegExpExecArray): Proposal {
  const said = words.trim();
  const same = SAME.exec(said)?.[1];
  return {
    first: Number(first),
    last: Number(last ?? first),
    words: same === undefined ? said : '',
    sameAs: same === undefined ? undefined : Number(same),
    isCut: false,
  };
}
