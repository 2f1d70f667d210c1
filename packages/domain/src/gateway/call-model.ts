import { newIdAt } from '@refinery/db/ids.ts';
import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import type { BodyProtocol } from '@refinery/relay/body/scanned-body.ts';
import { apiKeyOf, PLAIN_CALL_TERMS, requirePermission } from '../context/actor.ts';
import type { CallerContext } from '../context/context.ts';
import type { RateFacts } from '../model-calls/rates/rate-facts.ts';
import { askTarget } from './ask-target.ts';
import type { BegunReply } from './begun-reply.ts';
import type { PreparedCall } from './changes/body-changes.ts';
import { type ReadBody, readBody, refuseStored } from './check-body.ts';
import { countCall, counted } from './count-call.ts';
import { keepReply, replay } from './kept-replies.ts';
import type { ModelRequest } from './model-request.ts';
import { gatewayProfile } from './profile.ts';
import { replyKeyOf } from './reply-key.ts';
import { type CallName, RunningCall } from './running-call.ts';
import { type Target, targetsOf } from './targets.ts';
import { waitingWithComments } from './waiting-with-comments.ts';

/** A reply, with what the headers say of the caller's limits. */
export interface ModelReply extends BegunReply {
  /** Of the limit of calls that has less left; null where there is none. */
  rate: RateFacts | null;
}

export type GatewayContext = CallerContext<
  | 'callMoney'
  | 'callRates'
  | 'clock'
  | 'db'
  | 'identities'
  | 'ledger'
  | 'modelRelay'
  | 'promptMemory'
  | 'promptPrefixes'
  | 'replyCache'
  | 'scanner'
  | 'seenTexts'
  | 'settings'
  | 'stopping'
  | 'vendors'
>;

/** A call that was read and named. */
interface ReadCall {
  request: ModelRequest;
  scan: ReadBody;
  name: CallName;
  /** Whether another may be asked where one fails. */
  mayGoOn: () => boolean;
}

/** The protocol of Anthropic's bodies is the same for both of its endpoints. */
const protocolOf = (operation: WireOperation): BodyProtocol =>
  operation === 'count_tokens' ? 'messages' : operation;

/**
 * Hands a request on to a model, and its reply back: read once, checked, changed where that saves money and
 * nothing else, and written to the ledger when it has ended.
 * Errors: `GatewayRefusal`; `forbidden`, `rate_limited`.
 */
export async function callModel(ctx: GatewayContext, request: ModelRequest): Promise<ModelReply> {
  requirePermission(ctx, 'models:call');
  const { actor } = ctx;
  const protocol = protocolOf(request.operation);
  const scan = await readBody(ctx.scanner, actor.organizationId, { bytes: request.body, protocol });
  const take = await countCall(ctx.callRates, { ...request, actor, scan });
  const createdAt = ctx.clock.now();
  const name = { id: newIdAt(createdAt), createdAt };
  const call = (mayGoOn: () => boolean) => keptOrAsked(ctx, { request, scan, name, mayGoOn });
  const isPatient = request.comments === true && scan.stream?.value === true;
  return counted(take, () =>
    isPatient ? waitingWithComments(call, { protocol, callId: name.id }) : call(() => true),
  );
}

/** The reply of an identical call, where the key asks for it, or a new one. */
async function keptOrAsked(ctx: GatewayContext, call: ReadCall): Promise<BegunReply> {
  const { actor } = ctx;
  const { request, scan } = call;
  const profile = await gatewayProfile(ctx, actor.organizationId);
  const targets = targetsOf(profile, scan.model.value, request.operation);
  refuseStored(scan, targets);
  const key = await replyKeyOf({ ...request, actor, scan, targets });
  const kept = key && ctx.replyCache.find(key);
  if (kept) return replay(kept);
  const reply = await askTargets(ctx, call, { profile, targets });
  return key ? keepReply(ctx.replyCache, key, reply) : reply;
}

function askTargets(
  ctx: GatewayContext,
  { request, scan, name, mayGoOn }: ReadCall,
  { profile, targets }: Pick<PreparedCall, 'profile'> & { targets: readonly Target[] },
): Promise<BegunReply> {
  const { actor } = ctx;
  const base = {
    organizationId: actor.organizationId,
    apiKeyId: apiKeyOf(actor),
    operation: request.operation,
    protocol: scan.protocol,
    bytes: request.body,
    scan,
    profile,
    terms: actor.kind === 'api-key' ? actor.calls : PLAIN_CALL_TERMS,
  };
  const { headers } = request;
  return new RunningCall(ctx, { request, scan, name, keep: profile.settings.callTexts }).run(
    targets,
    (target, signal, onAsked) => askTarget(ctx, { ...base, ...target }, { headers, signal, onAsked }),
    mayGoOn,
  );
}
