import { accountJson } from './account-json.mjs';
import { base58Encode } from './encoding.mjs';
import { invalidParams } from './errors.mjs';
import * as params from './params.mjs';
import {
  TOKEN_2022_PROGRAM,
  TOKEN_PROGRAM,
  isTokenProgram,
  readMint,
  readTokenAccount,
  same,
} from './token.mjs';

/** Most accounts one call may ask for, as on the real chain. */
const MAX_ACCOUNTS = 100;

/** The methods that read accounts. */
export function accountMethods(ledger, inContext) {
  const json = (account, config, encoding) => accountJson(ledger, account, config, encoding);
  return {
    getBalance: ([pubkey]) => inContext(ledger.balance(params.address(pubkey))),
    getAccountInfo: ([pubkey, config]) =>
      inContext(json(ledger.account(params.address(pubkey)), config, 'binary')),
    getMultipleAccounts: ([pubkeys, config]) =>
      inContext(
        params
          .list(pubkeys, MAX_ACCOUNTS, 'pubkeys')
          .map((key) => json(ledger.account(params.address(key)), config, 'base64')),
      ),
    getTokenAccountBalance: ([pubkey]) => {
      const account = ledger.account(params.address(pubkey));
      if (account === null) throw invalidParams('Invalid param: could not find account');
      const token = readTokenAccount(account);
      if (token === null) throw invalidParams('Invalid param: not a Token account');
      return inContext(ledger.tokenAmount(token.amount, token.mint));
    },
    getTokenAccountsByOwner: ([owner, filter, config]) => {
      const ownerKey = params.address(owner, 'owner');
      const { programs, isWanted } = tokenFilter(ledger, params.options(filter));
      return inContext(
        programs
          .flatMap((program) => ledger.accountsOf(program))
          .filter(({ account }) => {
            const token = readTokenAccount(account);
            return token !== null && same(token.owner, ownerKey) && isWanted(token);
          })
          .map(({ address, account }) => ({
            pubkey: base58Encode(address),
            account: json(account, config, 'binary'),
          })),
      );
    },
    getMinimumBalanceForRentExemption: ([bytes]) =>
      ledger.rentExemption(params.u64(bytes, 'data length')),
  };
}

/** Which accounts {mint} or {programId} asks for. */
function tokenFilter(ledger, { mint, programId }) {
  if (mint !== undefined) {
    const mintKey = params.address(mint, 'mint');
    if (readMint(ledger.account(mintKey)) === null) {
      throw invalidParams('Invalid param: could not find mint');
    }
    return {
      programs: [TOKEN_PROGRAM, TOKEN_2022_PROGRAM],
      isWanted: (token) => same(token.mint, mintKey),
    };
  }
  const program = params.address(programId, 'programId');
  if (!isTokenProgram(program)) {
    throw invalidParams('Invalid param: unrecognized Token program id');
  }
  return { programs: [program], isWanted: () => true };
}
