import { createInterface } from 'node:readline';
import { loadNative } from '../lib/native.mjs';

// The VM without anything of ours around it, for the runner's differential test. Each line of
// standard input is a command, each line of standard output its answer. Addresses are hexadecimal,
// amounts text; nothing here shares code with what is compared.
const native = loadNative();
const vm = new native.LiteSvm();
vm.withNativeMints();
vm.setBlockhashCheck(false);

const bytes = (hex) => new Uint8Array(Buffer.from(hex, 'hex'));

function set({ address, lamports, owner, data }) {
  vm.setAccount(bytes(address), new native.Account(BigInt(lamports), bytes(data), bytes(owner), false, 0n));
}

/** `force` sends what a simulation would have held back. */
function run({ transaction, payer, force }) {
  const wire = new Uint8Array(Buffer.from(transaction, 'base64'));
  if (!force) {
    vm.setSigverify(false);
    const simulated = vm.simulateLegacyTransaction(wire);
    vm.setSigverify(true);
    if (simulated instanceof native.FailedTransactionMetadata) return { ...told(simulated), fee: null };
  }
  const before = vm.getBalance(bytes(payer));
  const result = vm.sendLegacyTransaction(wire);
  vm.expireBlockhash();
  const failed = result instanceof native.FailedTransactionMetadata;
  const landed = !failed || vm.getBalance(bytes(payer)) !== before;
  const fee = landed ? /\bfee: (\d+)/.exec(result.toString())[1] : null;
  return { ...told(result), fee };
}

function told(result) {
  const failed = result instanceof native.FailedTransactionMetadata;
  const meta = failed ? result.meta() : result;
  return {
    error: failed ? error(result.toString()) : null,
    logs: meta.logs(),
    units: meta.computeUnitsConsumed().toString(),
  };
}

/** "InstructionError(1, Custom(6))", "InstructionError(0, InvalidArgument)" or "AccountNotFound". */
function error(text) {
  const [, name, index, cause, code] =
    /\{ err: (\w+)(?:\((\d+), (\w+)(?:\((\d+)\))?)?/.exec(text);
  return name === 'InstructionError'
    ? { instruction: Number(index), name: cause, customCode: code ?? null }
    : { instruction: null, name, customCode: null };
}

const TOKEN_PROGRAMS = [
  '06ddf6e1d765a193d9cbe146ceeb79ac1cb485ed5f5b37913a8cf5857eff00a9',
  '06ddf6e1ee758fde18425dbce46ccddab61afc4d83b90d27febdf928d8a18bfc',
];

function show(address) {
  const account = vm.getAccount(bytes(address));
  if (account === null) return null;
  const data = Buffer.from(account.data());
  const owner = Buffer.from(account.owner()).toString('hex');
  const isToken = TOKEN_PROGRAMS.includes(owner) && data.length >= 165 && data[108] > 0;
  const isMint = TOKEN_PROGRAMS.includes(owner) && data.length === 82 && data[45] === 1;
  return {
    lamports: account.lamports().toString(),
    owner,
    length: data.length,
    amount: isToken ? data.readBigUInt64LE(64).toString() : null,
    state: isToken ? ['initialized', 'frozen'][data[108] - 1] : null,
    delegated: isToken && data[72] === 1 ? data.readBigUInt64LE(121).toString() : null,
    supply: isMint ? data.readBigUInt64LE(36).toString() : null,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  command.set?.forEach(set);
  const answer = command.transaction === undefined ? {} : run(command);
  console.log(JSON.stringify({ ...answer, accounts: command.watch.map(show) }));
}
