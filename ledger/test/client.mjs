import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { base58Decode, base58Encode } from '../lib/encoding.mjs';

const started = [];

/** A ledger of its own process, once it listens. */
export async function startLedger() {
  const server = fileURLToPath(new URL('../server.mjs', import.meta.url));
  const child = spawn(process.execPath, [server], { stdio: ['pipe', 'pipe', 'inherit'] });
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value } = await lines.next();
  if (value === undefined) throw new Error('the ledger said nothing');
  return { ledger: child, url: JSON.parse(value).url, lines };
}

export function stopLedgers() {
  started.forEach((child) => child.kill('SIGKILL'));
}

/** What tests do with one ledger. */
export function client(url) {
  const call = async (method, ...params) => {
    const { result, error } = await rpc(url, method, ...params);
    assert.equal(error, undefined, JSON.stringify(error));
    return result;
  };
  return {
    call,
    refused: async (method, ...params) => {
      const { error } = await rpc(url, method, ...params);
      assert.ok(error, `${method} was accepted`);
      return error;
    },
    funded: async (lamports = 1_000_000_000) => {
      const pair = ledgerKeyPair();
      await call('surfnet_setAccount', base58Encode(pair.publicKey), { lamports });
      return { ...pair, address: base58Encode(pair.publicKey) };
    },
    blockhash: async () => (await call('getLatestBlockhash')).value.blockhash,
  };
}

/** The parameters that stand for a transaction. */
export const base64 = (bytes) => [bytes.toString('base64'), { encoding: 'base64' }];

/** A random signer: the 32 bytes of its address and a function that signs. */
export function ledgerKeyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
    sign: (message) => sign(null, message, privateKey),
  };
}

/** System transfer: 2 as u32, then lamports as u64. */
export function solTransfer(payer, to, lamports, blockhash) {
  const data = Buffer.alloc(12);
  data.writeUInt32LE(2, 0);
  data.writeBigUInt64LE(lamports, 4);
  const keys = [payer.publicKey, to, new Uint8Array(32)];
  return signed(payer, keys, 1, 2, [0, 1], data, blockhash);
}

/** Token transfer: 3 as u8, then base units as u64. */
export function tokenTransfer(payer, from, to, program, amount, blockhash) {
  const data = Buffer.alloc(9);
  data.writeUInt8(3, 0);
  data.writeBigUInt64LE(amount, 1);
  const keys = [payer.publicKey, from, to, program];
  return signed(payer, keys, 1, 3, [1, 2, 0], data, blockhash);
}

function signed(payer, keys, readonly, program, accounts, data, blockhash) {
  const message = Buffer.concat([
    Uint8Array.of(1, 0, readonly, keys.length),
    ...keys,
    base58Decode(blockhash),
    Uint8Array.of(1, program, accounts.length, ...accounts, data.length),
    data,
  ]);
  return Buffer.concat([Uint8Array.of(1), payer.sign(message), message]);
}

/** Calls a method and gives the whole answer. */
export async function rpc(url, method, ...params) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  return response.json();
}
