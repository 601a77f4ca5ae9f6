/** What nnc says about a model: values with a code, places and a cure. */
@NullMarked
package dev.nnlang.compiler.diagnostic;

import org.jspecify.annotations.NullMarked;
