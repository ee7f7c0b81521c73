import { createHash } from 'node:crypto';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const DIGITS = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** Longer text than a full transaction needs; decoding costs the square of the length. */
const MAX_BASE58_LENGTH = 2000;

export function base58Encode(bytes) {
  const digits = [];
  for (const byte of bytes) {
    let carry = byte;
    for (let i = 0; i < digits.length; i++) {
      carry += digits[i] << 8;
      digits[i] = carry % 58;
      carry = Math.floor(carry / 58);
    }
    for (; carry > 0; carry = Math.floor(carry / 58)) digits.push(carry % 58);
  }
  const zeros = leading(bytes, 0);
  return '1'.repeat(zeros) + digits.reverse().map((digit) => ALPHABET[digit]).join('');
}

/** The bytes, or null when the text is not base58. */
export function base58Decode(text) {
  if (text.length > MAX_BASE58_LENGTH) return null;
  const bytes = [];
  for (const letter of text) {
    let carry = DIGITS.get(letter);
    if (carry === undefined) return null;
    for (let i = 0; i < bytes.length; i++) {
      carry += bytes[i] * 58;
      bytes[i] = carry & 255;
      carry >>= 8;
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 255);
  }
  return Uint8Array.from([...new Array(leading(text, '1')).fill(0), ...bytes.reverse()]);
}

function leading(sequence, value) {
  let count = 0;
  while (count < sequence.length && sequence[count] === value) count++;
  return count;
}

const P = 2n ** 255n - 19n;
const D = mod(-121665n * power(121666n, P - 2n));

function mod(value) {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

function power(base, exponent) {
  let result = 1n;
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) {
    if (e & 1n) result = mod(result * b);
  }
  return result;
}

/** True when 32 bytes are a point of ed25519, so that a private key could exist for them. */
export function isOnCurve(bytes) {
  const sign = bytes[31] >> 7;
  const littleEndian = Buffer.from(bytes).reverse();
  littleEndian[0] &= 127;
  const y = mod(BigInt(`0x${littleEndian.toString('hex')}`));
  const ySquared = mod(y * y);
  const xSquared = mod((ySquared - 1n) * power(D * ySquared + 1n, P - 2n));
  if (xSquared === 0n) return sign === 0;
  return power(xSquared, (P - 1n) / 2n) === 1n;
}

/** The first address, from bump 255 down, that the seeds give and that is no point of the curve. */
export function findProgramAddress(seeds, programId) {
  for (let bump = 255; bump >= 0; bump--) {
    const hash = createHash('sha256');
    for (const seed of seeds) hash.update(seed);
    const address = hash
      .update(Uint8Array.of(bump))
      .update(programId)
      .update('ProgramDerivedAddress')
      .digest();
    if (!isOnCurve(address)) return new Uint8Array(address);
  }
  throw new Error('no program address exists for these seeds');
}
