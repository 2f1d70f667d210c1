import { type Route, route } from '../http/route.ts';
import type { World } from '../world/world.ts';

/** `/v1/tax/settings`, to be read. */
export const taxSettingsRoutes = (world: World): Route[] => [
  route('GET', '/v1/tax/settings', {}, () => world.taxSettings),
];
