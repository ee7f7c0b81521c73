/** Client of OpenAI-compatible chat endpoints. */
@NullMarked
package dev.reev.runner.model;

import org.jspecify.annotations.NullMarked;
