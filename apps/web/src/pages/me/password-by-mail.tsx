import { BASE_URL } from '../../api/base-url.ts';
import { useTexts } from '../../i18n/messages.ts';
import { linkedTexts } from './linked-texts.ts';

/** For those who have always signed in with an account elsewhere, and have no password here. */
export function PasswordByMail() {
  const texts = useTexts(linkedTexts);
  return <a href={`${BASE_URL.pathname}forgot-password`}>{texts.getPassword}</a>;
}
