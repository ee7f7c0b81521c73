/** Client of the Jupiter HTTP API: swaps and lending on Solana mainnet, as instructions. */
@NullMarked
package dev.reev.runner.jupiter;

import org.jspecify.annotations.NullMarked;
