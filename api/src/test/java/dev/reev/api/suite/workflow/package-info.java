@NullMarked
package dev.reev.api.suite.workflow;

import org.jspecify.annotations.NullMarked;
