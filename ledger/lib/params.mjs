import { base58Decode } from './encoding.mjs';
import { invalidParams } from './errors.mjs';
import { parseTransaction } from './transaction.mjs';

const MAX_U64 = 2n ** 64n - 1n;

export function address(value, name = 'pubkey') {
  const bytes = typeof value === 'string' ? base58Decode(value) : null;
  if (bytes === null || bytes.length !== 32) {
    throw invalidParams(`Invalid param: ${name} is not a base58 address`);
  }
  return bytes;
}

/** A number, or decimal text for amounts that a JSON number cannot hold exactly. */
export function u64(value, name) {
  const whole =
    Number.isSafeInteger(value) || (typeof value === 'string' && /^\d{1,20}$/.test(value));
  const amount = whole ? BigInt(value) : -1n;
  if (amount < 0n || amount > MAX_U64) {
    throw invalidParams(`Invalid param: ${name} must be a whole number from 0 to 2^64 - 1`);
  }
  return amount;
}

export function options(value) {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw invalidParams('Invalid param: options must be an object');
  }
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
    throw invalidParams('Invalid param: encoding must be base58 or base64');
  }
  const bytes =
    encoding === 'base58' ? base58Decode(value) : new Uint8Array(Buffer.from(value, 'base64'));
  const parsed = bytes === null ? null : parseTransaction(bytes);
  if (parsed === null) throw invalidParams('failed to deserialize transaction');
  return { bytes, parsed };
}
