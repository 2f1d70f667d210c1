import { AB_TEST_STATUSES, type AbTest } from '@prompt-refinery/client';
import { isId } from '../../parts/ids.ts';
import { oneOf, text } from '../../parts/search-values.ts';

export type AbTestsSearch = {
  status?: AbTest['status'];
  /** The id of the prompt whose tests are shown. */
  prompt?: string;
};

/** The prompt that an address names, for which a test is made. */
export const newAbTestSearch = (search: Record<string, unknown>): { prompt?: string } =>
  text('prompt', search, isId);

/** The filters that an address names; what is none is left out. */
export const abTestsSearch = (search: Record<string, unknown>): AbTestsSearch => ({
  ...oneOf('status', AB_TEST_STATUSES, search),
  ...newAbTestSearch(search),
});
