import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import test from 'node:test';
import {
  base58Decode,
  base58Encode,
  findProgramAddress,
  isOnCurve,
} from '../lib/encoding.mjs';
import { fromJson, toJson } from '../lib/json.mjs';
import { TOKEN_PROGRAM, associatedTokenAddress, uiAmount } from '../lib/token.mjs';
import { ledgerKeyPair } from './client.mjs';

test('base58 turns bytes into text and back, leading zeros included', () => {
  assert.equal(base58Encode(new Uint8Array(32)), '1'.repeat(32));
  assert.equal(base58Encode(Buffer.from('fef607bf5df7', 'hex')), '3Bxs4vKJW');
  for (let i = 0; i < 50; i++) {
    const bytes = new Uint8Array([0, 0, ...randomBytes(i)]);
    assert.deepEqual(base58Decode(base58Encode(bytes)), bytes);
  }
  assert.equal(base58Decode('0OIl'), null);
});

test('every public key is on the curve, and about half of all byte strings are not', () => {
  for (let i = 0; i < 20; i++) assert.ok(isOnCurve(ledgerKeyPair().publicKey));
  const off = Array.from({ length: 100 }, () => randomBytes(32)).filter((b) => !isOnCurve(b));
  assert.ok(off.length > 20 && off.length < 80, `${off.length} of 100 off the curve`);
});

test('a derived address is never on the curve', () => {
  assert.ok(!isOnCurve(findProgramAddress([Buffer.from('seed')], TOKEN_PROGRAM)));
});

test('the associated token address of the system program for USDC is the well-known one', () => {
  const mint = base58Decode('EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v');
  const address = associatedTokenAddress(new Uint8Array(32), mint, TOKEN_PROGRAM);
  assert.equal(base58Encode(address), 'HJt8Tjdsc9ms9i4WCZEzhzr4oyf3ANcdzXrNdLPFqm3M');
});

test('numbers above 2^53 stay exact in JSON', () => {
  const text = '{"a":18446744073709551615,"b":["x",-9007199254740993,1.5e3],"c":"12345678901234567890"}';
  const value = fromJson(text);
  assert.deepEqual(value, {
    a: 18446744073709551615n,
    b: ['x', -9007199254740993n, 1500],
    c: '12345678901234567890',
  });
  assert.equal(toJson(value), text.replace('1.5e3', '1500'));
  assert.deepEqual(fromJson('{"a\\"1234567890123456789":"\\\\"}'), { 'a"1234567890123456789': '\\' });
  assert.throws(() => fromJson('{"a":00000000000000000001}'), SyntaxError);
});

test('amounts for people keep their decimals', () => {
  assert.deepEqual(uiAmount(15_500_000n, 6), {
    amount: '15500000',
    decimals: 6,
    uiAmount: 15.5,
    uiAmountString: '15.5',
  });
  assert.equal(uiAmount(7n, 6).uiAmountString, '0.000007');
  assert.equal(uiAmount(7n, 0).uiAmountString, '7');
});
