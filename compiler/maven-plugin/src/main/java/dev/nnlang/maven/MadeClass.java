package dev.nnlang.maven;

import dev.nnlang.compiler.emit.JavaSource;

/**
 * A file of Java that was made of a model.
 *
 * @param model its place among the models of its file, from 0
 */
record MadeClass(int model, JavaSource java) {}
