import { RpcError } from './errors.mjs';
import { fromJson, toJson } from './json.mjs';

/** A function that answers the text of JSON-RPC 2.0 calls, single or in a list, with text. */
export function rpc(methods) {
  const table = new Map(Object.entries(methods));
  return (text) => toJson(answer(table, text));
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

/** What a call that went wrong is answered with. */
export function failure(id, code, message, data) {
  return { jsonrpc: '2.0', error: { code, message, ...(data && { data }) }, id };
}
