import type { Plan, Role } from '@refinery/contracts/enums.ts';

export const DEMO_PASSWORD = 'password123';

/** Whom a newcomer signs in as: an admin. */
export const DEMO_LOGIN = { email: 'admin@acme.com', password: DEMO_PASSWORD };

interface DemoOrganization {
  slug: string;
  name: string;
  plan: Plan;
  people: { email: string; fullName: string; role: Role }[];
}

/** The organizations and people that a fresh installation can be tried with. */
export const DEMO_ORGANIZATIONS: DemoOrganization[] = [
  {
    slug: 'acme',
    name: 'Acme',
    plan: 'pro',
    people: [
      { email: DEMO_LOGIN.email, fullName: 'Acme Admin', role: 'admin' },
      { email: 'user@acme.com', fullName: 'Acme User', role: 'member' },
    ],
  },
  {
    slug: 'techstartup',
    name: 'TechStartup',
    plan: 'free',
    people: [{ email: 'admin@techstartup.com', fullName: 'TechStartup Admin', role: 'admin' }],
  },
];
