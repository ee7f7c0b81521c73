@NullMarked
package dev.reev.cli.schedule;

import org.jspecify.annotations.NullMarked;
