import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';

/**
 * Inside an agent's sandbox: listens on loopback for the gate outside, then starts the agent.
 * Usage: node forwarder.mjs <port> <socket> <program> <argument>...
 */
const [port, socketPath, program, ...words] = process.argv.slice(2);

// A stop signals each process of the agent; this one ends with the agent's program.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});

createServer((client) => {
  const gate = connect(socketPath);
  client.pipe(gate).pipe(client);
  for (const end of [client, gate]) {
    end.on('error', () => {});
    end.on('close', () => (end === client ? gate : client).destroy());
  }
}).listen(Number(port), '127.0.0.1', () => {
  const agent = spawn(program, words, { stdio: 'inherit' });
  agent.on('error', (error) => {
    console.error(`${program} cannot be started: ${error.message}`);
    process.exit(127);
  });
  agent.on('exit', (code) => process.exit(code ?? 1));
});
