@NullMarked
package dev.reev.cli.underway;

import org.jspecify.annotations.NullMarked;
