import { Type } from 'typebox';

export const Email = Type.String({ format: 'email', maxLength: 254 });

export const NewPassword = Type.String({
  minLength: 8,
  description:
    'At least 8 characters, at most 1,024 bytes. Not one of the most common passwords, and not the e-mail address or a name of the account',
});
