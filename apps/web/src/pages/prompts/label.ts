import { LABEL_PATTERN } from '@prompt-refinery/client';

/** A label as the API takes it. */
export const LABEL = new RegExp(`^${LABEL_PATTERN}$`);

/** The same for a field that is typed into: blanks around it go. */
export const LABEL_INPUT = String.raw`\s*${LABEL_PATTERN}\s*`;
