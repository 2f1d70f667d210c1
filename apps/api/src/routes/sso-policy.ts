import { getSsoPolicyEndpoint, updateSsoPolicyEndpoint } from '@refinery/contracts/endpoints/sso-policy.ts';
import { getSsoPolicy } from '@refinery/domain/sso/get-sso-policy.ts';
import { updateSsoPolicy } from '@refinery/domain/sso/update-sso-policy.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const ssoPolicyRoutes = (): Binding[] => [
  bind(getSsoPolicyEndpoint, getSsoPolicy),
  bind(updateSsoPolicyEndpoint, updateSsoPolicy),
];
