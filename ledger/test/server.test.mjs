import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { base58Decode, base58Encode } from '../lib/encoding.mjs';
import { TOKEN_PROGRAM, associatedTokenAddress } from '../lib/token.mjs';
import { base64, client, ledgerKeyPair, solTransfer, startLedger, stopLedgers, tokenTransfer } from './client.mjs';

const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const TOKEN = base58Encode(TOKEN_PROGRAM);

let url, call, refused, funded, blockhash;

before(async () => {
  ({ url } = await startLedger());
  ({ call, refused, funded, blockhash } = client(url));
});

after(stopLedgers);

test('a transfer moves lamports, charges the fee and can be looked up', async () => {
  const from = await funded();
  const to = ledgerKeyPair().publicKey;
  const bytes = solTransfer(from, to, 100_000_000n, await blockhash());
  const simulated = await call('simulateTransaction', ...base64(bytes));
  assert.equal(simulated.value.err, null);
  assert.equal((await call('getBalance', from.address)).value, 1_000_000_000, 'only simulated');

  const signature = await call('sendTransaction', ...base64(bytes));
  assert.equal((await call('getBalance', from.address)).value, 899_995_000);
  assert.equal((await call('getBalance', base58Encode(to))).value, 100_000_000);
  const [status] = (await call('getSignatureStatuses', [signature])).value;
  assert.equal(status.confirmationStatus, 'finalized');
  assert.deepEqual(status.status, { Ok: null });
  const landed = await call('getTransaction', signature, { encoding: 'json' });
  assert.equal(landed.meta.fee, 5000);
  assert.deepEqual(landed.meta.preBalances.slice(0, 2), [1_000_000_000, 0]);
  assert.deepEqual(landed.meta.postBalances.slice(0, 2), [899_995_000, 100_000_000]);
  assert.deepEqual(landed.transaction.signatures, [signature]);
  assert.match(landed.meta.logMessages.join(), /success/);
});

test('who does not know its address gets no answer', async () => {
  const { origin } = new URL(url);
  for (const path of ['/', '/rpc', `${new URL(url).pathname}x`]) {
    const response = await fetch(origin + path, {
      method: 'POST',
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getVersion', params: [] }),
    });
    assert.equal(response.status, 404);
  }
});

test('the same transfer works twice, the same transaction does not', async () => {
  const from = await funded();
  const to = ledgerKeyPair().publicKey;
  const first = solTransfer(from, to, 5_000_000n, await blockhash());
  await call('sendTransaction', ...base64(first));
  const error = await refused('sendTransaction', ...base64(first));
  assert.equal(error.code, -32002);
  assert.equal(error.data.err, 'AlreadyProcessed');
  await call('sendTransaction', ...base64(solTransfer(from, to, 5_000_000n, await blockhash())));
  assert.equal((await call('getBalance', base58Encode(to))).value, 10_000_000);
});

test('a block hash stays good while other transactions go through', async () => {
  const [a, b] = [await funded(), await funded()];
  const old = await blockhash();
  const to = ledgerKeyPair().publicKey;
  await call('sendTransaction', ...base64(solTransfer(a, to, 5_000_000n, old)));
  await call('sendTransaction', ...base64(solTransfer(b, to, 5_000_000n, old)));
});

test('preflight refuses a failing transaction with error and logs, free of charge', async () => {
  const from = await funded(1_000_000);
  const bytes = solTransfer(from, ledgerKeyPair().publicKey, 5_000_000n, await blockhash());
  const error = await refused('sendTransaction', ...base64(bytes));
  assert.equal(error.code, -32002);
  assert.deepEqual(error.data.err, { InstructionError: [0, { Custom: 1 }] });
  assert.match(error.message, /Error processing Instruction 0: custom program error: 0x1/);
  assert.ok(error.data.logs.length > 0);
  assert.equal((await call('getBalance', from.address)).value, 1_000_000);
});

test('without preflight a failing transaction lands and pays its fee', async () => {
  const from = await funded(2_000_000);
  const bytes = solTransfer(from, ledgerKeyPair().publicKey, 5_000_000n, await blockhash());
  const signature = await call('sendTransaction', bytes.toString('base64'), {
    encoding: 'base64',
    skipPreflight: true,
  });
  assert.equal((await call('getBalance', from.address)).value, 1_995_000);
  const landed = await call('getTransaction', signature);
  assert.deepEqual(landed.meta.err, { InstructionError: [0, { Custom: 1 }] });
});

