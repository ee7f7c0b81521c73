import { accountMethods } from './account-methods.mjs';
import { setupMethods } from './setup-methods.mjs';
import { transactionMethods } from './transaction-methods.mjs';

/** The JSON-RPC methods of one ledger, by name; each takes the list of parameters. */
export function methods(ledger) {
  const inContext = (value) => ({ context: { slot: ledger.slot, apiVersion: '3.0.0' }, value });
  return {
    ...accountMethods(ledger, inContext),
    ...transactionMethods(ledger, inContext),
    ...setupMethods(ledger, inContext),
    getHealth: () => 'ok',
    getVersion: () => ({ 'solana-core': '3.0.0', 'feature-set': 0, 'reev-ledger': '0.1.0' }),
  };
}
