package dev.nnlang.compiler.analysis;

import java.util.Optional;

/**
 * A layer.
 *
 * @param name absent where nothing can refer to the layer
 * @param spelling as {@link LayerSpelling} has it
 */
public record LayerFigures(
    Optional<String> name, String spelling, int inputWidth, int outputWidth, Figures figures) {}
