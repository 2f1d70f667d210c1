import type { FakeRequest } from '@refinery/testing/fake-vendors/fake-request.ts';
import type { Step } from '@refinery/testing/fake-vendors/steps.ts';
import { Random } from '@refinery/testing/random.ts';
import { hostileText } from './hostile-texts.ts';

const MIB = 1024 * 1024;

/** Texts of a reply, by the model's name: what once froze or could freeze whoever reads it. */
const TEXTS: Record<string, () => string> = {
  newlines: () => `a${'\n'.repeat(1_000_000)}`,
  'spaced-newlines': () => `a${'\n \n'.repeat(300_000)}x`,
  closings: () => `a${'\n\nI hope'.repeat(100_000)}`,
  fences: () => '```json\n'.repeat(100_000),
  'open-fence': () => `\`\`\`json\n${'{ '.repeat(300_000)}`,
  braces: () => '{'.repeat(1_000_000),
  'closed-braces': () => `{${'}'.repeat(1_000_000)}`,
  'nested-json': () => `1|${'['.repeat(400_000)}${']'.repeat(400_000)}`,
  'many-answers': () => '1|x\n'.repeat(200_000),
  'wide-ranges': () => '1-9999999|x\n'.repeat(100_000),
  'same-as': () => '1|=9999999\n2|=1\n1|=2\n'.repeat(50_000),
  'marks-only': () => `1|${'§a'.repeat(200_000)}`,
  thinking: () => '<think>'.repeat(150_000),
  'long-thought': () => `<think>${'so '.repeat(300_000)}</think>1|Write a report.`,
  punctuation: () => `1|${'?!'.repeat(400_000)}`,
  quotes: () => `1|${'"\'`'.repeat(200_000)}`,
  numbers: () => `1|${'1.000,'.repeat(100_000)}`,
  marks: () => `1|${'a\u0301\u200d'.repeat(200_000)}`,
  halves: () => `1|${'\ud800'.repeat(1_000)}`,
  nul: () => '1|Write\u0000a report.',
};

const STEPS: Record<string, Step> = {
  huge: { kind: 'huge', bytes: 64 * MIB },
  hang: { kind: 'hang', after: 'request' },
  'half-hang': { kind: 'hang', after: 'headers' },
  cut: { kind: 'cut', framing: 'content-length' },
  'cut-chunked': { kind: 'cut', framing: 'chunked' },
  'cut-early': { kind: 'cut', framing: 'before-headers' },
  garbage: { kind: 'body', body: '\u0000\uFFFD<html>not json' },
  'deep-body': { kind: 'body', body: '['.repeat(MIB) },
  'wide-body': { kind: 'body', body: `{${'"a":1,'.repeat(100_000)}"b":1}` },
  empty: { kind: 'empty' },
  redirect: { kind: 'redirect', location: 'http://127.0.0.1:1/' },
  'drip-slow': { kind: 'drip', text: 'Write a report.', pieces: 60, intervalMs: 1_000 },
  'error-500': { kind: 'error', status: 500, message: 'x'.repeat(100_000) },
  'rate-limit': { kind: 'rate-limit', retryAfter: '99999999' },
};

/** The models that misbehave. */
export const HOSTILE_MODELS = [...Object.keys(TEXTS), ...Object.keys(STEPS)];

/** What models put around a refined text, and other things that begin and do not end. */
const WRAPPINGS: ((text: string) => string)[] = [
  (text) => text,
  (text) => `1|${text}`,
  (text) => `1|${oneLine(text)}`,
  (text) => text.replace(/^/gm, '1|'),
  (text) => `Here are the blocks:\n\n1|${oneLine(text)}\n\nLet me know`,
  (text) => `\`\`\`\n1|${oneLine(text)}\n\`\`\``,
  (text) => `\`\`\`\n${text}`,
  (text) => `<think>${text}</think>1|${oneLine(text)}`,
  (text) => `<thinking>${text}`,
  (text) => JSON.stringify({ refined: text }),
  (text) => `1|=${text}\n1-2|${oneLine(text)}`,
];

const oneLine = (text: string): string => text.replaceAll('\n', ' ');

/** A random hostile text in a random wrapping, the same for the same seed. */
function randomReply(seed: number): string {
  const random = new Random(seed);
  const wrap = random.pick(WRAPPINGS);
  return wrap(hostileText(random, 1 + random.below(50_000)));
}

/** The models that answer at random. */
export const randomModels = (seed: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `random-${seed * 1_000 + index}`);

/** Misbehaves as the name of the model says; `obedient` refines. */
export function answerByModel({ model }: FakeRequest): Step | string {
  const seed = /^random-(\d+)$/.exec(model)?.[1];
  if (seed) return randomReply(Number(seed));
  return STEPS[model] ?? TEXTS[model]?.() ?? '1|Write a report.';
}
