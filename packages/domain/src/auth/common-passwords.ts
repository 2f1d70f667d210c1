/**
 * The 49,000 commonest passwords in lower case, about 4 MB: loaded at the first call, since a process that
 * registers nobody needs none of them.
 */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { PASSWORDS } = await import('./internal/password-list.ts');
  return PASSWORDS;
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/** Whether a password is among the commonest, in whatever case, and also with signs before or behind it. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const common = await commonPasswords();
  const folded = password.toLowerCase();
  return common.has(folded) || common.has(withoutOuterSigns(folded));
}

function withoutOuterSigns(text: string): string {
  const characters = [...text];
  const isPlain = (character: string): boolean => LETTER_OR_DIGIT.test(character);
  const end = characters.findLastIndex(isPlain) + 1;
  return end === 0 ? '' : characters.slice(characters.findIndex(isPlain), end).join('');
}
