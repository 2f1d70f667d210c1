const en = {
  title: 'Require single sign-on',
  intro:
    'Where it is required, people come in only through an identity provider of the organization. API keys still work.',
  required: 'It is required: passwords work only for people who are exempt.',
  notRequired: 'It is not required: people can sign in with their passwords.',
  tested: (when: string) => `An admin last signed in through an identity provider on ${when}.`,
  notTested:
    'No admin has signed in through an identity provider within the last 24 hours. One has to do so before it can be required.',
  require: 'People must sign in through an identity provider of the organization',
  exempt: 'Exempt',
  exemptHint:
    'At most three admins can still sign in with their passwords. They need two-factor sign-in, and all admins get a mail at each such sign-in.',
  lacks: {
    secondFactor:
      'Their password does not work here: their two-factor sign-in is off, or was turned on again later. Once it is on, take this away, save, and give it again.',
    admin: 'Their password does not work here, because they are not an admin.',
  },
  question:
    'All sessions that began with a password end at once, your own too. Only those of people who are exempt stay.',
};

const de: typeof en = {
  title: 'Single Sign-on verlangen',
  intro:
    'Wo es verlangt wird, kommen Leute nur über einen Identitätsanbieter der Organisation herein. API-Schlüssel gelten weiter.',
  required: 'Es wird verlangt: Passwörter gelten nur für Leute, die ausgenommen sind.',
  notRequired: 'Es wird nicht verlangt: Alle können sich mit ihrem Passwort anmelden.',
  tested: (when) => `Zuletzt hat sich ein Admin am ${when} über einen Identitätsanbieter angemeldet.`,
  notTested:
    'In den letzten 24 Stunden hat sich kein Admin über einen Identitätsanbieter angemeldet. Das muss jemand tun, bevor es verlangt werden kann.',
  require: 'Alle müssen sich über einen Identitätsanbieter der Organisation anmelden',
  exempt: 'Ausgenommen',
  exemptHint:
    'Höchstens drei Admins können sich weiter mit ihrem Passwort anmelden. Sie brauchen einen zweiten Faktor, und alle Admins bekommen bei jeder solchen Anmeldung eine Mail.',
  lacks: {
    secondFactor:
      'Das Passwort gilt hier nicht: Der zweite Faktor fehlt oder wurde später neu eingerichtet. Wenn er da ist, nehmen Sie dies weg, speichern Sie, und geben Sie es wieder.',
    admin: 'Das Passwort gilt hier nicht, weil die Person kein Admin ist.',
  },
  question:
    'Alle Sitzungen, die mit einem Passwort begonnen haben, enden sofort, auch Ihre eigene. Nur die von Leuten, die ausgenommen sind, bleiben.',
};

export const policyTexts = { en, de };
