import { invalidParams } from './errors.mjs';
import * as params from './params.mjs';
import {
  STATES,
  SYSTEM_PROGRAM,
  TOKEN_ACCOUNT_BYTES,
  TOKEN_PROGRAM,
  associatedTokenAddress,
  isNativeMint,
  isTokenProgram,
  readTokenAccount,
  tokenAccountData,
} from './token.mjs';

/**
 * Set-up calls with the names and shapes of surfpool: a field that is absent or null keeps what the
 * account has, and an account that does not exist yet starts empty.
 */
export function setupMethods(ledger, inContext) {
  return {
    surfnet_setAccount: ([pubkey, update]) => {
      setAccount(ledger, params.address(pubkey), params.options(update));
      return inContext(null);
    },
    surfnet_setTokenAccount: ([owner, mint, update, program]) => {
      const keys = {
        owner: params.address(owner, 'owner'),
        mint: params.address(mint, 'mint'),
        program: params.optional(program, params.address, 'token program') ?? TOKEN_PROGRAM,
      };
      if (!isTokenProgram(keys.program)) {
        throw invalidParams('Invalid param: the token program is neither SPL Token nor Token-2022');
      }
      setTokenAccount(ledger, keys, params.options(update));
      return inContext(null);
    },
  };
}

function setAccount(ledger, address, { lamports, data, owner, executable, rentEpoch }) {
  const old = ledger.account(address);
  ledger.setAccount(address, {
    lamports: params.optional(lamports, params.u64, 'lamports') ?? old?.lamports() ?? 0n,
    data: params.optional(data, params.hex, 'data') ?? old?.data() ?? new Uint8Array(),
    owner: params.optional(owner, params.address, 'owner') ?? old?.owner() ?? SYSTEM_PROGRAM,
    executable:
      params.optional(executable, params.flag, 'executable') ?? old?.executable() ?? false,
    rentEpoch: params.optional(rentEpoch, params.u64, 'rentEpoch') ?? old?.rentEpoch() ?? 0n,
  });
}

/** Writes the associated token account of an owner; it is made when it does not exist. */
function setTokenAccount(ledger, { owner, mint, program }, update) {
  const address = associatedTokenAddress(owner, mint, program);
  const old = ledger.account(address);
  const bytes = old?.data().length ?? TOKEN_ACCOUNT_BYTES;
  const rent = ledger.rentExemption(BigInt(bytes));
  const token = old === null ? empty(owner, mint, rent) : readTokenAccount(old);
  if (token === null) throw invalidParams('Failed to unpack token account data');
  const changed = apply(token, update);
  const wraps = changed.rentReserve !== null;
  ledger.setAccount(address, {
    lamports: wraps ? rent + changed.amount : (old?.lamports() ?? rent),
    data: tokenAccountData(changed, old?.data()),
    owner: program,
    executable: false,
    rentEpoch: 0n,
  });
}

function empty(owner, mint, rent) {
  return {
    mint,
    owner,
    amount: 0n,
    delegate: null,
    state: 'initialized',
    rentReserve: isNativeMint(mint) ? rent : null,
    delegatedAmount: 0n,
    closeAuthority: null,
  };
}

function apply(token, { amount, delegate, state, delegatedAmount, closeAuthority }) {
  return {
    ...token,
    amount: params.optional(amount, params.u64, 'amount') ?? token.amount,
    delegate: changedAddress(token.delegate, delegate, 'delegate'),
    state: params.optional(state, stateName) ?? token.state,
    delegatedAmount:
      params.optional(delegatedAmount, params.u64, 'delegatedAmount') ?? token.delegatedAmount,
    closeAuthority: changedAddress(token.closeAuthority, closeAuthority, 'closeAuthority'),
  };
}

/** The text "null" takes an address away, while a real null keeps it. */
function changedAddress(old, value, name) {
  return value === 'null' ? null : (params.optional(value, params.address, name) ?? old);
}

function stateName(value) {
  if (!STATES.includes(value)) {
    throw invalidParams(`Invalid token account state: use one of ${STATES.join(', ')}`);
  }
  return value;
}
