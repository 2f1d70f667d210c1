/**
 * Programs that read prompts name JSON. Browsers and previews of chats do not: they ask for HTML, for
 * anything or say nothing.
 */
export const wantsJson = (accept: string | undefined): boolean =>
  /(?:^|,)\s*application\/json\s*(?:[;,]|$)/i.test(accept ?? '');
