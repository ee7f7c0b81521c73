/** What happened in a run, made for people: diagrams, trees and logs of its session file. */
@NullMarked
package dev.reev.api.session;

import org.jspecify.annotations.NullMarked;
