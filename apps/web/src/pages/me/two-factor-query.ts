import { queryOptions } from '@tanstack/react-query';
import { personalClient } from '../../api/client.ts';

/** Whether signing in asks the person for a code. */
export const twoFactorQuery = queryOptions({
  queryKey: ['two-factor'],
  queryFn: ({ signal }) => personalClient.getTwoFactor({}, { signal }),
});
