import { base58Encode } from './encoding.mjs';

/** The largest transaction Solana accepts, in bytes: one network packet. */
export const MAX_TRANSACTION_BYTES = 1232;

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/**
 * The parts of a wire-format transaction, or null when the bytes are not one.
 *
 * The VM aborts the process on malformed bytes, so nothing may reach it that did not pass here.
 */
export function parseTransaction(bytes) {
  if (bytes.length > MAX_TRANSACTION_BYTES) return null;
  try {
    return parse(new Cursor(bytes));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function parse(cursor) {
  const signatures = cursor.list(() => cursor.take(SIGNATURE_BYTES));
  const messageOffset = cursor.offset;
  const versioned = (cursor.peek() & 0x80) !== 0;
  if (versioned) cursor.require((cursor.byte() & 0x7f) === 0);
  const header = {
    numRequiredSignatures: cursor.byte(),
    numReadonlySignedAccounts: cursor.byte(),
    numReadonlyUnsignedAccounts: cursor.byte(),
  };
  const accountKeys = cursor.list(() => cursor.take(KEY_BYTES));
  const blockhashOffset = cursor.offset;
  const recentBlockhash = base58Encode(cursor.take(KEY_BYTES));
  const instructions = cursor.list(() => ({
    programIdIndex: cursor.byte(),
    accounts: cursor.list(() => cursor.byte()),
    data: cursor.bytes(),
  }));
  const lookups = versioned
    ? cursor.list(() => [cursor.take(KEY_BYTES), cursor.bytes(), cursor.bytes()])
    : [];
  cursor.require(cursor.atEnd());
  cursor.require(signatures.length >= 1 && signatures.length === header.numRequiredSignatures);
  cursor.require(accountKeys.length >= header.numRequiredSignatures);
  const keys = accountKeys.length + lookups.reduce((n, [, w, r]) => n + w.length + r.length, 0);
  for (const { programIdIndex, accounts } of instructions) {
    cursor.require(programIdIndex < accountKeys.length && accounts.every((a) => a < keys));
  }
  return {
    versioned,
    signatures,
    signature: base58Encode(signatures[0]),
    messageOffset,
    header,
    accountKeys,
    blockhashOffset,
    recentBlockhash,
    instructions,
  };
}

/** Reads forward; every step past the end, or a failed requirement, is a RangeError. */
class Cursor {
  constructor(source) {
    this.source = source;
    this.offset = 0;
  }

  require(condition) {
    if (!condition) throw new RangeError('malformed transaction');
  }

  atEnd() {
    return this.offset === this.source.length;
  }

  peek() {
    this.require(this.offset < this.source.length);
    return this.source[this.offset];
  }

  byte() {
    const value = this.peek();
    this.offset++;
    return value;
  }

  take(count) {
    this.require(this.offset + count <= this.source.length);
    this.offset += count;
    return this.source.subarray(this.offset - count, this.offset);
  }

  /** A length in Solana's compact form: 7 bits a byte, at most 3 bytes, no padding. */
  length() {
    let value = 0;
    for (let shift = 0; shift < 21; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) {
        this.require((byte !== 0 || shift === 0) && value <= 0xffff);
        return value;
      }
    }
    throw new RangeError('malformed length');
  }

  list(read) {
    return Array.from({ length: this.length() }, read);
  }

  bytes() {
    return this.take(this.length());
  }
}

/** The JSON form that getTransaction and its kin show. */
export function transactionJson(parsed) {
  return {
    signatures: parsed.signatures.map(base58Encode),
    message: {
      header: parsed.header,
      accountKeys: parsed.accountKeys.map(base58Encode),
      recentBlockhash: parsed.recentBlockhash,
      instructions: parsed.instructions.map(({ programIdIndex, accounts, data }) => ({
        programIdIndex,
        accounts,
        data: base58Encode(data),
      })),
    },
  };
}
