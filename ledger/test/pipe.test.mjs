import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const started = [];
after(() => started.forEach((child) => child.kill('SIGKILL')));

/** A ledger on a pipe, once it is ready. */
async function startPiped() {
  const server = fileURLToPath(new URL('../server.mjs', import.meta.url));
  const child = spawn(process.execPath, [server, '--pipe'], { stdio: ['pipe', 'pipe', 'inherit'] });
  started.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  assert.equal((await lines.next()).value, 'ready');
  return { child, lines };
}

const line = (id, method, ...params) => `${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`;

const ADDRESS = '11111111111111111111111111111112';

test('answers calls in their order, a line each', async () => {
  const { child, lines } = await startPiped();
  child.stdin.write(line(1, 'surfnet_setAccount', ADDRESS, { lamports: 5 }) + line(2, 'getBalance', ADDRESS));
  assert.equal(JSON.parse((await lines.next()).value).id, 1);
  const { id, result } = JSON.parse((await lines.next()).value);
  assert.deepEqual([id, result.value], [2, 5]);
});

test('is a fresh ledger after an empty line', async () => {
  const { child, lines } = await startPiped();
  child.stdin.write(line(1, 'surfnet_setAccount', ADDRESS, { lamports: 5 }));
  await lines.next();
  child.stdin.write(`\n${line(2, 'getBalance', ADDRESS)}`);
  assert.equal(JSON.parse((await lines.next()).value).result.value, 0);
});

test('reads lines longer than a pipe takes at once, and characters cut in two', async () => {
  const { child, lines } = await startPiped();
  const method = 'ä'.repeat(200_000);
  const bytes = Buffer.from(line(1, method));
  child.stdin.write(bytes.subarray(0, 100_001));
  child.stdin.write(bytes.subarray(100_001));
  assert.equal(JSON.parse((await lines.next()).value).error.message, 'Method not found');
});

test('says what is no call', async () => {
  const { child, lines } = await startPiped();
  child.stdin.write('nonsense\n');
  assert.equal(JSON.parse((await lines.next()).value).error.code, -32700);
});

test('ends with its standard input', async () => {
  const { child } = await startPiped();
  child.stdin.end();
  assert.equal((await once(child, 'exit'))[0], 0);
});
