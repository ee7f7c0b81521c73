/** What went wrong, as clients are told it: problem documents (RFC 9457). */
@NullMarked
package dev.reev.api.problem;

import org.jspecify.annotations.NullMarked;
