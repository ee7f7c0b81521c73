/** Course of one run: from arguments to session file and exit code. */
@NullMarked
package dev.reev.runner.run;

import org.jspecify.annotations.NullMarked;
