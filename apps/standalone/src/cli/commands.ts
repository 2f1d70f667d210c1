import { archiveListCommand } from './archive/list.ts';
import { archiveMonthCommand } from './archive/month.ts';
import { archiveRestoreCommand } from './archive/restore.ts';
import { verifyCommand } from './audit/verify.ts';
import { checkCommand } from './billing/check.ts';
import { setupCommand } from './billing/setup.ts';
import type { Command } from './command.ts';
import { eraseOrgCommand } from './erase/org.ts';
import { eraseUserCommand } from './erase/user.ts';
import { rotateEncryptionCommand } from './keys/rotate-encryption.ts';
import { limitCommand } from './org/limit.ts';
import { listCommand } from './org/list.ts';
import { planCommand } from './org/plan.ts';
import { resumeCommand } from './org/resume.ts';
import { showCommand } from './org/show.ts';
import { ssoCommand } from './org/sso.ts';
import { suspendCommand } from './org/suspend.ts';
import { disableCommand } from './user/disable.ts';
import { enableCommand } from './user/enable.ts';
import { operatorCommand } from './user/operator.ts';
import { promoteCommand } from './user/promote.ts';
import { resetPasswordCommand } from './user/reset-password.ts';
import { resetTwoFactorCommand } from './user/reset-two-factor.ts';

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  listCommand,
  showCommand,
  planCommand,
  limitCommand,
  suspendCommand,
  resumeCommand,
  ssoCommand,
  setupCommand,
  checkCommand,
  resetPasswordCommand,
  resetTwoFactorCommand,
  disableCommand,
  enableCommand,
  promoteCommand,
  operatorCommand,
  rotateEncryptionCommand,
  verifyCommand,
  archiveListCommand,
  archiveMonthCommand,
  archiveRestoreCommand,
  eraseOrgCommand,
  eraseUserCommand,
];
