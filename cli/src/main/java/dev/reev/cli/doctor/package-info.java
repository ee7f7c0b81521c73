/** The doctor command: checks of this machine. */
@NullMarked
package dev.reev.cli.doctor;

import org.jspecify.annotations.NullMarked;
