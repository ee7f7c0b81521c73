import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { base58Decode, base58Encode } from '../lib/encoding.mjs';
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM, associatedTokenAddress } from '../lib/token.mjs';
import { base64, client, ledgerKeyPair, rpc, solTransfer, startLedger, stopLedgers } from './client.mjs';

const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const WRAPPED_SOL = 'So11111111111111111111111111111111111111112';
const TOKEN = base58Encode(TOKEN_PROGRAM);
const TOKEN_2022 = base58Encode(TOKEN_2022_PROGRAM);

let url, call, refused, funded, blockhash;

before(async () => {
  ({ url } = await startLedger());
  ({ call, refused, funded, blockhash } = client(url));
  for (const [mint, decimals] of [[USDC, 6], [WRAPPED_SOL, 9]]) {
    const data = Buffer.alloc(82);
    data.writeBigUInt64LE(1000n, 36);
    data[44] = decimals;
    data[45] = 1;
    const update = { lamports: 1_461_600, owner: TOKEN, data: data.toString('hex') };
    await call('surfnet_setAccount', mint, update);
  }
});

after(stopLedgers);

const newAddress = () => base58Encode(ledgerKeyPair().publicKey);

function ata(owner, mint = USDC, program = TOKEN_PROGRAM) {
  const address = associatedTokenAddress(base58Decode(owner), base58Decode(mint), program);
  return base58Encode(address);
}

async function parsed(address) {
  const { value } = await call('getAccountInfo', address, { encoding: 'jsonParsed' });
  return { ...value.data, lamports: value.lamports };
}

test('a token account is set up with every field, and changed field by field', async () => {
  const [owner, delegate, closer] = [newAddress(), newAddress(), newAddress()];
  await call('surfnet_setTokenAccount', owner, USDC, {
    amount: 2_500_000,
    delegate,
    delegatedAmount: 7,
    state: 'frozen',
    closeAuthority: closer,
  });
  const account = await parsed(ata(owner));
  assert.equal(account.program, 'spl-token');
  assert.equal(account.lamports, 2_039_280);
  assert.deepEqual(account.parsed, {
    type: 'account',
    info: {
      mint: USDC,
      owner,
      tokenAmount: { amount: '2500000', decimals: 6, uiAmount: 2.5, uiAmountString: '2.5' },
      delegate,
      state: 'frozen',
      isNative: false,
      delegatedAmount: { amount: '7', decimals: 6, uiAmount: 0.000007, uiAmountString: '0.000007' },
      closeAuthority: closer,
    },
  });
  await call('surfnet_setTokenAccount', owner, USDC, { delegate: 'null', state: null, amount: 1 });
  const { info } = (await parsed(ata(owner))).parsed;
  assert.equal(info.delegate, undefined);
  assert.equal(info.state, 'frozen');
  assert.equal(info.tokenAmount.amount, '1');
  assert.equal(info.closeAuthority, closer);
});

test('wrapped SOL holds its amount in lamports above the rent', async () => {
  const owner = newAddress();
  for (const amount of [5, 9]) {
    await call('surfnet_setTokenAccount', owner, WRAPPED_SOL, { amount });
    const { lamports, parsed: { info } } = await parsed(ata(owner, WRAPPED_SOL));
    assert.equal(lamports, 2_039_280 + amount);
    assert.equal(info.isNative, true);
    assert.equal(info.rentExemptReserve.amount, '2039280');
  }
});

test('what cannot be a token account is refused', async () => {
  const owner = newAddress();
  for (const update of [{ state: 'melted' }, { amount: -1 }, { delegate: 'x' }, { amount: 1.5 }]) {
    assert.equal((await refused('surfnet_setTokenAccount', owner, USDC, update)).code, -32602);
  }
  const error = await refused('surfnet_setTokenAccount', owner, USDC, {}, USDC);
  assert.match(error.message, /neither SPL Token nor Token-2022/);
  await call('surfnet_setAccount', ata(owner), { lamports: 5 });
  assert.equal((await refused('surfnet_setTokenAccount', owner, USDC, {})).code, -32602);
});

test('an account is set up with every field, and null keeps what is there', async () => {
  const [address, owner] = [newAddress(), newAddress()];
  await call('surfnet_setAccount', address, {
    lamports: 7,
    owner,
    data: '0a0b',
    executable: false,
    rentEpoch: 0,
  });
  await call('surfnet_setAccount', address, { lamports: 8, data: null, owner: null });
  const { value } = await call('getAccountInfo', address, { encoding: 'base64' });
  assert.deepEqual(value.data, ['Cgs=', 'base64']);
  assert.deepEqual([value.lamports, value.owner, value.space], [8, owner, 2]);
});

test('amounts over 2^53 go in and come out to the last unit', async () => {
  const address = newAddress();
  const most = '18446744073709551615';
  const send = async (lamports) => {
    const body = `{"id":1,"method":"surfnet_setAccount","params":["${address}",{"lamports":${lamports}}]}`;
    const answer = await (await fetch(url, { method: 'POST', body })).json();
    assert.equal(answer.error, undefined);
    const call = JSON.stringify({ id: 1, method: 'getBalance', params: [address] });
    return (await fetch(url, { method: 'POST', body: call })).text();
  };
  assert.match(await send('9007199254740993'), /"value":9007199254740993[,}]/);
  assert.match(await send(most), new RegExp(`"value":${most}[,}]`));
  await call('surfnet_setTokenAccount', address, USDC, { amount: most });
  assert.equal((await call('getTokenAccountBalance', ata(address))).value.amount, most);
});

