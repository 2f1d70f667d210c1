import { getGatewayEndpoint, updateGatewayEndpoint } from '@refinery/contracts/endpoints/gateway-settings.ts';
import { getGateway } from '@refinery/domain/gateway/get-gateway.ts';
import { updateGateway } from '@refinery/domain/gateway/update-gateway.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const gatewayRoutes = (): Binding[] => [
  bind(getGatewayEndpoint, getGateway),
  bind(updateGatewayEndpoint, updateGateway),
];
