import type { Static } from 'typebox';
import { accountLinked } from './templates/account-linked.ts';
import { announcement } from './templates/announcement.ts';
import { certificateExpires } from './templates/certificate-expires.ts';
import { domainLost } from './templates/domain-lost.ts';
import { domainMissing } from './templates/domain-missing.ts';
import { exportReady } from './templates/export-ready.ts';
import { invitation } from './templates/invitation.ts';
import { passwordChanged } from './templates/password-changed.ts';
import { paymentDue } from './templates/payment-due.ts';
import { quotaReached } from './templates/quota-reached.ts';
import { quotaWarning } from './templates/quota-warning.ts';
import { resetPassword } from './templates/reset-password.ts';
import { ssoBypassed } from './templates/sso-bypassed.ts';
import { verifyEmail } from './templates/verify-email.ts';
import { webhookDisabled } from './templates/webhook-disabled.ts';
import { welcome } from './templates/welcome.ts';

/** Every mail of the product, by its name. */
export const templates = {
  welcome,
  'verify-email': verifyEmail,
  'reset-password': resetPassword,
  'password-changed': passwordChanged,
  'account-linked': accountLinked,
  invitation,
  announcement,
  'export-ready': exportReady,
  'quota-warning': quotaWarning,
  'quota-reached': quotaReached,
  'webhook-disabled': webhookDisabled,
  'payment-due': paymentDue,
  'certificate-expires': certificateExpires,
  'domain-missing': domainMissing,
  'domain-lost': domainLost,
  'sso-bypassed': ssoBypassed,
};

export type TemplateName = keyof typeof templates;

/** What fills the gaps of a template. Times are ISO 8601, links begin with `http://` or `https://`. */
export type TemplateData<N extends TemplateName> = Static<(typeof templates)[N]['schema']>;
