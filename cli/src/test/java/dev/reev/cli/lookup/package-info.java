@NullMarked
package dev.reev.cli.lookup;

import org.jspecify.annotations.NullMarked;
