import { openFakeAccount } from './fake-account.ts';
import { tellStories } from './tell-stories.ts';

tellStories(openFakeAccount);
