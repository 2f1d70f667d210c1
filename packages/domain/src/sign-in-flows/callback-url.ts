import { SSO_CALLBACK_PATH } from '@refinery/contracts/sso-sign-in.ts';
import type { Settings } from '../context/context.ts';

/**
 * Where OpenID providers send people back to.
 * @param owner whose they are: the id of an organization, or the name of a social provider
 */
export const callbackUrl = ({ publicUrl }: Pick<Settings, 'publicUrl'>, owner: string): string =>
  `${publicUrl}${SSO_CALLBACK_PATH.replace(':owner', owner)}`;
