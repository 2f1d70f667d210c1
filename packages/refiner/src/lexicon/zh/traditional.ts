/** Characters that only traditional Chinese writes so, of those frequent in prompts. */
const TRADITIONAL =
  /[請時約過們這個來說為會寫與後開關點對無讓應該類圖項題問電網變種單據數學體幫謝麼從將還給]/;

/** Traditional forms of what the rules write. */
const FORMS = new Map([
  ['请', '請'],
  ['时', '時'],
  ['约', '約'],
  ['过', '過'],
  ['并', '並'],
]);

export const isTraditional = (sentence: string): boolean => TRADITIONAL.test(sentence);

/** A replacement in traditional characters. */
export const inTraditional = (replacement: string): string =>
  Array.from(replacement, (character) => FORMS.get(character) ?? character).join('');
