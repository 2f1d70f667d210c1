import { ProviderError } from '@refinery/providers/errors.ts';
import { type WireOperation, wireEndpoint } from '@refinery/providers/wire/wire-endpoint.ts';
import { BodyError } from '@refinery/relay/body/body-error.ts';
import { RelayError } from '@refinery/relay/relay/relay-error.ts';
import type { RelayReply } from '@refinery/relay/relay/relay-reply.ts';
import { translatedRefusal } from '@refinery/relay/translate/openai-error.ts';
import { MOST_OF_AN_EVENT, translatedReply } from '@refinery/relay/translate/translated-reply.ts';
import { UnsupportedParameterError } from '@refinery/relay/translate/unsupported-parameter-error.ts';
import type { Context } from '../context/context.ts';
import { changedBody, type PreparedCall, type StepContext, savedBy } from './changes/body-changes.ts';
import { hidesUsage } from './changes/needed-changes.ts';
import { CHANGE_STEPS } from './changes/steps.ts';

/**
 * The version of Anthropic's protocol that translations speak.
 * https://platform.claude.com/docs/en/api/versioning
 */
const ANTHROPIC_VERSION = '2023-06-01';

export type AskContext = StepContext & Pick<Context, 'modelRelay'>;

export interface AskOptions {
  /** Headers that go on to the vendor beside the credentials. */
  headers: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** Called once the request is sent. */
  onAsked: () => void;
}

/** A reply that has begun, and what was saved for it. */
export interface TargetAnswer {
  reply: RelayReply;
  saved: Record<string, number>;
}

/**
 * Asks one target: changes the body, translates it where the vendor speaks another protocol, sends it.
 * Errors: `ProviderError`.
 */
export async function askTarget(
  ctx: AskContext,
  call: PreparedCall,
  options: AskOptions,
): Promise<TargetAnswer> {
  const changes = await Promise.all(CHANGE_STEPS.map((step) => step(call, ctx)));
  const body = await changedBody(call, changes);
  const reply = call.translated
    ? await askTranslated(ctx, call, body, options)
    : await send(ctx, call, { ...options, body, operation: call.operation });
  return { reply, saved: savedBy(changes) };
}

/** Asks Anthropic's protocol for a chat completion. */
async function askTranslated(
  ctx: AskContext,
  call: PreparedCall,
  body: Buffer,
  { headers, ...options }: AskOptions,
): Promise<RelayReply> {
  const translated = await translatedBody(ctx, call, body);
  const wire = {
    body: translated,
    operation: 'messages',
    headers: { ...headers, 'anthropic-version': ANTHROPIC_VERSION },
  } as const;
  const { stream, streamOptions } = call.scan;
  try {
    const reply = await send(ctx, call, { ...options, ...wire, maxHeldBytes: MOST_OF_AN_EVENT });
    return await translatedReply(reply, {
      stream: stream?.value === true,
      includeUsage: streamOptions?.includeUsage?.value === true,
      translate: ctx.scanner.replies(call.organizationId).toChatCompletion,
    });
  } catch (error) {
    if (error instanceof RelayError) throw new RelayError(error, translatedRefusal(error.refusal));
    throw error;
  }
}

async function translatedBody(ctx: AskContext, call: PreparedCall, body: Buffer): Promise<Buffer> {
  try {
    return await ctx.scanner.toMessagesBody(call.organizationId, body);
  } catch (error) {
    if (error instanceof UnsupportedParameterError || error instanceof BodyError) throw refused(call, error);
    throw error;
  }
}

/** A request that this vendor cannot be asked, and another perhaps can. */
function refused({ candidate: { provider } }: PreparedCall, error: UnsupportedParameterError | BodyError) {
  const { code, message, param = null } = error;
  const unsupported = new ProviderError({
    provider,
    kind: 'invalid_request',
    reason: 'unsupported_format',
    message,
  });
  const refusal = { status: 400, type: 'invalid_request_error', code, param, message, requestId: null };
  return new RelayError(unsupported, refusal);
}

interface SendOptions extends AskOptions {
  body: Buffer;
  operation: WireOperation;
  maxHeldBytes?: number;
}

function send(
  ctx: AskContext,
  call: PreparedCall,
  { body, operation, headers, ...options }: SendOptions,
): Promise<RelayReply> {
  const { candidate, scan } = call;
  const endpoint = wireEndpoint(candidate, operation);
  if (!endpoint) throw new RangeError(`${candidate.provider} has no endpoint for ${operation}.`);
  const request = {
    provider: candidate.provider,
    protocol: operation === 'count_tokens' ? 'messages' : operation,
    url: endpoint.url,
    headers: { ...headers, ...endpoint.headers },
    body,
    stream: scan.stream?.value === true,
    hideUsage: hidesUsage(call),
  } as const;
  const readers = ctx.scanner.replies(call.organizationId);
  return ctx.modelRelay.ask(candidate, request, { ...options, readers });
}
