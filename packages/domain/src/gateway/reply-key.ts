import { createHash } from 'node:crypto';
import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import type { ScannedBody } from '@refinery/relay/body/scanned-body.ts';
import { hashInTurns } from '@refinery/relay/large/hash-in-turns.ts';
import type { Caller } from '../context/actor.ts';
import type { ReplyKey } from '../model-calls/kept-replies/reply-cache.ts';
import type { Target } from './targets.ts';

/** A call, as far as its reply depends on it. */
export interface RepeatableCall {
  actor: Caller;
  operation: WireOperation;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  scan: Pick<ScannedBody, 'store' | 'storedReferences'>;
  targets: readonly Target[];
}

/**
 * Under which name the reply to a call is kept; undefined where it must not be: the key does not ask for it,
 * or the vendor stores something with the call, or reads what it stored. Two calls have the same name only
 * where everything is the same that reaches a vendor: the body byte for byte, the headers, the models that
 * are asked and their credentials, and the terms of the key.
 */
export async function replyKeyOf(call: RepeatableCall): Promise<ReplyKey | undefined> {
  const { actor, operation, headers, body, targets } = call;
  if (actor.kind !== 'api-key' || dependsOnStore(call)) return undefined;
  const { organizationId, apiKeyId, calls } = actor;
  const ttlSeconds = calls.replyCacheSeconds;
  if (ttlSeconds === null) return undefined;
  const asked = targets.map(({ candidate: { provider, model, credentialKey } }) => [
    provider,
    model,
    credentialKey,
  ]);
  const said = [organizationId, apiKeyId, operation, calls, Object.entries(headers).toSorted(), asked];
  const hash = createHash('sha256').update(`${JSON.stringify(said)}\n`);
  await hashInTurns(organizationId, hash, { bytes: body, ranges: [{ start: 0, end: body.byteLength }] });
  return { organizationId, apiKeyId, digest: hash.digest('base64url'), ttlSeconds };
}

/**
 * Responses are stored unless the vendor is told not to, which it is where organizations share the
 * credentials.
 */
function dependsOnStore({ operation, scan, targets }: RepeatableCall): boolean {
  if (scan.storedReferences.length > 0) return true;
  const isOwn = targets.some(({ operated }) => !operated);
  const stores = scan.store?.value ?? operation === 'responses';
  return stores && isOwn;
}
