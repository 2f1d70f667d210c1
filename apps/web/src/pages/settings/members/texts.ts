const en = {
  title: 'Members',
  lists: 'Lists',
  tabs: { members: 'Members', invitations: 'Invitations' },
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  joinedAt: 'Member since',
  actions: 'Actions',
  empty: 'There are no members.',
  leave: 'Leave',
  changeRole: 'Change the role',
  roleHint: 'Admins change everything. Members refine prompts and make API keys. Viewers only read.',
  demoteHint: 'Open invitations of somebody who is no longer an admin end.',
  remove: 'Remove',
  removeQuestion:
    'The sessions and API keys of this person in the organization stop working at once. The account is kept.',
  invite: 'Invite somebody',
  emailHint:
    'The person may have an account or not. Another invitation of the same address replaces the first.',
  expiresInDays: 'Days for which the invitation is open',
  send: 'Invite',
  sent: (email: string, time: string) =>
    `${email} is invited and gets a mail. The invitation is open until ${time}.`,
  link: 'If no mail arrives, you can send this link yourself. It is shown only now, and anybody who has it can open the invitation.',
  copyLink: 'Copy the link',
  open: 'Open invitations',
  noneOpen: 'No invitation is open.',
  invitedBy: 'Invited by',
  expiresAt: 'Open until',
  revoke: 'Revoke',
  revokeQuestion: 'The link in the invitation stops working at once.',
};

export type MemberTexts = typeof en;

const de: MemberTexts = {
  title: 'Mitglieder',
  lists: 'Listen',
  tabs: { members: 'Mitglieder', invitations: 'Einladungen' },
  name: 'Name',
  email: 'E-Mail',
  role: 'Rolle',
  joinedAt: 'Mitglied seit',
  actions: 'Aktionen',
  empty: 'Es gibt keine Mitglieder.',
  leave: 'Verlassen',
  changeRole: 'Rolle ändern',
  roleHint:
    'Admins ändern alles. Mitglieder kürzen Prompts und legen API-Schlüssel an. Betrachter lesen nur.',
  demoteHint: 'Wer kein Admin mehr ist, dessen offene Einladungen enden.',
  remove: 'Entfernen',
  removeQuestion:
    'Die Sitzungen und API-Schlüssel dieser Person in der Organisation enden sofort. Das Konto bleibt.',
  invite: 'Jemanden einladen',
  emailHint:
    'Die Person kann schon ein Konto haben oder nicht. Eine weitere Einladung an dieselbe Adresse ersetzt die erste.',
  expiresInDays: 'Tage, die die Einladung offen ist',
  send: 'Einladen',
  sent: (email, time) =>
    `${email} ist eingeladen und bekommt eine Mail. Die Einladung ist bis ${time} offen.`,
  link: 'Wenn keine Mail ankommt, können Sie diesen Link selbst weitergeben. Er wird nur jetzt gezeigt, und wer ihn hat, kann die Einladung öffnen.',
  copyLink: 'Link kopieren',
  open: 'Offene Einladungen',
  noneOpen: 'Keine Einladung ist offen.',
  invitedBy: 'Eingeladen von',
  expiresAt: 'Offen bis',
  revoke: 'Zurückziehen',
  revokeQuestion: 'Der Link in der Einladung gilt dann sofort nicht mehr.',
};

export const memberTexts = { en, de };

const enRoles = { admin: 'Admin', member: 'Member', viewer: 'Viewer' };

export const roleTexts = {
  en: enRoles,
  de: { admin: 'Admin', member: 'Mitglied', viewer: 'Betrachter' } satisfies typeof enRoles,
};
