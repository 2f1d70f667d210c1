import { containsAddress } from './require-plain-name.ts';

/**
 * What a person is called of whom an identity provider says this name. Names stand in mails to others:
 * without one, or where there is an address in it, it is made of the e-mail.
 */
export function nameOf(email: string, given: string | null): string {
  const name = given?.trim() ?? '';
  if (name !== '' && !containsAddress(name)) return name;
  return (
    email
      .slice(0, email.lastIndexOf('@'))
      .replace(/[._-]+/g, ' ')
      .trim() || 'Member'
  );
}
