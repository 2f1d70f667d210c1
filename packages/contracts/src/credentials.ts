import { Type } from 'typebox';

export const Email = Type.String({ format: 'email', maxLength: 254 });

export const NewPassword = Type.String({
  minLength: 8,
  description:
    'At least 8 characters, at most 1,024 bytes; none of the commonest, nor the e-mail or a name of the account',
});
