/**
 * Suites as a resource. Below: what is stored of them, how they are submitted, shown and exported,
 * their workflow.
 */
@NullMarked
package dev.reev.api.suite;

import org.jspecify.annotations.NullMarked;
