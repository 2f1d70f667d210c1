import { registerExample } from './auth.ts';

const { fullName, email, password } = registerExample;

export const signUpExample = { name: fullName, email, password };
