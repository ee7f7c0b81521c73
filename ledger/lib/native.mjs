import { createRequire } from 'node:module';

const packages = {
  'darwin-arm64': 'litesvm-darwin-arm64',
  'darwin-x64': 'litesvm-darwin-x64',
  'linux-arm64': 'litesvm-linux-arm64-gnu',
  'linux-x64': 'litesvm-linux-x64-gnu',
};

/** The Solana VM built for this machine. */
export function loadNative() {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (name === undefined) {
    throw new Error(`the embedded ledger does not run on ${platform}; set REEV_LEDGER_URL`);
  }
  return createRequire(import.meta.url)(name);
}