test('the token accounts of an owner are found by mint and by program', async () => {
  const owner = newAddress();
  await call('surfnet_setTokenAccount', owner, USDC, { amount: 3 });
  await call('surfnet_setTokenAccount', owner, WRAPPED_SOL, { amount: 4 });
  await call('surfnet_setTokenAccount', owner, USDC, { amount: 5 }, TOKEN_2022);
  await call('surfnet_setTokenAccount', newAddress(), USDC, { amount: 6 });
  const find = async (filter, encoding = 'jsonParsed') =>
    (await call('getTokenAccountsByOwner', owner, filter, { encoding })).value;

  const classic = await find({ programId: TOKEN });
  assert.deepEqual(
    classic.map(({ pubkey }) => pubkey).sort(),
    [ata(owner), ata(owner, WRAPPED_SOL)].sort(),
  );
  const [newer] = await find({ programId: TOKEN_2022 });
  assert.equal(newer.pubkey, ata(owner, USDC, TOKEN_2022_PROGRAM));
  assert.equal(newer.account.data.program, 'spl-token-2022');
  const ofMint = await find({ mint: WRAPPED_SOL });
  assert.equal(ofMint.length, 1);
  assert.equal(ofMint[0].account.data.parsed.info.tokenAmount.amount, '4');
  const [raw] = await find({ mint: WRAPPED_SOL }, 'base64');
  assert.equal(Buffer.from(raw.account.data[0], 'base64').readBigUInt64LE(64), 4n);
});

test('a filter that names no mint and no token program is refused', async () => {
  const owner = newAddress();
  const message = async (filter) => (await refused('getTokenAccountsByOwner', owner, filter)).message;
  assert.match(await message({ mint: owner }), /could not find mint/);
  assert.match(await message({ programId: owner }), /unrecognized Token program id/);
  assert.match(await message({}), /programId is not a base58 address/);
});

test('accounts come in the encoding asked for, whole or in part', async () => {
  const address = newAddress();
  await call('surfnet_setAccount', address, { lamports: 9, data: '0102030405' });
  const data = async (config) => (await call('getAccountInfo', address, config)).value.data;
  const bytes = Buffer.from('0102030405', 'hex');
  assert.equal(await data(undefined), base58Encode(bytes));
  assert.deepEqual(await data({ encoding: 'base58' }), [base58Encode(bytes), 'base58']);
  assert.deepEqual(await data({ encoding: 'jsonParsed' }), [bytes.toString('base64'), 'base64']);
  assert.deepEqual(await data({ encoding: 'base64', dataSlice: { offset: 1, length: 2 } }), ['AgM=', 'base64']);
  assert.equal((await refused('getAccountInfo', address, { encoding: 'gzip' })).code, -32602);
  const mint = await parsed(USDC);
  assert.deepEqual(mint.parsed, {
    type: 'mint',
    info: { mintAuthority: null, supply: '1000', decimals: 6, isInitialized: true, freezeAuthority: null },
  });
  await call('surfnet_setAccount', address, { data: '00'.repeat(129) });
  assert.equal((await refused('getAccountInfo', address)).code, -32600);
});

test('a simulation shows the accounts as they would be', async () => {
  const from = await funded();
  const to = newAddress();
  const stale = solTransfer(from, base58Decode(to), 5_000_000n, base58Encode(Buffer.alloc(32, 9)));
  const { value } = await call('simulateTransaction', stale.toString('base64'), {
    encoding: 'base64',
    replaceRecentBlockhash: true,
    accounts: { encoding: 'base64', addresses: [to, from.address] },
  });
  assert.equal(value.err, null);
  assert.deepEqual(value.accounts.map(({ lamports }) => lamports), [5_000_000, 994_995_000]);
  assert.equal(value.replacementBlockhash.blockhash, await blockhash());
  assert.equal((await call('getBalance', to)).value, 0);
});

test('a transaction larger than a packet is refused with its size', async () => {
  const large = Buffer.alloc(1233).toString('base64');
  for (const method of ['sendTransaction', 'simulateTransaction']) {
    const error = await refused(method, large, { encoding: 'base64' });
    assert.equal(error.code, -32602);
    assert.match(error.message, /too large: 1233 bytes \(max: encoded\/raw 1644\/1232\)/);
  }
  const longer = Buffer.alloc(5000).toString('base64');
  assert.match((await refused('sendTransaction', longer, { encoding: 'base64' })).message, /too large/);
});

test('a transaction is shown in the encodings of the real chain only', async () => {
  const from = await funded();
  const bytes = solTransfer(from, ledgerKeyPair().publicKey, 5_000_000n, await blockhash());
  const signature = await call('sendTransaction', ...base64(bytes));
  const shown = await call('getTransaction', signature, {
    encoding: 'base64',
    maxSupportedTransactionVersion: 0,
  });
  assert.equal(shown.version, 'legacy');
  assert.equal(shown.transaction[0], bytes.toString('base64'));
  assert.equal((await rpc(url, 'getTransaction', signature, 'xml')).error.code, -32602);
});
