/** Initial state of the ledger, and the state of its accounts during a run. */
@NullMarked
package dev.reev.runner.environment;

import org.jspecify.annotations.NullMarked;
