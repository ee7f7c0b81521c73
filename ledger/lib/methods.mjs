import { base58Encode } from './encoding.mjs';
import { RpcError, invalidParams } from './errors.mjs';
import * as params from './params.mjs';
import {
  SYSTEM_PROGRAM,
  TOKEN_PROGRAM,
  associatedTokenAddress,
  readTokenAccount,
  tokenAccount,
} from './token.mjs';
import { transactionJson } from './transaction.mjs';

/** Most accounts one call may ask for, as on the real chain. */
const MAX_ACCOUNTS = 100;

const NEVER = 2n ** 64n - 1n;

/** The JSON-RPC methods of one ledger, by name; each takes the list of parameters. */
export function methods(ledger) {
  const inContext = (value) => ({ context: { slot: ledger.slot, apiVersion: '3.0.0' }, value });
  return {
    ...accountMethods(ledger, inContext),
    ...transactionMethods(ledger, inContext),
    ...setUpMethods(ledger, inContext),
    getHealth: () => 'ok',
    getVersion: () => ({ 'solana-core': '3.0.0', 'feature-set': 0, 'reev-ledger': '0.1.0' }),
    getLatestBlockhash: () =>
      inContext({
        blockhash: ledger.latestBlockhash(),
        lastValidBlockHeight: ledger.slot + 150n,
      }),
    getMinimumBalanceForRentExemption: ([bytes]) =>
      ledger.rentExemption(params.u64(bytes, 'data length')),
  };
}

function accountMethods(ledger, inContext) {
  return {
    getBalance: ([pubkey]) => inContext(ledger.balance(params.address(pubkey))),
    getAccountInfo: ([pubkey, config]) =>
      inContext(accountJson(ledger.account(params.address(pubkey)), config)),
    getMultipleAccounts: ([pubkeys, config]) => {
      if (!Array.isArray(pubkeys) || pubkeys.length > MAX_ACCOUNTS) {
        throw invalidParams(`Invalid param: a list of at most ${MAX_ACCOUNTS} addresses is needed`);
      }
      return inContext(
        pubkeys.map((key) => accountJson(ledger.account(params.address(key)), config)),
      );
    },
    getTokenAccountBalance: ([pubkey]) => {
      const account = ledger.account(params.address(pubkey));
      if (account === null) throw invalidParams('Invalid param: could not find account');
      const token = readTokenAccount(account);
      if (token === null) throw invalidParams('Invalid param: not a Token account');
      return inContext(ledger.tokenAmount(token.amount, token.mint));
    },
    getTokenAccountsByOwner: ([owner, filter, config]) => {
      const ownerKey = params.address(owner, 'owner');
      const { mint, programId } = params.options(filter);
      if ((mint === undefined) === (programId === undefined)) {
        throw invalidParams('Invalid param: exactly one of mint and programId is needed');
      }
      const wanted = (token, program) =>
        mint === undefined
          ? sameBytes(program, params.address(programId, 'programId'))
          : sameBytes(token.mint, params.address(mint, 'mint'));
      return inContext(
        ledger
          .tokenAccounts()
          .filter(({ token, account }) => sameBytes(token.owner, ownerKey) && wanted(token, account.owner()))
          .map(({ address, account, token }) => ({
            pubkey: base58Encode(address),
            account: accountJson(account, config, (space) => ledger.parsedToken(token, space)),
          })),
      );
    },
  };
}

function transactionMethods(ledger, inContext) {
  return {
    simulateTransaction: ([encoded, config]) => {
      const { encoding, sigVerify = false, replaceRecentBlockhash = false } = params.options(config);
      if (sigVerify && replaceRecentBlockhash) {
        throw invalidParams('sigVerify may not be used with replaceRecentBlockhash');
      }
      const { bytes, parsed } = params.transaction(encoded, encoding);
      const outcome = ledger.simulate(bytes, parsed, {
        verifySignatures: sigVerify,
        checkBlockhash: !replaceRecentBlockhash,
      });
      return inContext({ ...simulationJson(outcome), accounts: null });
    },
    sendTransaction: ([encoded, config]) => {
      const { encoding, skipPreflight = false } = params.options(config);
      const { bytes, parsed } = params.transaction(encoded, encoding);
      if (!skipPreflight) {
        refuse(ledger.simulate(bytes, parsed, { verifySignatures: true, checkBlockhash: true }));
      }
      const outcome = ledger.send(bytes, parsed);
      if (!outcome.landed) refuse(outcome);
      return parsed.signature;
    },
    getSignatureStatuses: ([signatures]) => {
      if (!Array.isArray(signatures)) throw invalidParams('Invalid param: signatures must be a list');
      return inContext(signatures.map((signature) => statusJson(ledger.transaction(signature))));
    },
    getTransaction: ([signature, config]) => {
      const { encoding = 'json' } =
        typeof config === 'string' ? { encoding: config } : params.options(config);
      const found = ledger.transaction(signature);
      return found === null || found.parsed === undefined ? null : landedJson(found, encoding);
    },
    requestAirdrop: ([pubkey, lamports]) => {
      const signature = ledger.airdrop(params.address(pubkey), params.u64(lamports, 'lamports'));
      if (signature === null) throw new RpcError(-32603, 'airdrop request failed');
      return signature;
    },
  };
}

