import { BodyError } from '@refinery/relay/body/body-error.ts';
import type { BodyProtocol, ScannedBody } from '@refinery/relay/body/scanned-body.ts';
import type { Scanner } from '@refinery/relay/threads/create-scanner.ts';
import { OverloadError } from '@refinery/relay/threads/overload-error.ts';
import { badRequest, GatewayRefusal } from './gateway-refusal.ts';
import type { Target } from './targets.ts';

const MAX_MODEL = 300;

/** What was found in a body that names a model. */
export type ReadBody = ScannedBody & { model: { value: string } };

/**
 * Reads a body as far as it is checked, billed or changed.
 * Errors: those of `refuseUnread`, 400 `missing_required_parameter`, `invalid_value`.
 */
export async function readBody(
  scanner: Pick<Scanner, 'scan'>,
  organizationId: string,
  { bytes, protocol }: { bytes: Buffer; protocol: BodyProtocol },
): Promise<ReadBody> {
  const scan = await scanner.scan(organizationId, bytes, protocol).catch(refuseUnread);
  const { model } = scan;
  if (!model?.value)
    throw badRequest('missing_required_parameter', 'The body needs the field model.', 'model');
  if (model.value.length > MAX_MODEL) throw badRequest('invalid_value', 'The model is too long.', 'model');
  const counts = { n: scan.n, ...scan.limits };
  for (const [param, field] of Object.entries(counts)) {
    const least = leastOf(protocol, param);
    if (field && field.value !== null && field.value < least)
      throw badRequest('invalid_value', `${param} must be at least ${least}.`, param);
  }
  return { ...scan, model };
}

/**
 * Anthropic takes 0 for a prompt that is only to be in its cache; elsewhere 0 might mean that there is no
 * limit.
 */
const leastOf = (protocol: BodyProtocol, param: string): number =>
  protocol === 'messages' && param === 'max_tokens' ? 0 : 1;

/** Errors: 400 for what cannot be read, 503 `overloaded` where too many large bodies wait. */
function refuseUnread(error: unknown): never {
  if (error instanceof BodyError) throw badRequest(error.code, error.message, error.param);
  if (error instanceof OverloadError) throw overloaded(error);
  throw error;
}

/** There is no room for the body now. */
export const overloaded = ({ code, message, retryAfterSeconds }: OverloadError): GatewayRefusal =>
  new GatewayRefusal({ status: 503, code, message, retryAfterMs: retryAfterSeconds * 1_000 });

/**
 * Vendors keep things for whoever owns the credentials; organizations that share the operator's would read
 * each other's. Errors: 400.
 */
export function refuseStored({ storedReferences }: ScannedBody, targets: readonly Target[]): void {
  const [reference] = storedReferences;
  if (!reference || !targets.some(({ operated }) => operated)) return;
  const { param } = reference;
  const message = `${param} refers to what the provider stores for the owner of its API key. It can be used with an API key of your own for the provider.`;
  throw badRequest('unsupported_parameter', message, param);
}
