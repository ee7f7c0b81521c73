import { Ledger } from './lib/ledger.mjs';
import { methods } from './lib/methods.mjs';
import { loadNative } from './lib/native.mjs';
import { rpcServer } from './lib/rpc-server.mjs';

// One ledger serves one run. It ends when its standard input does: however its runner died, even by
// a signal that nobody can catch, the kernel closes that pipe.
process.stdin.resume();
for (const event of ['end', 'close', 'error']) process.stdin.on(event, () => process.exit(0));

try {
  const server = rpcServer(methods(new Ledger(loadNative())));
  server.listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
  });
} catch (error) {
  console.error(`ledger: ${error.message}`);
  process.exit(1);
}
