import { exampleId } from './ids.ts';

const signIn = { email: 'ada@example.com', password: 'a long pass phrase' };

export const registerExample = {
  ...signIn,
  fullName: 'Ada Lovelace',
  organizationName: 'Analytical Engines',
};
export const loginExample = signIn;
export const refreshExample = { refreshToken: 'prr_AZ3yoUwAehCMEQ9bbi1KAk6n…' };

const token = 'pra_Zx3kQ0v6Jm1Rk8nB2tYw5sHc9dLgPfAe7uXiOqV4MlE';
export const forgotPasswordExample = { email: 'ada@example.com' };
export const resetPasswordExample = { token, newPassword: 'a longer pass phrase' };
export const passwordResetExample = { workingApiKeys: 2, revokedApiKeys: 0 };
export const verifyEmailExample = { token };
export const mailAcceptedExample = {
  message: 'We have sent you a new link. Check your inbox and your spam folder.',
};

export const userExample = {
  id: exampleId('user'),
  email: 'ada@example.com',
  fullName: 'Ada Lovelace',
  role: 'admin',
  organizationId: exampleId('organization'),
  organization: {
    id: exampleId('organization'),
    name: 'Analytical Engines',
    slug: 'analytical-engines',
    plan: 'free',
  },
};

export const meExample = {
  ...userExample,
  caller: 'person',
  permissions: ['optimizations:read', 'optimizations:write'],
};

export const tokensExample = {
  accessToken: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9…',
  refreshToken: 'prr_AZ3yoUwAehCMEQ9bbi1KAk6n…',
  expiresIn: 86_400,
};

export const sessionExample = { ...tokensExample, user: userExample };
