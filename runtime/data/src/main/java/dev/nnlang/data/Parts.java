package dev.nnlang.data;

import dev.nnlang.runtime.ExampleSource;

/** The sets that examples are divided into; one that nobody asked for has no example. */
public record Parts(ExampleSource train, ExampleSource validation, ExampleSource test) {}
