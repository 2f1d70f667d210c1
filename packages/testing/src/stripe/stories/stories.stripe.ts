import { openRealAccount } from './real-account.ts';
import { tellStories } from './tell-stories.ts';

tellStories(() => openRealAccount(process.env.STRIPE_TEST_KEY ?? ''));
