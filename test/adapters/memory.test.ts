import {memoryAdapter, MemoryStore} from '../../src/adapters/memory.js';
import {adapterSuite} from '../../src/testing/index.js';

adapterSuite(
  {
    name: 'memory',
    capabilities: {challenge: false},
    create: (town) => {
      const store = new MemoryStore(town);
      return {
        adapter: memoryAdapter({store}),
        as: async (username) => {
          const adapter = memoryAdapter({store});
          const account = town.accounts.find((candidate) => candidate.username === username);
          await adapter.signIn({username, password: account?.password ?? ''});
          return adapter;
        },
      };
    },
  },
  {describe, it},
);
