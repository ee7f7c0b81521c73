/** A stand-in for the API, in this process or as one of its own. */
@NullMarked
package dev.reev.cli.fake;

import org.jspecify.annotations.NullMarked;
