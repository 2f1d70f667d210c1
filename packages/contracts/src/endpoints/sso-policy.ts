import { endpoint } from '../endpoint.ts';
import { SsoPolicySchema, TESTED_FOR_HOURS, UpdateSsoPolicyBody } from '../sso-policy.ts';

const tag = {
  name: 'Single sign-on policy',
  description: 'Whether people of an organization must sign in through its identity provider',
};
const PATH = '/api/v1/sso/policy';

export const getSsoPolicyEndpoint = endpoint({
  operationId: 'getSsoPolicy',
  method: 'GET',
  path: PATH,
  access: 'sso:read',
  tag,
  summary: 'Get whether single sign-on is required',
  description: 'And who may sign in with their own password all the same.',
  reply: { 200: SsoPolicySchema },
  errors: [],
});

export const updateSsoPolicyEndpoint = endpoint({
  operationId: 'updateSsoPolicy',
  method: 'PUT',
  path: PATH,
  access: 'sso:write',
  action: 'sso-policy.update',
  tag,
  summary: 'Require single sign-on, or stop',
  description: `Fields that you leave out do not change. Single sign-on can be required within ${TESTED_FOR_HOURS} hours after an admin has signed in through a connection. Then sessions of people who signed in with a password end, yours too, but not those of the people who are exempt.`,
  body: UpdateSsoPolicyBody,
  reply: { 200: SsoPolicySchema },
  errors: ['sso_not_tested', 'plan_required'],
  limits: { bodyBytes: 16 * 1024 },
});

export const ssoPolicyEndpoints = [getSsoPolicyEndpoint, updateSsoPolicyEndpoint] as const;
