import { randomUUID } from 'node:crypto';

/** A string in quotes, kept as it is, or a number. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Fewer digits always fit a JavaScript number. */
const SAFE_DIGITS = 15;

/** No JSON text of ours or of a caller holds this by chance. */
const mark = () => `bigint-${randomUUID()}:`;

/** JSON in which a BigInt is a plain number of any size. */
export function toJson(value) {
  const prefix = mark();
  const text = JSON.stringify(value, (_, item) =>
    typeof item === 'bigint' ? `${prefix}${item}` : item,
  );
  return text.replaceAll(new RegExp(`"${prefix}(-?\\d+)"`, 'g'), '$1');
}

/** The value of JSON text; a whole number that a JavaScript number could not hold is a BigInt. */
export function fromJson(text) {
  const prefix = mark();
  const marked = text.replaceAll(TOKEN, (token) =>
    /^-?[1-9]\d*$/.test(token) && token.length > SAFE_DIGITS ? `"${prefix}${token}"` : token,
  );
  return JSON.parse(marked, (_, item) =>
    typeof item === 'string' && item.startsWith(prefix) ? BigInt(item.slice(prefix.length)) : item,
  );
}
