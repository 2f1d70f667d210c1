const JSON_WORD = /json/i;

/** Whether a text says JSON and the other does not: OpenAI refuses `json_object` where no message says it. */
export const losesJsonWord = (text: string, refinedText: string): boolean =>
  JSON_WORD.test(text) && !JSON_WORD.test(refinedText);
