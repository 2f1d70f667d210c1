import { linkOptions } from '@tanstack/react-router';
import { expect, it } from 'vitest';

const slug = 'acme';
const id = '01890000-0000-7000-8000-000000000000';

/** `pnpm typecheck` checks this: a line that expects an error fails where there is none. */
it('lead to pages that there are, with all that their addresses need', () => {
  const right = [
    linkOptions({ to: '/o/$slug/runs/$id', params: { slug, id } }),
    linkOptions({ to: '/o/$slug/history', params: { slug }, search: { provider: 'local' } }),
    linkOptions({ to: '/me', search: { tab: 'data' } }),
  ];
  const wrong = [
    // @ts-expect-error no page has this address
    linkOptions({ to: '/o/$slug/run', params: {} }),
    // @ts-expect-error the run is not named
    linkOptions({ to: '/o/$slug/runs/$id', params: { slug } }),
    // @ts-expect-error nothing is named
    linkOptions({ to: '/o/$slug/runs/$id' }),
    // @ts-expect-error there is no such provider
    linkOptions({ to: '/o/$slug/history', params: { slug }, search: { provider: 'nobody' } }),
    // @ts-expect-error the page has no such filter
    linkOptions({ to: '/o/$slug/history', params: { slug }, search: { vendor: 'local' } }),
  ];
  expect([right.length, wrong.length]).toEqual([3, 5]);
});
