import { base58Encode } from './encoding.mjs';
import { describeFailure } from './errors.mjs';
import { readMint, readTokenAccount, uiAmount } from './token.mjs';

/** How many block hashes stay good, as on the real chain. */
const RECENT_BLOCKHASHES = 150n;

const LAMPORTS_PER_SIGNATURE = 5000n;

/** One chain in memory: the VM, its recent block hashes and the transactions it has seen. */
export class Ledger {
  #native;
  #svm;
  #recentBlockhashes = [];
  #transactions = new Map();

  constructor(native) {
    this.#native = native;
    this.#svm = new native.LiteSvm();
    // Wrapped SOL exists on every chain.
    this.#svm.withNativeMints();
    // We check block hashes ourselves: the VM knows only the newest one.
    this.#svm.setBlockhashCheck(false);
    const clock = this.#svm.getClock();
    clock.unixTimestamp = BigInt(Math.floor(Date.now() / 1000));
    this.#svm.setClock(clock);
    this.#rememberBlockhash();
  }

  get slot() {
    return this.#svm.getClock().slot;
  }

  latestBlockhash() {
    return this.#svm.latestBlockhash();
  }

  /** In slots, from the hash to the last one that takes it. */
  get blockhashLifetime() {
    return RECENT_BLOCKHASHES;
  }

  account(address) {
    return this.#svm.getAccount(address);
  }

  /** All accounts that a program owns, as {address, account}. */
  accountsOf(program) {
    return this.#svm.getProgramAccounts(program).map(addressAndAccount);
  }

  balance(address) {
    return this.#svm.getBalance(address) ?? 0n;
  }

  rentExemption(bytes) {
    return this.#svm.minimumBalanceForRentExemption(bytes);
  }

  setAccount(address, { lamports, data, owner, executable, rentEpoch }) {
    const account = new this.#native.Account(lamports, data, owner, executable, rentEpoch);
    this.#svm.setAccount(address, account);
  }

  transaction(signature) {
    return this.#transactions.get(signature) ?? null;
  }

  /** The signature, or null when the airdrop failed. */
  airdrop(address, lamports) {
    const result = this.#svm.airdrop(address, lamports);
    if (result === null || result instanceof this.#native.FailedTransactionMetadata) return null;
    const signature = base58Encode(result.signature());
    this.#transactions.set(signature, {
      slot: this.slot,
      blockTime: this.#svm.getClock().unixTimestamp,
      err: null,
    });
    this.#nextSlot();
    return signature;
  }

  /** Runs a transaction without effect. */
  simulate(bytes, parsed, { verifySignatures, checkBlockhash }) {
    if (checkBlockhash && !this.#isRecent(parsed.recentBlockhash)) return this.#unknownBlockhash();
    this.#svm.setSigverify(verifySignatures);
    try {
      const result = parsed.versioned
        ? this.#svm.simulateVersionedTransaction(bytes)
        : this.#svm.simulateLegacyTransaction(bytes);
      return { ...this.#outcome(result), after: accountsAfter(result) };
    } finally {
      this.#svm.setSigverify(true);
    }
  }

  /** Runs a transaction for good. A landed one is remembered, whether it failed or not. */
  send(bytes, parsed) {
    if (this.#transactions.has(parsed.signature)) {
      return refused('AlreadyProcessed', 'This transaction has already been processed');
    }
    if (!this.#isRecent(parsed.recentBlockhash)) return this.#unknownBlockhash();
    const before = this.#balances(parsed);
    const outcome = this.#outcome(
      parsed.versioned
        ? this.#svm.sendVersionedTransaction(bytes)
        : this.#svm.sendLegacyTransaction(bytes),
    );
    const after = this.#balances(parsed);
    // The chain charges the fee when it lets a transaction in; a refused one costs nothing.
    outcome.landed = outcome.err === null || before.lamports[0] !== after.lamports[0];
    if (outcome.landed) {
      this.#transactions.set(parsed.signature, {
        ...outcome,
        slot: this.slot,
        blockTime: this.#svm.getClock().unixTimestamp,
        bytes,
        parsed,
        before,
        after,
      });
      this.#nextSlot();
    }
    return outcome;
  }

  tokenAmount(amount, mint) {
    return uiAmount(amount, readMint(this.#svm.getAccount(mint))?.decimals ?? 0);
  }

  #outcome(result) {
    const failed = result instanceof this.#native.FailedTransactionMetadata;
    const meta = failed || result instanceof this.#native.SimulatedTransactionInfo ? result.meta() : result;
    const { json, text } = failed
      ? describeFailure(this.#native, result)
      : { json: null, text: null };
    const fee = /\bfee: (\d+)/.exec(meta.toString());
    const returned = meta.returnData();
    return {
      err: json,
      text,
      logs: meta.logs(),
      unitsConsumed: meta.computeUnitsConsumed(),
      fee: fee === null ? LAMPORTS_PER_SIGNATURE : BigInt(fee[1]),
      returnData:
        returned.data().length === 0
          ? null
          : {
              programId: base58Encode(returned.programId()),
              data: [Buffer.from(returned.data()).toString('base64'), 'base64'],
            },
      innerInstructions: meta
        .innerInstructions()
        .map((group, index) => ({ index, instructions: group.map(innerInstruction) }))
        .filter(({ instructions }) => instructions.length > 0),
    };
  }

  #balances(parsed) {
    const tokens = [];
    const lamports = parsed.accountKeys.map((key, accountIndex) => {
      const account = this.#svm.getAccount(key);
      if (account === null) return 0n;
      const token = readTokenAccount(account);
      if (token !== null) {
        tokens.push({
          accountIndex,
          mint: base58Encode(token.mint),
          owner: base58Encode(token.owner),
          programId: base58Encode(account.owner()),
          uiTokenAmount: this.tokenAmount(token.amount, token.mint),
        });
      }
      return account.lamports();
    });
    return { lamports, tokens };
  }

  #isRecent(blockhash) {
    return this.#recentBlockhashes.includes(blockhash);
  }

  #unknownBlockhash() {
    return refused('BlockhashNotFound', 'Blockhash not found');
  }

  /** A new block after each transaction, so that the same transfer can be made twice. */
  #nextSlot() {
    this.#svm.warpToSlot(this.slot + 1n);
    this.#svm.expireBlockhash();
    this.#rememberBlockhash();
  }

  #rememberBlockhash() {
    this.#recentBlockhashes.push(this.#svm.latestBlockhash());
    if (this.#recentBlockhashes.length > Number(RECENT_BLOCKHASHES)) this.#recentBlockhashes.shift();
  }
}

function addressAndAccount(found) {
  return { address: new Uint8Array(found.address), account: found.account() };
}

/** The accounts a simulation wrote, by base58 address; none when it failed. */
function accountsAfter(result) {
  const written = result.postAccounts?.().map(addressAndAccount) ?? [];
  return new Map(written.map(({ address, account }) => [base58Encode(address), account]));
}

function refused(err, text) {
  return {
    err,
    text,
    logs: [],
    unitsConsumed: 0n,
    fee: 0n,
    returnData: null,
    innerInstructions: [],
    after: new Map(),
    landed: false,
  };
}

function innerInstruction(inner) {
  const instruction = inner.instruction();
  return {
    programIdIndex: instruction.programIdIndex(),
    accounts: [...instruction.accounts()],
    data: base58Encode(instruction.data()),
    stackHeight: inner.stackHeight(),
  };
}
