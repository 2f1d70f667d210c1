/** The part of an e-mail behind its last `@`, as domains are stored. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();
