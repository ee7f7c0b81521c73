@NullMarked
package dev.reev.cli.conformance;

import org.jspecify.annotations.NullMarked;
