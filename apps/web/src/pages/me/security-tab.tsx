import { LinkedAccounts } from './linked-accounts.tsx';
import { PasswordSection } from './password-section.tsx';
import { TwoFactorSection } from './two-factor-section.tsx';

/** What signing in needs. */
export function SecurityTab() {
  return (
    <>
      <PasswordSection />
      <TwoFactorSection />
      <LinkedAccounts />
    </>
  );
}
