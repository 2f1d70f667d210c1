import { REMOTE_PROVIDERS } from '@refinery/contracts/enums.ts';
import type { ComponentStatus, ServiceStatusReply } from '@refinery/contracts/system.ts';
import type { Context } from '../context/context.ts';
import type { HealthReport } from '../health/check-health.ts';

const COMPONENT: Record<'up' | 'down', ComponentStatus> = { up: 'operational', down: 'down' };
const OVERALL: Record<HealthReport['status'], ComponentStatus> = {
  ok: 'operational',
  degraded: 'degraded',
  down: 'down',
};

/**
 * What a status page shows: the parts of the service, and the providers that the operator has keys for.
 * Nothing of organizations.
 */
export function getServiceStatus(
  { clock, ledger, settings }: Pick<Context, 'clock' | 'ledger' | 'settings'>,
  { status, services }: HealthReport,
): ServiceStatusReply {
  const operated = REMOTE_PROVIDERS.filter((name) => settings.operatorProviders[name]?.apiKey);
  const providers = operated.map((provider) => ({ provider, status: ledger.watch.stateOf(provider) }));
  const isWeakened = providers.some((provider) => provider.status !== 'operational');
  const overall = OVERALL[status];
  return {
    status: overall === 'operational' && isWeakened ? 'degraded' : overall,
    checkedAt: clock.now().toISOString(),
    components: [
      {
        name: 'api',
        status: COMPONENT[services.refiner?.status ?? 'up'] === 'down' ? 'degraded' : 'operational',
      },
      { name: 'database', status: COMPONENT[services.database?.status ?? 'down'] },
      { name: 'redis', status: COMPONENT[services.redis?.status ?? 'down'] },
    ],
    providers,
  };
}
