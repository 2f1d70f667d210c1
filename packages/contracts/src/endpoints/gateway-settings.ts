import { endpoint } from '../endpoint.ts';
import { GatewaySchema, UpdateGatewayBody } from '../gateway-settings.ts';

const tag = { name: 'Gateway', description: 'How calls to models are treated on their way' };
const PATH = '/api/v1/gateway';

export const getGatewayEndpoint = endpoint({
  operationId: 'getGateway',
  method: 'GET',
  path: PATH,
  access: 'organization:write',
  tag,
  summary: 'Get how calls to models are treated',
  description: 'Admins only.',
  reply: { 200: GatewaySchema },
  errors: [],
});

export const updateGatewayEndpoint = endpoint({
  operationId: 'updateGateway',
  method: 'PUT',
  path: PATH,
  access: 'organization:write',
  action: 'gateway.update',
  tag,
  summary: 'Change how calls to models are treated',
  description:
    'Fields that you leave out do not change. A change takes effect at once in all processes. `callTexts: none` permanently deletes all stored system texts: calls send them as they are.',
  body: UpdateGatewayBody,
  reply: { 200: GatewaySchema },
  errors: [],
});

export const gatewayEndpoints = [getGatewayEndpoint, updateGatewayEndpoint] as const;