test('wrong signature, unknown block hash and malformed bytes are refused; the ledger lives on', async () => {
  const from = await funded();
  const to = ledgerKeyPair().publicKey;
  const forged = solTransfer(from, to, 5_000_000n, await blockhash());
  forged[5] ^= 1;
  assert.equal((await refused('sendTransaction', ...base64(forged))).code, -32003);
  const stale = solTransfer(from, to, 5_000_000n, base58Encode(Buffer.alloc(32, 9)));
  const error = await refused('sendTransaction', ...base64(stale));
  assert.equal(error.data.err, 'BlockhashNotFound');
  const good = solTransfer(from, to, 5_000_000n, await blockhash());
  for (let length = 0; length < good.length; length += 7) {
    const cut = await refused('sendTransaction', ...base64(good.subarray(0, length)));
    assert.equal(cut.code, -32602);
  }
  assert.equal(await call('getHealth'), 'ok');
});

test('token accounts are set up, moved and read', async () => {
  const [from, to] = [await funded(), await funded()];
  const mint = Buffer.alloc(82);
  mint[44] = 6;
  mint[45] = 1;
  await call('surfnet_setAccount', USDC, {
    lamports: 1_461_600,
    owner: TOKEN,
    data: mint.toString('hex'),
  });
  await call('surfnet_setTokenAccount', from.address, USDC, { amount: 50_000_000 }, TOKEN);
  await call('surfnet_setTokenAccount', to.address, USDC, { amount: '0' });
  const [source, target] = [from, to].map(({ publicKey }) =>
    associatedTokenAddress(publicKey, base58Decode(USDC), TOKEN_PROGRAM),
  );
  const bytes = tokenTransfer(from, source, target, TOKEN_PROGRAM, 15_500_000n, await blockhash());
  const signature = await call('sendTransaction', ...base64(bytes));
  const balance = await call('getTokenAccountBalance', base58Encode(target));
  assert.deepEqual(balance.value, {
    amount: '15500000',
    decimals: 6,
    uiAmount: 15.5,
    uiAmountString: '15.5',
  });
  const [account] = (await call('getMultipleAccounts', [base58Encode(source), from.address])).value;
  assert.equal(account.owner, TOKEN);
  assert.equal(account.lamports, 2_039_280);
  assert.equal(account.space, 165);
  const { meta } = await call('getTransaction', signature);
  assert.equal(meta.postTokenBalances[1].uiTokenAmount.uiAmountString, '15.5');
});

test('an airdrop arrives', async () => {
  const address = base58Encode(ledgerKeyPair().publicKey);
  const signature = await call('requestAirdrop', address, 7_000_000);
  assert.equal((await call('getBalance', address)).value, 7_000_000);
  assert.equal((await call('getSignatureStatuses', [signature])).value[0].err, null);
});

test('what is not there is null or zero', async () => {
  const address = base58Encode(ledgerKeyPair().publicKey);
  assert.equal((await call('getBalance', address)).value, 0);
  assert.equal((await call('getAccountInfo', address)).value, null);
  const signature = base58Encode(Buffer.alloc(64, 3));
  assert.deepEqual((await call('getSignatureStatuses', [signature])).value, [null]);
  assert.equal(await call('getTransaction', signature), null);
  assert.equal((await refused('getTokenAccountBalance', address)).code, -32602);
});

test('rent and version are answered', async () => {
  assert.equal(await call('getMinimumBalanceForRentExemption', 165), 2_039_280);
  assert.ok((await call('getVersion'))['solana-core']);
});

test('unknown methods, bad parameters and bad JSON have their own codes', async () => {
  assert.equal((await refused('getNothing')).code, -32601);
  assert.equal((await refused('getBalance', 'not an address!')).code, -32602);
  assert.equal((await refused('getBalance')).code, -32602);
  assert.match((await refused('getSignatureStatuses', ['nope'])).message, /Invalid param: WrongSize/);
  assert.equal((await refused('requestAirdrop', USDC, -1)).code, -32602);
  assert.equal((await refused('surfnet_setAccount', USDC, { data: 'xyz' })).code, -32602);
  const bad = await (await fetch(url, { method: 'POST', body: '{' })).json();
  assert.equal(bad.error.code, -32700);
  const batch = await (await fetch(url, { method: 'POST', body: '[{"id":1},{"id":2,"method":"getHealth"}]' })).json();
  assert.equal(batch[0].error.code, -32600);
  assert.equal(batch[1].result, 'ok');
});

test('the ledger ends when its standard input closes', { timeout: 10_000 }, async () => {
  const { ledger: other } = await startLedger();
  const ended = new Promise((resolve) => other.on('exit', resolve));
  other.stdin.end();
  assert.equal(await ended, 0);
});

test('an empty line asks for a further ledger, which knows nothing of the first', { timeout: 10_000 }, async () => {
  const { ledger: host, url: first, lines } = await startLedger();
  const { funded } = client(first);
  const { address } = await funded();
  host.stdin.write('\n');
  const second = JSON.parse((await lines.next()).value).url;
  assert.notEqual(second, first);
  const balance = async (of) => (await client(of).call('getBalance', address)).value;
  assert.equal(await balance(first), 1_000_000_000);
  assert.equal(await balance(second), 0);
});
