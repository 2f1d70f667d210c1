const password = 'a long pass phrase';
const code = '287082';

export const twoFactorExample = { enabled: true, recoveryCodesLeft: 10 };
export const setupTwoFactorExample = { password };
export const twoFactorSecretExample = {
  secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
  otpauthUrl:
    'otpauth://totp/Prompt%20Refinery:ada%40example.com?issuer=Prompt%20Refinery&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
};
export const confirmTwoFactorExample = { code };
export const recoveryCodesExample = { recoveryCodes: ['7kd3-w9xq-2mh5-vzte', '8rcp-4bnf-6gyw-d2ks'] };
export const disableTwoFactorExample = { password, code };
