/** What was done to what, as the audit log has it: thing and verb, such as `api-key.create`. */
export type AuditAction = `${Lowercase<string>}.${Lowercase<string>}`;
