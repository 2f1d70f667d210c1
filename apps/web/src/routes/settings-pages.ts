import { auditSearch } from '../pages/settings/audit/audit-search.ts';
import { keysSearch } from '../pages/settings/keys/keys-search.ts';
import { membersSearch } from '../pages/settings/members/members-search.ts';
import { modelsSearch } from '../pages/settings/models/models-search.ts';
import { providersSearch } from '../pages/settings/providers/providers-search.ts';
import { webhookSearch } from '../pages/settings/webhooks/webhook-search.ts';
import type { GroupedPage } from './page-info.ts';

/** Settings of the organization. */
export const SETTINGS_PAGES: readonly GroupedPage[] = [
  {
    path: 'settings/organization',
    title: ({ nav }) => nav.organization,
    operation: 'getOrganization',
    listed: true,
    load: () => import('../pages/settings/organization/organization-page.tsx'),
  },
  {
    path: 'settings/members',
    title: ({ nav }) => nav.members,
    operation: 'listMembers',
    listed: true,
    load: () => import('../pages/settings/members/members-page.tsx'),
    search: membersSearch,
  },
  {
    path: 'settings/keys',
    title: ({ nav }) => nav.keys,
    operation: 'listApiKeys',
    listed: true,
    load: () => import('../pages/settings/keys/keys-page.tsx'),
    search: keysSearch,
  },
  {
    path: 'settings/keys/new',
    title: ({ nav }) => nav.keys,
    operation: 'createApiKey',
    listed: false,
    load: () => import('../pages/settings/keys/new-key-page.tsx'),
  },
  {
    path: 'settings/keys/$id',
    title: ({ nav }) => nav.keys,
    operation: 'getApiKey',
    listed: false,
    load: () => import('../pages/settings/keys/key-page.tsx'),
  },
  {
    path: 'settings/providers',
    title: ({ nav }) => nav.providers,
    operation: 'listProviders',
    listed: true,
    load: () => import('../pages/settings/providers/providers-page.tsx'),
    search: providersSearch,
  },
  {
    path: 'settings/gateway',
    title: ({ nav }) => nav.gateway,
    operation: 'getGateway',
    listed: true,
    load: () => import('../pages/settings/gateway/gateway-page.tsx'),
  },
  {
    path: 'settings/models',
    title: ({ nav }) => nav.models,
    operation: 'listModelAliases',
    listed: true,
    load: () => import('../pages/settings/models/models-page.tsx'),
    search: modelsSearch,
  },
  {
    path: 'settings/webhooks',
    title: ({ nav }) => nav.webhooks,
    operation: 'listWebhooks',
    listed: true,
    load: () => import('../pages/settings/webhooks/webhooks-page.tsx'),
  },
  {
    path: 'settings/webhooks/new',
    title: ({ nav }) => nav.webhooks,
    operation: 'createWebhook',
    listed: false,
    load: () => import('../pages/settings/webhooks/new-webhook-page.tsx'),
  },
  {
    path: 'settings/webhooks/$id',
    title: ({ nav }) => nav.webhooks,
    operation: 'getWebhook',
    listed: false,
    load: () => import('../pages/settings/webhooks/webhook-page.tsx'),
    search: webhookSearch,
  },
  {
    path: 'settings/audit',
    title: ({ nav }) => nav.audit,
    operation: 'listAuditLog',
    listed: true,
    load: () => import('../pages/settings/audit/audit-page.tsx'),
    search: auditSearch,
  },
];
