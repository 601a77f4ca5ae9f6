/**
 * The linear regions of a network of piecewise linear units: bounds on their number from the widths
 * alone, and their exact number on a plane or along a line from the weights.
 */
@NullMarked
package dev.nnlang.compiler.regions;

import org.jspecify.annotations.NullMarked;
