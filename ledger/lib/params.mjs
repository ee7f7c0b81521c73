import { base58Decode } from './encoding.mjs';
import { invalidParams } from './errors.mjs';
import { MAX_TRANSACTION_BYTES, parseTransaction } from './transaction.mjs';

const MAX_U64 = 2n ** 64n - 1n;

/** The longest base58 and base64 forms of the largest transaction. */
const MAX_ENCODED = { base58: 1683, base64: 1644 };

export function address(value, name = 'pubkey') {
  const bytes = typeof value === 'string' ? base58Decode(value) : null;
  if (bytes === null || bytes.length !== 32) {
    throw invalidParams(`Invalid param: ${name} is not a base58 address`);
  }
  return bytes;
}

export function signature(value) {
  const bytes = typeof value === 'string' ? base58Decode(value) : null;
  if (bytes === null) throw invalidParams('Invalid param: Invalid');
  if (bytes.length !== 64) throw invalidParams('Invalid param: WrongSize');
  return value;
}

/** A number, or decimal text for callers whose JSON numbers are not exact. */
export function u64(value, name) {
  const whole =
    typeof value === 'bigint' ||
    Number.isSafeInteger(value) ||
    (typeof value === 'string' && /^\d{1,20}$/.test(value));
  const amount = whole ? BigInt(value) : -1n;
  if (amount < 0n || amount > MAX_U64) {
    throw invalidParams(`Invalid param: ${name} must be a whole number from 0 to 2^64 - 1`);
  }
  return amount;
}

export function flag(value, name) {
  if (typeof value !== 'boolean') {
    throw invalidParams(`Invalid param: ${name} must be true or false`);
  }
  return value;
}

/** What a reader makes of a value; nothing, for null as for absent, stays undefined. */
export function optional(value, read, name) {
  return value === undefined || value === null ? undefined : read(value, name);
}

export function options(value) {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw invalidParams('Invalid param: options must be an object');
  }
  return value;
}

export function list(value, most, name) {
  if (!Array.isArray(value)) throw invalidParams(`Invalid param: ${name} must be a list`);
  if (value.length > most) throw invalidParams(`Too many inputs provided; max ${most}`);
  return value;
}

export function hex(value, name) {
  if (typeof value !== 'string' || !/^([0-9a-f]{2})*$/i.test(value)) {
    throw invalidParams(`Invalid param: ${name} must be hexadecimal text`);
  }
  return new Uint8Array(Buffer.from(value, 'hex'));
}

export function transaction(value, encoding = 'base58') {
  if (typeof value !== 'string') throw invalidParams('Invalid param: transaction must be text');
  if (encoding !== 'base58' && encoding !== 'base64') {
    throw invalidParams(`unsupported encoding: ${encoding}. Supported encodings: base58, base64`);
  }
  const limits = `max: encoded/raw ${MAX_ENCODED[encoding]}/${MAX_TRANSACTION_BYTES}`;
  if (value.length > MAX_ENCODED[encoding]) {
    throw invalidParams(`${encoding} encoded transaction too large: ${value.length} bytes (${limits})`);
  }
  const bytes =
    encoding === 'base58' ? base58Decode(value) : new Uint8Array(Buffer.from(value, 'base64'));
  if (bytes !== null && bytes.length > MAX_TRANSACTION_BYTES) {
    throw invalidParams(`decoded transaction too large: ${bytes.length} bytes (${limits})`);
  }
  const parsed = bytes === null ? null : parseTransaction(bytes);
  if (parsed === null) throw invalidParams('failed to deserialize transaction');
  return { bytes, parsed };
}
