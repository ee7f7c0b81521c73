@NullMarked
package dev.reev.cli.outcome;

import org.jspecify.annotations.NullMarked;
