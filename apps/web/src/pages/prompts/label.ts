/** A label as the API takes it. */
export const LABEL = /^[a-z0-9_-][a-z0-9_.-]{0,39}$/;

/** The same for a field that is typed into: blanks around it go. */
export const LABEL_INPUT = String.raw`\s*[a-z0-9_\-][a-z0-9_.\-]{0,39}\s*`;
