/** REST views of suites and their items. */
@NullMarked
package dev.reev.api.suite.view;

import org.jspecify.annotations.NullMarked;
