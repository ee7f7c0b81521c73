@NullMarked
package dev.reev.workflows.survey;

import org.jspecify.annotations.NullMarked;
