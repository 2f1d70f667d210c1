import {
  linkSocialEndpoint,
  listSocialAccountsEndpoint,
  startLinkingEndpoint,
  unlinkSocialEndpoint,
} from '@refinery/contracts/endpoints/social-accounts.ts';
import { linkSocial } from '@refinery/domain/social/link-social.ts';
import { listSocialAccounts } from '@refinery/domain/social/list-social-accounts.ts';
import { startLinking } from '@refinery/domain/social/start-linking.ts';
import { unlinkSocial } from '@refinery/domain/social/unlink-social.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const socialRoutes = (): Binding[] => [
  bind(listSocialAccountsEndpoint, listSocialAccounts),
  bind(startLinkingEndpoint, startLinking),
  bind(linkSocialEndpoint, linkSocial),
  bind(unlinkSocialEndpoint, unlinkSocial),
];
