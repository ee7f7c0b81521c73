import { readSync, writeSync } from 'node:fs';
import { Ledger } from './lib/ledger.mjs';
import { methods } from './lib/methods.mjs';
import { loadNative } from './lib/native.mjs';
import { rpc } from './lib/rpc.mjs';

const STDIN = 0;
const STDOUT = 1;

// One ledger serves one run. It ends when its standard input does: however its runner died, even by
// a signal that nobody can catch, the kernel closes that pipe.
let native;
try {
  native = loadNative();
  if (process.argv.includes('--pipe')) pipe();
  else await listen();
} catch (error) {
  console.error(`ledger: ${error.message}`);
  process.exit(1);
}

/**
 * A call a line on standard input, its answer a line on standard output: nobody but the runner can
 * reach that. Read and written plainly, for to load streams and HTTP costs more than a run's calls.
 * A runner that does many short runs asks for a fresh ledger in place of the last one with an empty
 * line: a tenth of the cost of a fresh process.
 */
function pipe() {
  const fresh = () => rpc(methods(new Ledger(native)));
  let answer = fresh();
  const write = (line) => {
    for (let rest = Buffer.from(`${line}\n`); rest.length > 0; ) {
      rest = rest.subarray(writeSync(STDOUT, rest));
    }
  };
  write('ready');
  const chunk = Buffer.alloc(64 * 1024);
  let waiting = [];
  for (let count; (count = readSync(STDIN, chunk)) > 0; ) {
    let rest = chunk.subarray(0, count);
    for (let end; (end = rest.indexOf('\n')) >= 0; rest = rest.subarray(end + 1)) {
      const line = Buffer.concat([...waiting, rest.subarray(0, end)]).toString('utf8');
      waiting = [];
      if (line === '') answer = fresh();
      else write(answer(line));
    }
    waiting.push(Buffer.from(rest));
  }
}

/** Listens at a URL that nobody can guess, and prints it; an empty line asks for a further ledger. */
async function listen() {
  const { randomBytes } = await import('node:crypto');
  const { rpcServer } = await import('./lib/rpc-server.mjs');
  const open = () => {
    const path = `/${randomBytes(24).toString('base64url')}`;
    const server = rpcServer(methods(new Ledger(native)), path);
    server.listen(0, '127.0.0.1', () => {
      console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}${path}` }));
    });
  };
  for (const event of ['end', 'close', 'error']) process.stdin.on(event, () => process.exit(0));
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (text) => {
    for (const character of text) if (character === '\n') open();
  });
  open();
}
