/**
 * Suites as a REST resource. The packages below hold their storage, submission, views, exports and
 * workflow.
 */
@NullMarked
package dev.reev.api.suite;

import org.jspecify.annotations.NullMarked;
