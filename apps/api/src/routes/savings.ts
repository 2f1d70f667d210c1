import { getSavingsEndpoint, listPrefixesEndpoint } from '@refinery/contracts/endpoints/savings.ts';
import { getSavings } from '@refinery/domain/savings/get-savings.ts';
import { listPrefixes } from '@refinery/domain/savings/list-prefixes.ts';
import { type Binding, bind } from '../endpoints/bind.ts';

export const savingsRoutes = (): Binding[] => [
  bind(getSavingsEndpoint, getSavings),
  bind(listPrefixesEndpoint, listPrefixes),
];
