import type { Connection } from '@prompt-refinery/client';
import { BASE_URL } from '../../../api/base-url.ts';

/** How an identity provider is spoken to. */
export type ConnectionKind = Connection['kind'];

export const CONNECTION_KINDS: readonly ConnectionKind[] = ['oidc', 'saml'];

/** Until a connection says it: where the API is, whose paths these are. */
const PATHS: Readonly<Record<ConnectionKind, (organizationId: string) => string>> = {
  oidc: (organizationId) => `api/v1/auth/sso/callback/${organizationId}`,
  saml: () => 'api/v1/auth/sso/saml',
};

/** What is to be entered at an identity provider of this kind, which an organization has or is to have. */
export const addressFor = (
  kind: ConnectionKind,
  { id, connections }: { id: string; connections: readonly Connection[] },
): string =>
  connections.find((one) => one.kind === kind)?.redirectUri ?? new URL(PATHS[kind](id), BASE_URL).href;
