import { hostileConditions } from './hostile/conditions.ts';
import { hostileDoctypes, hostileEncodings, hostileKinds } from './hostile/documents.ts';
import type { HostileResponse } from './hostile/hostile-response.ts';
import { hostileSignatures } from './hostile/signatures.ts';
import { hostileSizes } from './hostile/sizes.ts';
import { hostileSubjects } from './hostile/subjects.ts';
import { hostileTransforms } from './hostile/transforms.ts';
import { hostileWrapping } from './hostile/wrapping.ts';

/**
 * Responses that a service must refuse. Those with `mayAccept` it may also take for what the provider's own
 * person sent, never for a sign-in of the victim.
 */
export const hostileResponses: HostileResponse[] = [
  ...hostileSignatures,
  ...hostileTransforms,
  ...hostileWrapping,
  ...hostileConditions,
  ...hostileSubjects,
  ...hostileDoctypes,
  ...hostileKinds,
  ...hostileEncodings,
  ...hostileSizes,
];
