/** Error responses: problem documents (RFC 9457). */
@NullMarked
package dev.reev.api.problem;

import org.jspecify.annotations.NullMarked;
