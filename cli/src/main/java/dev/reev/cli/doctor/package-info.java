/** The doctor command: what this machine lacks. */
@NullMarked
package dev.reev.cli.doctor;

import org.jspecify.annotations.NullMarked;
