/** Tests of the regression watch. */
@org.jspecify.annotations.NullMarked
package dev.reev.api.watch;
