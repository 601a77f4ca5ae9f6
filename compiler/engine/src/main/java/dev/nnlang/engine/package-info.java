/**
 * Runs a model in this process: compiles and loads its generated class, finds its data, trains,
 * evaluates, predicts and verifies. What a command line or a build plugin does is decided there.
 */
@NullMarked
package dev.nnlang.engine;

import org.jspecify.annotations.NullMarked;
