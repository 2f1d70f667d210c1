import { LATEST_LABEL } from '@prompt-refinery/client';
import { text } from '../../../parts/search-values.ts';
import { LABEL } from '../label.ts';

export type PoliciesSearch = {
  /** The label whose requirements are being changed. */
  label?: string;
};

/** What an address says of the labels' requirements: which are open. `latest` has none. */
export const policiesSearch = (search: Record<string, unknown>): PoliciesSearch =>
  text('label', search, (value) => value !== LATEST_LABEL && LABEL.test(value));
