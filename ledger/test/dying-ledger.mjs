import { Ledger } from '../lib/ledger.mjs';
import { methods } from '../lib/methods.mjs';
import { loadNative } from '../lib/native.mjs';
import { rpcServer } from '../lib/rpc-server.mjs';

// A ledger that dies without a word when a method is called: `node dying-ledger.mjs <method>`.
process.stdin.resume();
process.stdin.on('close', () => process.exit(0));

const deadly = { [process.argv[2]]: () => process.kill(process.pid, 'SIGKILL') };
const server = rpcServer({ ...methods(new Ledger(loadNative())), ...deadly });
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` }));
});
