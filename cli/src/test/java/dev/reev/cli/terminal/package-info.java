@NullMarked
package dev.reev.cli.terminal;

import org.jspecify.annotations.NullMarked;
