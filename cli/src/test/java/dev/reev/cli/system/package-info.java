/** Tests of the whole of Reev from outside: the launcher, real servers, real runners. */
@NullMarked
package dev.reev.cli.system;

import org.jspecify.annotations.NullMarked;
