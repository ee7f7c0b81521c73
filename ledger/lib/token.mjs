import { base58Decode, findProgramAddress } from './encoding.mjs';

export const SYSTEM_PROGRAM = new Uint8Array(32);
export const TOKEN_PROGRAM = base58Decode('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
export const TOKEN_2022_PROGRAM = base58Decode('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb');
const ASSOCIATED_TOKEN_PROGRAM = base58Decode('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
const NATIVE_MINT = base58Decode('So11111111111111111111111111111111111111112');

export const TOKEN_ACCOUNT_BYTES = 165;
const MINT_BYTES = 82;

/** A group of signers; the one size that no extended account may have. */
const MULTISIG_BYTES = 355;

/** Token accounts store their state as the index in this list. */
export const STATES = ['uninitialized', 'initialized', 'frozen'];

export function associatedTokenAddress(owner, mint, tokenProgram) {
  return findProgramAddress([owner, tokenProgram, mint], ASSOCIATED_TOKEN_PROGRAM);
}

/**
 * The content of a token account.
 *
 * Addresses are bytes, amounts BigInt; `delegate`, `closeAuthority` and `rentReserve` (lamports kept
 * apart, wrapped SOL only) may be null. `old` is content whose extensions are kept.
 */
export function tokenAccountData(token, old = new Uint8Array(TOKEN_ACCOUNT_BYTES)) {
  const data = Buffer.from(old);
  data.set(token.mint, 0);
  data.set(token.owner, 32);
  data.writeBigUInt64LE(token.amount, 64);
  writeOptional(data, 72, token.delegate);
  data[108] = STATES.indexOf(token.state);
  data.writeUInt32LE(token.rentReserve === null ? 0 : 1, 109);
  data.writeBigUInt64LE(token.rentReserve ?? 0n, 113);
  data.writeBigUInt64LE(token.delegatedAmount, 121);
  writeOptional(data, 129, token.closeAuthority);
  return new Uint8Array(data);
}

export function isNativeMint(mint) {
  return same(mint, NATIVE_MINT);
}

/** The content of an initialised token account, as above, or null when the account is none. */
export function readTokenAccount(account) {
  if (!isTokenProgram(account.owner())) return null;
  const data = Buffer.from(account.data());
  if (!fits(data, TOKEN_ACCOUNT_BYTES, 2) || data[108] === 0 || data[108] >= STATES.length) return null;
  return {
    mint: data.subarray(0, 32),
    owner: data.subarray(32, 64),
    amount: data.readBigUInt64LE(64),
    delegate: readOptional(data, 72),
    state: STATES[data[108]],
    rentReserve: data.readUInt32LE(109) === 1 ? data.readBigUInt64LE(113) : null,
    delegatedAmount: data.readBigUInt64LE(121),
    closeAuthority: readOptional(data, 129),
  };
}

/** {mintAuthority, supply, decimals, freezeAuthority}, or null when the account is no mint. */
export function readMint(account) {
  if (account === null || !isTokenProgram(account.owner())) return null;
  const data = Buffer.from(account.data());
  if (!fits(data, MINT_BYTES, 1) || data[45] !== 1) return null;
  return {
    mintAuthority: readOptional(data, 0),
    supply: data.readBigUInt64LE(36),
    decimals: data[44],
    freezeAuthority: readOptional(data, 46),
  };
}

export function uiAmount(amount, decimals) {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return { amount: amount.toString(), decimals, uiAmount: Number(text), uiAmountString: text };
}

export function isTokenProgram(owner) {
  return same(owner, TOKEN_PROGRAM) || same(owner, TOKEN_2022_PROGRAM);
}

export function same(a, b) {
  return Buffer.compare(a, b) === 0;
}

/** Longer Token-2022 accounts say at 165 what they are: 1 is a mint, 2 a token account. */
function fits(data, bytes, type) {
  const extended = data.length > 165 && data.length !== MULTISIG_BYTES;
  return data.length === bytes || (extended && data[165] === type);
}

/** An address that may be missing: a word that is 1 or 0, then 32 bytes. */
function writeOptional(data, offset, address) {
  data.writeUInt32LE(address === null ? 0 : 1, offset);
  data.set(address ?? new Uint8Array(32), offset + 4);
}

function readOptional(data, offset) {
  return data.readUInt32LE(offset) === 1 ? data.subarray(offset + 4, offset + 36) : null;
}
