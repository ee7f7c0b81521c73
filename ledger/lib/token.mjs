import { base58Decode, findProgramAddress } from './encoding.mjs';

export const SYSTEM_PROGRAM = new Uint8Array(32);
export const TOKEN_PROGRAM = base58Decode('TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA');
const TOKEN_2022_PROGRAM = base58Decode('TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb');
export const TOKEN_PROGRAMS = [TOKEN_PROGRAM, TOKEN_2022_PROGRAM];
const ASSOCIATED_TOKEN_PROGRAM = base58Decode('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');
const NATIVE_MINT = base58Decode('So11111111111111111111111111111111111111112');

const TOKEN_ACCOUNT_BYTES = 165;
const MINT_BYTES = 82;

export function associatedTokenAddress(owner, mint, tokenProgram) {
  return findProgramAddress([owner, tokenProgram, mint], ASSOCIATED_TOKEN_PROGRAM);
}

/** The content of an initialised token account and the lamports it must hold. */
export function tokenAccount(mint, owner, amount, rent) {
  const data = Buffer.alloc(TOKEN_ACCOUNT_BYTES);
  data.set(mint, 0);
  data.set(owner, 32);
  data.writeBigUInt64LE(amount, 64);
  data[108] = 1; // initialised
  const isNative = NATIVE_MINT.every((byte, i) => byte === mint[i]);
  if (isNative) {
    data.writeUInt32LE(1, 109);
    data.writeBigUInt64LE(rent, 113);
  }
  return { data: new Uint8Array(data), lamports: isNative ? rent + amount : rent };
}

/** {mint, owner, amount, frozen, isNative} when the account is a token account, else null. */
export function readTokenAccount(account) {
  if (!isTokenProgram(account.owner())) return null;
  const data = Buffer.from(account.data());
  // Longer Token-2022 accounts say at 165 what they are: 2 is a token account.
  const fits = data.length === TOKEN_ACCOUNT_BYTES || (data.length > 165 && data[165] === 2);
  if (!fits || data[108] === 0) return null;
  return {
    mint: data.subarray(0, 32),
    owner: data.subarray(32, 64),
    amount: data.readBigUInt64LE(64),
    frozen: data[108] === 2,
    isNative: data.readUInt32LE(109) === 1,
  };
}

/** Decimals of a mint, or null when the account is not one. */
export function readMintDecimals(account) {
  if (account === null || !isTokenProgram(account.owner())) return null;
  const data = account.data();
  const fits = data.length === MINT_BYTES || (data.length > 165 && data[165] === 1);
  return fits && data[45] === 1 ? data[44] : null;
}

export function uiAmount(amount, decimals) {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return { amount: amount.toString(), decimals, uiAmount: Number(text), uiAmountString: text };
}

function isTokenProgram(owner) {
  return TOKEN_PROGRAMS.some((id) => id.every((b, i) => b === owner[i]));
}
