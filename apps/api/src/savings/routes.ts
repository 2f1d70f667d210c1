import { getSavingsEndpoint, listPrefixesEndpoint } from '@refinery/contracts/endpoints/savings.ts';
import { listPrefixes } from '@refinery/domain/prefixes/list-prefixes.ts';
import { getSavings } from '@refinery/domain/savings/get-savings.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const savingsRoutes = (): Binding[] => [
  bind(getSavingsEndpoint, getSavings),
  bind(listPrefixesEndpoint, listPrefixes),
];
