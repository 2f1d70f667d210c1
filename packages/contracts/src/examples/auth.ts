import { EXAMPLE_ORGANIZATION_ID, EXAMPLE_USER_ID } from './ids.ts';

const signIn = { email: 'ada@example.com', password: 'a long pass phrase' };

export const registerExample = {
  ...signIn,
  fullName: 'Ada Lovelace',
  organizationName: 'Analytical Engines',
};
export const loginExample = signIn;
export const refreshExample = { refreshToken: 'prr_AZ3yoUwAehCMEQ9bbi1KAk6n…' };

export const userExample = {
  id: EXAMPLE_USER_ID,
  email: 'ada@example.com',
  fullName: 'Ada Lovelace',
  role: 'admin',
  organizationId: EXAMPLE_ORGANIZATION_ID,
  organization: {
    id: EXAMPLE_ORGANIZATION_ID,
    name: 'Analytical Engines',
    slug: 'analytical-engines',
    plan: 'free',
  },
};

export const tokensExample = {
  accessToken: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9…',
  refreshToken: 'prr_AZ3yoUwAehCMEQ9bbi1KAk6n…',
  expiresIn: 86_400,
};

export const sessionExample = { ...tokensExample, user: userExample };
