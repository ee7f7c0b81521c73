/** Checks whether an executable meets the runner contract of docs/runner-contract.md. */
@NullMarked
package dev.reev.conformance;

import org.jspecify.annotations.NullMarked;
