/** An answer with an error, as JSON-RPC wants it. */
export class RpcError extends Error {
  constructor(code, message, data) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export function invalidParams(message) {
  return new RpcError(-32602, message);
}

/** Solana's JSON form of a transaction error, and its text. */
export function describeFailure(native, failed) {
  const json = transactionError(native, failed.err(), failed.toString());
  return { json, text: errorText(json) };
}

function transactionError(native, err, text) {
  if (err instanceof native.TransactionErrorInstructionError) {
    return { InstructionError: [err.index, instructionError(native, err.err(), text)] };
  }
  if (err instanceof native.TransactionErrorDuplicateInstruction) {
    return { DuplicateInstruction: err.index };
  }
  if (err instanceof native.TransactionErrorInsufficientFundsForRent) {
    return { InsufficientFundsForRent: { account_index: err.accountIndex } };
  }
  if (err instanceof native.TransactionErrorProgramExecutionTemporarilyRestricted) {
    return { ProgramExecutionTemporarilyRestricted: { account_index: err.accountIndex } };
  }
  return nameIn(text, /\berr: (\w+)/);
}

function instructionError(native, err, text) {
  if (err instanceof native.InstructionErrorCustom) return { Custom: err.code };
  if (err instanceof native.InstructionErrorBorshIo) return { BorshIoError: err.msg };
  return nameIn(text, /\berr: InstructionError\(\d+, (\w+)/);
}

/** Plain errors arrive as bare numbers that differ between versions; only the text has names. */
function nameIn(text, pattern) {
  return pattern.exec(text)?.[1] ?? 'Unknown';
}

const TEXTS = {
  AlreadyProcessed: 'This transaction has already been processed',
  BlockhashNotFound: 'Blockhash not found',
  AccountLoadedTwice: 'Account loaded twice',
  AccountNotFound: 'Attempt to debit an account but found no record of a prior credit.',
  InsufficientFundsForFee: 'Insufficient funds for fee',
  InvalidAccountForFee: 'This account may not be used to pay transaction fees',
  InvalidProgramForExecution: 'This program may not be used for executing instructions',
  ProgramAccountNotFound: 'Attempt to load a program that does not exist',
  SanitizeFailure: 'Transaction failed to sanitize accounts offsets correctly',
  SignatureFailure: 'Transaction signature verification failure',
  TooManyAccountLocks: 'Transaction locked too many accounts',
};

function errorText(json) {
  if (typeof json === 'string') return TEXTS[json] ?? words(json);
  if (json.InstructionError !== undefined) {
    const [index, cause] = json.InstructionError;
    const reason =
      typeof cause === 'string'
        ? words(cause)
        : cause.Custom !== undefined
          ? `custom program error: 0x${cause.Custom.toString(16)}`
          : words(Object.keys(cause)[0]);
    return `Error processing Instruction ${index}: ${reason}`;
  }
  if (json.InsufficientFundsForRent !== undefined) {
    const index = json.InsufficientFundsForRent.account_index;
    return `Transaction results in an account (${index}) with insufficient funds for rent`;
  }
  const [name, detail] = Object.entries(json)[0];
  return `${words(name)} (${Object.values(Object(detail)).join() || detail})`;
}

/** "InvalidAccountData" as "invalid account data". */
function words(name) {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
