/** Suites and their items as they are shown, one or a page of them. */
@NullMarked
package dev.reev.api.suite.view;

import org.jspecify.annotations.NullMarked;
