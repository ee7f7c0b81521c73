import { chmodSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { AllowList, RefusedError } from './allow-list.mjs';

/**
 * The only way out of an agent's sandbox: an HTTP proxy on a local socket, for the given hosts.
 * Usage: node proxy.mjs <socket> <host>...
 * Prints {"listening":true}, then a line for each requested connection. Ends with its standard input.
 */
const [socketPath, ...hosts] = process.argv.slice(2);
const allowList = new AllowList(hosts);

/** More connections at a time than an agent needs; each costs its runner two descriptors. */
const MAX_CONNECTIONS = 64;

/** A host that does not answer within this time counts as unreachable. */
const CONNECT_TIMEOUT_MS = 10_000;

/** Connections being established; a requested one is reported even if no answer came. */
const pending = new Map();

for (const event of ['end', 'close', 'error']) {
  process.stdin.on(event, () => {
    for (const { host, port } of pending.values()) say({ host, port, allowed: true, reason: 'no answer yet' });
    process.exit(0);
  });
}
process.stdin.resume();

const server = createServer(forward);
server.maxConnections = MAX_CONNECTIONS;
server.on('connect', tunnel);
server.on('clientError', (error, client) => client.destroy());
server.listen(socketPath, () => {
  // The agent may have a user id of its own. No other user can enter the folder of the socket.
  chmodSync(socketPath, 0o777);
  say({ listening: true });
});

async function tunnel(request, client, head) {
  client.on('error', () => client.destroy());
  try {
    const upstream = await open(authority(request.url));
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  } catch (error) {
    client.end(`HTTP/1.1 ${status(error)} Refused\r\ncontent-type: text/plain\r\n\r\n${reason(error)}\n`);
  }
}

async function forward(request, response) {
  const target = parse(request.url);
  try {
    const upstream = await open(isWeb(target) ? { host: bare(target.hostname), port: Number(target.port || 80) } : null);
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !name.startsWith('proxy-') && name !== 'connection'),
    );
    const outgoing = httpRequest({
      createConnection: () => upstream,
      method: request.method,
      path: target.pathname + target.search,
      headers: { ...headers, host: target.host, connection: 'close' },
    });
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    response.on('close', () => upstream.destroy());
    request.pipe(outgoing);
  } catch (error) {
    response.writeHead(status(error), { 'content-type': 'text/plain' });
    response.end(`${reason(error)}\n`);
  }
}

/** Connects to one of the checked addresses; reports the request and its outcome. */
async function open(target) {
  const { host, port } = target ?? { host: '', port: 0 };
  const asked = Symbol(host);
  pending.set(asked, { host, port });
  try {
    if (target === null) throw new RefusedError('only host and port, or an http URL');
    const [address] = await allowList.addresses(host, port);
    const upstream = await connected(address, port);
    say({ host, port, allowed: true });
    return upstream;
  } catch (error) {
    say({ host, port, allowed: !(error instanceof RefusedError), reason: reason(error) });
    throw error;
  } finally {
    pending.delete(asked);
  }
}

/** Target of CONNECT: a host and a port (RFC 9110, 9.3.6); parsed as a URL it would lose its scheme's default port. */
function authority(text) {
  const parts = /^(\[[0-9a-fA-F:.]+\]|[^:/?#@\s]+):(\d{1,5})$/.exec(text);
  return parts ? { host: bare(parts[1]), port: Number(parts[2]) } : null;
}

function isWeb(target) {
  return target?.protocol === 'http:';
}

function bare(host) {
  return host.replace(/^\[|\]$/g, '');
}

function connected(host, port) {
  return new Promise((resolve, reject) => {
    const upstream = connect({ host, port, timeout: CONNECT_TIMEOUT_MS });
    upstream.once('timeout', () => upstream.destroy(new Error('no answer')));
    upstream.once('error', reject);
    upstream.once('connect', () => {
      upstream.setTimeout(0);
      upstream.on('error', () => upstream.destroy());
      resolve(upstream);
    });
  });
}

function parse(url) {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function status(error) {
  return error instanceof RefusedError ? 403 : 502;
}

function reason(error) {
  return error instanceof RefusedError ? error.message : `it cannot be reached (${error.code ?? error.message})`;
}

function say(line) {
  console.log(JSON.stringify(line));
}
