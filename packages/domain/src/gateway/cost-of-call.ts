import type { RemoteProvider } from '@refinery/contracts/enums.ts';
import { upToMicros } from '@refinery/db/micros.ts';
import { isKnownUsage } from '@refinery/providers/json.ts';
import { costUsd, type PriceOverrides, worstCaseUsd } from '@refinery/providers/prices.ts';
import type { Usage } from '@refinery/providers/spec.ts';
import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import type { BodyProtocol, LimitName, ScannedBody } from '@refinery/relay/body/scanned-body.ts';
import type { RelayOutcome } from '@refinery/relay/relay/relay-reply.ts';
import { estimatedTokens } from '../model-calls/rates/estimated-tokens.ts';

/** What the price of a call depends on. */
export interface CallToPrice {
  operation: WireOperation;
  /** Of the request. */
  bytes: number;
  scan: ScannedBody;
  provider: RemoteProvider;
  model: string;
  createdAt: Date;
  overrides: PriceOverrides;
}

/** What a call may cost at most; `unknown` names the reason where nobody knows. */
export type MostCost = { micros: number } | { unknown: 'price_unknown' | 'cost_not_bounded' };

/** What a request may write that does not say. */
const OUTPUT_WITHOUT_LIMIT = 16_384;
/** The most that vendors bill for an image. */
const TOKENS_PER_IMAGE = 20_000;
/** Of the frames around messages, and what a vendor adds to tools. */
const TOKENS_BESIDE_TEXT = 1_000;
/** Service tiers that cost no more than the usual one. */
const USUAL_TIERS: ReadonlySet<string> = new Set([
  'auto',
  'default',
  'standard',
  'standard_only',
  'on_demand',
  'flex',
]);
/** What Anthropic's protocol says of the usual speed. */
const USUAL_SPEED = 'standard';
/** Vendors that know `max_completion_tokens` in a chat: Anthropic gets the translation. */
const KNOW_NEW_LIMIT: ReadonlySet<RemoteProvider> = new Set(['openai', 'groq', 'anthropic']);
/**
 * Bytes of a reply for each of its tokens, at least: as a whole, and as a stream, with the frame of each
 * part.
 */
const REPLY_BYTES_PER_TOKEN = 3;
const STREAM_BYTES_PER_TOKEN = 100;

/**
 * The most that a call may cost, in millionths of a US dollar: a token stands for a byte at least, but for
 * images.
 */
export function mostCost(call: CallToPrice): MostCost {
  if (call.operation === 'count_tokens') return { micros: 0 };
  const { scan, provider, model, overrides, createdAt } = call;
  const tier = scan.serviceTier?.value ?? 'auto';
  const isUsual = USUAL_TIERS.has(tier) && (scan.speed?.value ?? USUAL_SPEED) === USUAL_SPEED;
  const isBounded = scan.files === 0 && scan.hostedTools === 0 && !scan.otherModels && isUsual;
  const inputTokens = mostInput(call);
  const longCacheWriteTokens = scan.longMarks > 0 ? inputTokens : 0;
  const most = { inputTokens, longCacheWriteTokens, outputTokens: mostOutput(call) };
  const usd = worstCaseUsd(provider, model, most, overrides, createdAt.getTime());
  if (usd === null) return { unknown: 'price_unknown' };
  return isBounded ? { micros: upToMicros(usd) } : { unknown: 'cost_not_bounded' };
}

const mostInput = ({ bytes, scan }: CallToPrice): number =>
  TOKENS_BESIDE_TEXT + bytes - scan.imageBytes + scan.images * TOKENS_PER_IMAGE;

/**
 * A limit that the vendor does not know binds nothing: it writes as much as without. Only Anthropic is sure
 * to write nothing at 0.
 */
function mostOutput({ operation, scan, provider }: CallToPrice): number {
  if (operation === 'embeddings') return 0;
  const least = provider === 'anthropic' ? 0 : 1;
  const isLimited = limitsOf(scan.protocol, provider).some(
    (name) => (scan.limits[name]?.value ?? -1) >= least,
  );
  const named = Object.values(scan.limits).flatMap((field) => field?.value ?? []);
  return (scan.n?.value ?? 1) * Math.max(...named, isLimited ? 0 : OUTPUT_WITHOUT_LIMIT);
}

/** The fields by which a vendor is told how much it may write. */
function limitsOf(protocol: BodyProtocol, provider: RemoteProvider): readonly LimitName[] {
  if (protocol === 'responses') return ['max_output_tokens'];
  const isChat = protocol === 'chat' && KNOW_NEW_LIMIT.has(provider);
  return isChat ? ['max_tokens', 'max_completion_tokens'] : ['max_tokens'];
}

/**
 * About what the input of a call costs, in millionths of a US dollar: of a call of which no more is known. 0
 * without a price.
 */
export function inputCost(call: CallToPrice): number {
  if (call.operation === 'count_tokens') return 0;
  return priced(call, call.model, { inputTokens: inputOf(call), outputTokens: 0 }) ?? 0;
}

const inputOf = ({ bytes, scan }: CallToPrice): number => estimatedTokens(bytes, scan);

/**
 * What a reply costs, in millionths of a US dollar; null where no price is known. What the vendor has not
 * told, as of a reply that was cut short or of one that reports more than a model can use, is estimated: the
 * input from its bytes, the output from those that came.
 */
export function replyCost(call: CallToPrice, outcome: RelayOutcome): number | null {
  if (call.operation === 'count_tokens') return 0;
  const { usage, model, status } = outcome;
  const isKnown = usage === null || isKnownUsage(usage);
  const reported = isKnown ? outcome : { ...outcome, usage: null };
  const used = status === 'completed' && reported.usage ? reported.usage : estimatedUsage(call, reported);
  return (model === null ? null : priced(call, model, used)) ?? priced(call, call.model, used);
}

function estimatedUsage(call: CallToPrice, { usage, bytes }: RelayOutcome): Usage {
  const perToken = call.scan.stream?.value === true ? STREAM_BYTES_PER_TOKEN : REPLY_BYTES_PER_TOKEN;
  const came = Math.min(Math.ceil(bytes / perToken), mostOutput(call));
  const reported = usage ?? { inputTokens: 0, outputTokens: 0 };
  return {
    ...reported,
    inputTokens: reported.inputTokens || inputOf(call),
    outputTokens: Math.max(reported.outputTokens, came),
  };
}

function priced({ provider, overrides, createdAt }: CallToPrice, model: string, usage: Usage): number | null {
  const usd = costUsd(provider, model, usage, overrides, createdAt.getTime());
  return usd === null ? null : upToMicros(usd);
}
