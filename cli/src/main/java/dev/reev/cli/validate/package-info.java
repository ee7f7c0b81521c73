/** {@code reev validate}: checks benchmark files. */
@NullMarked
package dev.reev.cli.validate;

import org.jspecify.annotations.NullMarked;
