import { randomBytes } from 'node:crypto';
import { Ledger } from './lib/ledger.mjs';
import { methods } from './lib/methods.mjs';
import { loadNative } from './lib/native.mjs';
import { rpcServer } from './lib/rpc-server.mjs';

// One ledger serves one run. It ends when its standard input does: however its runner died, even by
// a signal that nobody can catch, the kernel closes that pipe.
for (const event of ['end', 'close', 'error']) process.stdin.on(event, () => process.exit(0));

// A runner that does many short runs asks for further ledgers with an empty line each: a fresh chain
// costs a tenth of a fresh process. They know nothing of each other.
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => {
  for (const character of text) if (character === '\n') open();
});

function open() {
  const path = `/${randomBytes(24).toString('base64url')}`;
  const server = rpcServer(methods(new Ledger(native)), path);
  server.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}${path}` }));
  });
}

let native;
try {
  native = loadNative();
  open();
} catch (error) {
  console.error(`ledger: ${error.message}`);
  process.exit(1);
}
