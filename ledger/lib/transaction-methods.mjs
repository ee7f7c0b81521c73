import { accountJson } from './account-json.mjs';
import { base58Encode } from './encoding.mjs';
import { RpcError, invalidParams } from './errors.mjs';
import * as params from './params.mjs';
import { transactionJson } from './transaction.mjs';

/** Most signatures one call may ask for, as on the real chain. */
const MAX_SIGNATURES = 256;

/** The methods that simulate, send and look up transactions. */
export function transactionMethods(ledger, inContext) {
  return {
    getLatestBlockhash: () => inContext(latestBlockhash(ledger)),
    simulateTransaction: ([encoded, config]) => inContext(simulate(ledger, encoded, config)),
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
    getSignatureStatuses: ([signatures]) =>
      inContext(
        params
          .list(signatures, MAX_SIGNATURES, 'signatures')
          .map((signature) => statusJson(ledger.transaction(params.signature(signature)))),
      ),
    getTransaction: ([signature, config]) => {
      const options = typeof config === 'string' ? { encoding: config } : params.options(config);
      const found = ledger.transaction(params.signature(signature));
      return found === null || found.parsed === undefined ? null : landedJson(found, options);
    },
    requestAirdrop: ([pubkey, lamports]) => {
      const signature = ledger.airdrop(params.address(pubkey), params.u64(lamports, 'lamports'));
      if (signature === null) throw new RpcError(-32603, 'airdrop request failed');
      return signature;
    },
  };
}

function latestBlockhash(ledger) {
  return {
    blockhash: ledger.latestBlockhash(),
    lastValidBlockHeight: ledger.slot + ledger.blockhashLifetime,
  };
}

function simulate(ledger, encoded, config) {
  const options = params.options(config);
  const { sigVerify = false, replaceRecentBlockhash = false } = options;
  if (sigVerify && replaceRecentBlockhash) {
    throw invalidParams('sigVerify may not be used with replaceRecentBlockhash');
  }
  const { bytes, parsed } = params.transaction(encoded, options.encoding);
  const outcome = ledger.simulate(bytes, parsed, {
    verifySignatures: sigVerify,
    checkBlockhash: !replaceRecentBlockhash,
  });
  requireSane(outcome);
  return {
    ...simulationJson(outcome, options.innerInstructions === true),
    accounts: accountsAfter(ledger, outcome, params.options(options.accounts)),
    replacementBlockhash: replaceRecentBlockhash ? latestBlockhash(ledger) : null,
  };
}

/** The accounts that {addresses, encoding} asks for, as the simulation left them. */
function accountsAfter(ledger, outcome, { addresses, encoding = 'base64' }) {
  if (addresses === undefined) return null;
  const keys = params.list(addresses, MAX_SIGNATURES, 'accounts.addresses').map((address) => {
    return params.address(address, 'accounts.addresses');
  });
  if (outcome.err !== null) return keys.map(() => null);
  return keys.map((key) => {
    const account = outcome.after.get(base58Encode(key)) ?? ledger.account(key);
    return accountJson(ledger, account?.lamports() === 0n ? null : account, { encoding });
  });
}

function simulationJson({ err, logs, unitsConsumed, returnData, innerInstructions }, withInner) {
  return {
    err,
    logs,
    unitsConsumed,
    returnData,
    innerInstructions: withInner ? innerInstructions : null,
  };
}

/** The real chain refuses such a transaction before it runs anything. */
function requireSane({ err, text }) {
  if (err === 'SanitizeFailure') throw invalidParams(`invalid transaction: ${text}`);
}

function refuse(outcome) {
  if (outcome.err === null) return;
  requireSane(outcome);
  if (outcome.err === 'SignatureFailure') throw new RpcError(-32003, outcome.text);
  throw new RpcError(-32002, `Transaction simulation failed: ${outcome.text}`, {
    ...simulationJson(outcome, false),
    accounts: null,
    replacementBlockhash: null,
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

function landedJson(found, { encoding = 'json', maxSupportedTransactionVersion }) {
  const { slot, blockTime, parsed, err, fee, logs, unitsConsumed, before, after } = found;
  if (parsed.versioned && maxSupportedTransactionVersion === undefined) {
    throw new RpcError(
      -32015,
      'Transaction version (0) is not supported by the requesting client. Please try the request again with the following configuration parameter: "maxSupportedTransactionVersion": 0',
    );
  }
  return {
    slot,
    blockTime,
    ...(maxSupportedTransactionVersion !== undefined && {
      version: parsed.versioned ? 0 : 'legacy',
    }),
    transaction: encodedTransaction(found, encoding),
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
      loadedAddresses: { writable: [], readonly: [] },
      computeUnitsConsumed: unitsConsumed,
      rewards: [],
    },
  };
}

function encodedTransaction({ bytes, parsed }, encoding) {
  switch (encoding) {
    case 'json':
      return transactionJson(parsed);
    case 'base58':
      return [base58Encode(bytes), 'base58'];
    case 'base64':
      return [Buffer.from(bytes).toString('base64'), 'base64'];
    default:
      throw invalidParams(`unsupported encoding: ${encoding}. Supported encodings: json, base58, base64`);
  }
}
