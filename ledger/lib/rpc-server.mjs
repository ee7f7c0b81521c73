import { createServer } from 'node:http';
import { toJson } from './json.mjs';
import { failure, rpc } from './rpc.mjs';

/** Largest request read, in bytes: far above a batch of full transactions. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * An HTTP server that answers JSON-RPC 2.0 calls, single or in a list, on one path. A path that nobody can guess keeps
 * everybody but the ledger's own run from it: other runs, and pages in a browser, which can post to any port.
 */
export function rpcServer(methods, path = '/') {
  const answer = rpc(methods);
  return createServer((request, response) => {
    if (request.url !== path) {
      request.resume();
      response.writeHead(404).end();
      return;
    }
    const chunks = [];
    let size = 0;
    request.on('data', (chunk) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    });
    request.on('end', () => {
      const body =
        request.method !== 'POST' || size > MAX_BODY_BYTES
          ? toJson(failure(null, -32600, 'Invalid request: POST a call of at most 1 MiB'))
          : answer(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body);
    });
  });
}
