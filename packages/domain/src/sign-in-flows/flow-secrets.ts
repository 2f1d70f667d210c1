import { createHmac } from 'node:crypto';
import type { Settings } from '../context/context.ts';
import { currentKey } from '../security/credential-vault.ts';

export interface FlowSecrets {
  /** Comes back in what the identity provider signs. */
  nonce: string;
  /** Of PKCE, between this service and the identity provider. */
  verifier: string;
}

/**
 * What a sign-in needs again when the person comes back. It follows from the state and a key of ours, so it
 * is stored nowhere. After a change of the key, a sign-in that has begun must begin again.
 */
export const flowSecretsOf = ({ keyring }: Pick<Settings, 'keyring'>, state: string): FlowSecrets => {
  const derive = (purpose: string) =>
    createHmac('sha256', currentKey(keyring)).update(`sso ${purpose} ${state}`).digest('base64url');
  return { nonce: derive('nonce'), verifier: derive('verifier') };
};