/** Set-up calls with the names and shapes of surfpool. */
function setUpMethods(ledger, inContext) {
  return {
    surfnet_setAccount: ([pubkey, update]) => {
      const address = params.address(pubkey);
      const { lamports, data, owner, executable } = params.options(update);
      const old = ledger.account(address);
      ledger.setAccount(address, {
        lamports:
          lamports === undefined ? (old?.lamports() ?? 0n) : params.u64(lamports, 'lamports'),
        data: data === undefined ? (old?.data() ?? new Uint8Array()) : params.hex(data, 'data'),
        owner:
          owner === undefined ? (old?.owner() ?? SYSTEM_PROGRAM) : params.address(owner, 'owner'),
        executable: executable ?? old?.executable() ?? false,
      });
      return inContext(null);
    },
    surfnet_setTokenAccount: ([owner, mint, update, program]) => {
      const tokenProgram =
        program === undefined ? TOKEN_PROGRAM : params.address(program, 'token program');
      const ownerKey = params.address(owner, 'owner');
      const mintKey = params.address(mint, 'mint');
      const address = associatedTokenAddress(ownerKey, mintKey, tokenProgram);
      const { amount } = params.options(update);
      const old = ledger.account(address);
      const kept = old === null ? 0n : (readTokenAccount(old)?.amount ?? 0n);
      const { data, lamports } = tokenAccount(
        mintKey,
        ownerKey,
        amount === undefined ? kept : params.u64(amount, 'amount'),
        ledger.rentExemption(165n),
      );
      ledger.setAccount(address, { lamports, data, owner: tokenProgram, executable: false });
      return inContext(null);
    },
  };
}

function accountJson(account, config, parsedData) {
  const { encoding = 'base64' } = params.options(config);
  if (account === null) return null;
  const data = account.data();
  const encoded = () => {
    // As on the real chain, what nobody can parse comes in base64.
    if (encoding === 'jsonParsed' && parsedData !== undefined) return parsedData(data.length);
    if (encoding === 'base58') return [base58Encode(data), 'base58'];
    return [Buffer.from(data).toString('base64'), 'base64'];
  };
  return {
    lamports: account.lamports(),
    owner: base58Encode(account.owner()),
    executable: account.executable(),
    rentEpoch: NEVER,
    space: data.length,
    data: encoded(),
  };
}

function sameBytes(one, other) {
  return Buffer.compare(one, other) === 0;
}

function simulationJson({ err, logs, unitsConsumed, returnData }) {
  return { err, logs, unitsConsumed, returnData };
}

function refuse(outcome) {
  if (outcome.err === null) return;
  if (outcome.err === 'SignatureFailure') throw new RpcError(-32003, outcome.text);
  throw new RpcError(-32002, `Transaction simulation failed: ${outcome.text}`, {
    ...simulationJson(outcome),
    accounts: null,
  });
}

function statusJson(found) {
  if (found === null) return null;
  const { slot, err } = found;
  return {
    slot,
    confirmations: null,
    err,
    status: err === null ? { Ok: null } : { Err: err },
    confirmationStatus: 'finalized',
  };
}

function landedJson(found, encoding) {
  const { slot, blockTime, bytes, parsed, err, fee, logs, unitsConsumed, before, after } = found;
  return {
    slot,
    blockTime,
    version: parsed.versioned ? 0 : 'legacy',
    transaction:
      encoding === 'json'
        ? transactionJson(parsed)
        : encoding === 'base58'
          ? [base58Encode(bytes), 'base58']
          : [Buffer.from(bytes).toString('base64'), 'base64'],
    meta: {
      err,
      status: err === null ? { Ok: null } : { Err: err },
      fee,
      preBalances: before.lamports,
      postBalances: after.lamports,
      preTokenBalances: before.tokens,
      postTokenBalances: after.tokens,
      logMessages: logs,
      innerInstructions: found.innerInstructions,
      computeUnitsConsumed: unitsConsumed,
      rewards: [],
    },
  };
}
