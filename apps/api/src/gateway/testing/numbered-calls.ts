import { setTimeout as sleep } from 'node:timers/promises';
import { callText, type Pace } from './numbered-vendor.ts';

/** An alias whose first target does not know the model, and whose second answers. */
export const ALIAS = 'either';

const asMessages = (content: string) => ({ max_tokens: 50, messages: [{ role: 'user', content }] });
const OPENAI = 'openai/gpt-4o-mini';
const CLAUDE = 'anthropic/claude-haiku-4-5';

/** What can be asked for: the endpoint, and the body with a text. */
const SHAPES = {
  chat: { path: 'chat/completions', body: (text: string) => ({ model: OPENAI, ...asMessages(text) }) },
  messages: { path: 'messages', body: (text: string) => ({ model: CLAUDE, ...asMessages(text) }) },
  responses: {
    path: 'responses',
    body: (input: string) => ({ model: OPENAI, max_output_tokens: 50, input }),
  },
  either: { path: 'chat/completions', body: (text: string) => ({ model: ALIAS, ...asMessages(text) }) },
  count: {
    path: 'messages/count_tokens',
    body: (content: string) => ({ model: CLAUDE, messages: [{ role: 'user', content }] }),
  },
} as const;
export type Shape = keyof typeof SHAPES;

export interface Kind {
  shape: Shape;
  stream: boolean;
}

/** Each shape that there is, streamed where that is possible and whole. */
const ALL_KINDS: readonly Kind[] = [
  ...(['chat', 'messages', 'responses', 'either'] as const).flatMap((shape) => [
    { shape, stream: true },
    { shape, stream: false },
  ]),
  { shape: 'count', stream: false },
];
/** How many kinds there are. */
export const KINDS = ALL_KINDS.length;

export const repeat = <T>(item: T, times: number): T[] => Array.from({ length: times }, () => item);

/** So many calls of each kind. */
export const ofEachKind = (pace: Pace, times: number) =>
  repeat(ALL_KINDS, times).flatMap((kinds) => kinds.map((kind) => ({ ...kind, pace })));

export interface CallToSend extends Kind {
  /** Where the API listens. */
  url: string;
  key: string;
  number: number;
  pace: Pace;
  /** Whether one that is refused for the moment is not sent again, as SDKs would. */
  once?: boolean;
  signal?: AbortSignal;
}

/** What its caller saw of a call. */
export interface CallSeen {
  number: number;
  /** Null: the connection was cut before any answer. */
  status: number | null;
  headers: Headers;
  text: string;
  /** Whether the answer came to its end, and of a stream the last event with it. */
  isWhole: boolean;
  /** Why it was cut. */
  failure?: unknown;
}

const LAST_EVENT = /\[DONE\]|"message_stop"|"response\.completed"/;
const FIRST_PAUSE_MS = 50;
const MOST_PAUSE_MS = 2_000;

/** Sends a call, and reads what comes of it. Never throws. */
export async function sendCall(call: CallToSend): Promise<CallSeen> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, MOST_PAUSE_MS)) {
    const seen = await sendOnce(call);
    if (call.once || !isForTheMoment(seen)) return seen;
    // Many that come again at once would keep the machine as busy as it is.
    await sleep(pause);
  }
}

/** Whether a call was refused for want of money, also within a stream that had begun. */
export const isShortOfMoney = ({ text }: Pick<CallSeen, 'text'>): boolean =>
  /insufficient_quota|billing_error/.test(text);

/**
 * Whether a call was refused for no reason of its own. A busy machine may take longer to find money than a
 * call waits for it, and so long for a stream to begin that what becomes of it is told within.
 */
const isForTheMoment = ({ status, isWhole, failure, text }: CallSeen): boolean =>
  status !== null &&
  failure === undefined &&
  (status >= 500 || (status === 200 && !isWhole && !isShortOfMoney({ text })));

async function sendOnce({ url, key, number, pace, stream, shape, signal }: CallToSend): Promise<CallSeen> {
  const { path, body } = SHAPES[shape];
  const text = callText(number, pace, shape === 'either');
  const seen: CallSeen = { number, status: null, headers: new Headers(), text: '', isWhole: false };
  try {
    const reply = await fetch(`${url}/v1/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'x-refinery-tags': JSON.stringify({ number: `${number}` }),
      },
      body: JSON.stringify({ ...body(text), ...(stream ? { stream } : {}) }),
      ...(signal ? { signal } : {}),
    });
    seen.status = reply.status;
    seen.headers = reply.headers;
    if (reply.body) for await (const chunk of reply.body) seen.text += Buffer.from(chunk).toString();
    seen.isWhole = !stream || LAST_EVENT.test(seen.text);
  } catch (error) {
    // Cut, or left: what had come is told.
    seen.failure = error;
  }
  return seen;
}
