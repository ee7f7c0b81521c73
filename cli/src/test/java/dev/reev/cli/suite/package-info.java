@NullMarked
package dev.reev.cli.suite;

import org.jspecify.annotations.NullMarked;
