package dev.nnlang.compiler.plan;

import dev.nnlang.compiler.model.Layer;
import java.util.Optional;

/**
 * The kernels of one layer with weights.
 *
 * @param number l, from 1
 * @param activate absent for identity and for the last layer, whose unit is part of loss and output
 * @param sensitivity absent for the last layer
 */
public record LayerPlan(
    int number,
    Layer.Dense layer,
    Kernel.Signal signal,
    Optional<Kernel.Activate> activate,
    Optional<Kernel.Sensitivity> sensitivity,
    Kernel.Gradient gradient,
    Kernel.Update update) {}
