import type { WireOperation } from '@refinery/providers/wire/wire-endpoint.ts';
import type { Setting } from '@refinery/relay/body/edits.ts';
import { setFields } from '@refinery/relay/body/edits.ts';
import type { BodyProtocol, ScannedBody } from '@refinery/relay/body/scanned-body.ts';
import { type Replacement, spliceInTurns } from '@refinery/relay/body/splice.ts';
import type { CallTerms } from '../../context/actor.ts';
import type { Context } from '../../context/context.ts';
import type { GatewayProfile } from '../../identities/gateway-profile.ts';
import type { Target } from '../targets.ts';

/** A call as it goes to one of those who may answer it. */
export interface PreparedCall extends Target {
  organizationId: string;
  apiKeyId: string | null;
  operation: WireOperation;
  protocol: BodyProtocol;
  /** As the caller sent it. */
  bytes: Buffer;
  scan: ScannedBody;
  profile: GatewayProfile;
  terms: CallTerms;
}

/** What one step changes in a body. All steps work on the caller's bytes; none sees what another changes. */
export interface BodyChanges {
  /** Fields of the body itself. */
  settings: readonly Setting[];
  /** Everything else. */
  replacements: readonly Replacement[];
  /** Tokens that it saves, or marks that it set, by its name. */
  saved: Readonly<Record<string, number>>;
}

export const NO_CHANGES: BodyChanges = { settings: [], replacements: [], saved: {} };

/** What steps work with, beside the call. */
export type StepContext = Pick<
  Context,
  'clock' | 'db' | 'identities' | 'promptMemory' | 'promptPrefixes' | 'scanner' | 'seenTexts'
>;

/** A change of a body, or why there is none. */
export type ChangeStep = (call: PreparedCall, ctx: StepContext) => BodyChanges | Promise<BodyChanges>;

/** The body that leaves: the caller's bytes, with all changes spliced in. */
export async function changedBody(call: PreparedCall, changes: readonly BodyChanges[]): Promise<Buffer> {
  const settings = changes.flatMap((change) => change.settings);
  const replacements = changes.flatMap((change) => change.replacements);
  const all = [...setFields(call.scan.object, settings), ...replacements];
  return all.length ? spliceInTurns(call.organizationId, call.bytes, all) : call.bytes;
}

/** What all changes save, together. */
export function savedBy(changes: readonly BodyChanges[]): Record<string, number> {
  const saved: Record<string, number> = {};
  for (const change of changes) {
    for (const [name, count] of Object.entries(change.saved)) {
      if (count) saved[name] = (saved[name] ?? 0) + count;
    }
  }
  return saved;
}
