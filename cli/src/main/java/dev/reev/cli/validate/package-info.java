/** {@code reev validate}: what is wrong with benchmark files. */
@NullMarked
package dev.reev.cli.validate;

import org.jspecify.annotations.NullMarked;
