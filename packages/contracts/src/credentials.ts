import { Type } from 'typebox';

export const Email = Type.String({ format: 'email', maxLength: 254 });

export const NewPassword = Type.String({
  minLength: 8,
  description:
    'At least 8 characters and at most 1,024 bytes. It must not be one of the most common passwords, the e-mail or a name of the account',
});
