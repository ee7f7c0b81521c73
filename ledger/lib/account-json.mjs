import { base58Encode } from './encoding.mjs';
import { RpcError, invalidParams } from './errors.mjs';
import * as params from './params.mjs';
import { TOKEN_PROGRAM, readMint, readTokenAccount, same, uiAmount } from './token.mjs';

const NEVER = 2n ** 64n - 1n;

/** Longer content in base58 takes too long to make; the real chain refuses it as well. */
const MAX_BASE58_BYTES = 128;

/**
 * An account as JSON-RPC shows it, or null when there is none.
 *
 * `config` is the caller's: encoding (binary, the old form of base58, base58, base64 or jsonParsed)
 * and dataSlice {offset, length}.
 */
export function accountJson(ledger, account, config, defaultEncoding) {
  const { encoding = defaultEncoding, dataSlice } = params.options(config);
  if (account === null) return null;
  const data = account.data();
  return {
    lamports: account.lamports(),
    owner: base58Encode(account.owner()),
    executable: account.executable(),
    rentEpoch: NEVER,
    space: data.length,
    data: encoded(ledger, account, encoding, slice(data, dataSlice)),
  };
}

function slice(data, range) {
  if (range === undefined || range === null) return data;
  const offset = Number(params.u64(range.offset, 'dataSlice.offset'));
  return data.subarray(offset, offset + Number(params.u64(range.length, 'dataSlice.length')));
}

function encoded(ledger, account, encoding, data) {
  switch (encoding) {
    case 'binary':
      return shortBase58(data);
    case 'base58':
      return [shortBase58(data), 'base58'];
    case 'jsonParsed':
      return parsed(ledger, account) ?? base64(data);
    case 'base64':
      return base64(data);
    default:
      throw invalidParams(`Invalid params: unknown encoding ${JSON.stringify(encoding)}`);
  }
}

function base64(data) {
  return [Buffer.from(data).toString('base64'), 'base64'];
}

function shortBase58(data) {
  if (data.length > MAX_BASE58_BYTES) {
    throw new RpcError(
      -32600,
      `Encoded binary (base 58) data should be less than ${MAX_BASE58_BYTES} bytes, please use Base64 encoding.`,
    );
  }
  return base58Encode(data);
}

/** Mints and token accounts; what others hold is not known here. */
function parsed(ledger, account) {
  const token = readTokenAccount(account);
  const mint = readMint(account);
  if (token === null && mint === null) return null;
  return {
    program: same(account.owner(), TOKEN_PROGRAM) ? 'spl-token' : 'spl-token-2022',
    parsed:
      token === null
        ? { type: 'mint', info: mintInfo(mint) }
        : { type: 'account', info: tokenInfo(ledger, token) },
    space: account.data().length,
  };
}

function mintInfo({ mintAuthority, supply, decimals, freezeAuthority }) {
  return {
    mintAuthority: mintAuthority === null ? null : base58Encode(mintAuthority),
    supply: supply.toString(),
    decimals,
    isInitialized: true,
    freezeAuthority: freezeAuthority === null ? null : base58Encode(freezeAuthority),
  };
}

function tokenInfo(ledger, token) {
  const decimals = readMint(ledger.account(token.mint))?.decimals ?? 0;
  return {
    mint: base58Encode(token.mint),
    owner: base58Encode(token.owner),
    tokenAmount: uiAmount(token.amount, decimals),
    ...(token.delegate && { delegate: base58Encode(token.delegate) }),
    state: token.state,
    isNative: token.rentReserve !== null,
    ...(token.rentReserve !== null && { rentExemptReserve: uiAmount(token.rentReserve, decimals) }),
    ...(token.delegate && { delegatedAmount: uiAmount(token.delegatedAmount, decimals) }),
    ...(token.closeAuthority && { closeAuthority: base58Encode(token.closeAuthority) }),
  };
}
