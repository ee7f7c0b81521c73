import { createServer } from 'node:http';
import { RpcError } from './errors.mjs';
import { fromJson, toJson } from './json.mjs';

/** Largest request read, in bytes: far above a batch of full transactions. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * An HTTP server that answers JSON-RPC 2.0 calls, single or in a list, on one path. A path that nobody can guess keeps
 * everybody but the ledger's own run from it: other runs, and pages in a browser, which can post to any port.
 */
export function rpcServer(methods, path = '/') {
  const table = new Map(Object.entries(methods));
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
      const text = Buffer.concat(chunks).toString('utf8');
      const body =
        request.method !== 'POST' || size > MAX_BODY_BYTES
          ? failure(null, -32600, 'Invalid request: POST a call of at most 1 MiB')
          : answer(table, text);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(body === null ? '' : toJson(body));
    });
  });
}

function answer(table, text) {
  let calls;
  try {
    calls = fromJson(text);
  } catch {
    return failure(null, -32700, 'Parse error');
  }
  if (!Array.isArray(calls)) return call(table, calls);
  return calls.length === 0
    ? failure(null, -32600, 'Invalid request')
    : calls.map((item) => call(table, item));
}

function call(table, item) {
  const id = item?.id ?? null;
  const { method, params = [] } = Object(item);
  if (typeof method !== 'string') return failure(id, -32600, 'Invalid request');
  const run = table.get(method);
  if (run === undefined) return failure(id, -32601, 'Method not found');
  if (!Array.isArray(params)) return failure(id, -32602, 'Invalid params: a list is needed');
  try {
    return { jsonrpc: '2.0', result: run(params), id };
  } catch (error) {
    if (error instanceof RpcError) return failure(id, error.code, error.message, error.data);
    return failure(id, -32603, `Internal error: ${error.message}`);
  }
}

function failure(id, code, message, data) {
  return { jsonrpc: '2.0', error: { code, message, ...(data && { data }) }, id };
}
