import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses outside the public Internet (RFC 6890): the host's own, those of local networks, multicast and reserved ranges. */
const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12],
  ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 4], ['240.0.0.0', 4],
]) NOT_PUBLIC.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96], ['::ffff:0:0', 96], ['64:ff9b::', 96], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8],
]) NOT_PUBLIC.addSubnet(network, prefix, 'ipv6');

const DEFAULT_PORT = 443;

export class RefusedError extends Error {}

/**
 * Hosts that may be reached: `host`, `host:port`, `*.domain`, an IPv4 address or a network of them (`10.0.0.0/8`).
 * A name that resolves to a non-public address is refused unless that address is listed itself.
 */
export class AllowList {
  #names = [];
  #networks = new Map();

  constructor(entries) {
    for (const entry of entries) this.#add(entry);
  }

  /** The checked addresses to connect to; the caller must not resolve the name again. */
  async addresses(host, port) {
    const name = host.toLowerCase().replace(/\.$/, '');
    if (isIP(name)) {
      if (this.#lists(name, port)) return [name];
      throw new RefusedError('this address is not listed');
    }
    if (!this.#names.some((entry) => entry.port === port && entry.fits(name))) {
      throw new RefusedError('this host and port are not listed');
    }
    const found = await lookup(name, { all: true });
    const addresses = found.map(({ address }) => address);
    const allowed = addresses.filter((address) => this.#lists(address, port) || isPublic(address));
    if (allowed.length === 0) {
      throw new RefusedError(`it leads to ${addresses[0]}, which is not public and not listed as an address`);
    }
    return allowed;
  }

  #add(entry) {
    const [, host, prefix, portText] = /^(.+?)(?:\/(\d+))?(?::(\d+))?$/.exec(entry);
    const port = Number(portText ?? DEFAULT_PORT);
    const name = host.toLowerCase();
    if (isIP(name) === 4) return this.#list(name, Number(prefix ?? 32), port);
    if (name === 'localhost') {
      this.#list('127.0.0.1', 32, port);
      this.#network(port).addAddress('::1', 'ipv6');
    }
    const fits = name.startsWith('*.')
      ? (asked) => asked.endsWith(name.slice(1))
      : (asked) => asked === name;
    this.#names.push({ fits, port });
  }

  #list(address, prefix, port) {
    this.#network(port).addSubnet(address, prefix, 'ipv4');
  }

  #network(port) {
    if (!this.#networks.has(port)) this.#networks.set(port, new BlockList());
    return this.#networks.get(port);
  }

  #lists(address, port) {
    return this.#networks.get(port)?.check(address, family(address)) ?? false;
  }
}

function isPublic(address) {
  return !NOT_PUBLIC.check(address, family(address));
}

function family(address) {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
