/** How models are asked: the wire of OpenAI-compatible chat endpoints. */
@NullMarked
package dev.reev.runner.model;

import org.jspecify.annotations.NullMarked;
