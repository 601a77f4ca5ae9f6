package dev.nnlang.runtime;

/** Placeholder until its own commit. */
public interface Initializer {}
