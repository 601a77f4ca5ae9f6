/**
 * The program within a class that stands alone: reads the data that the model names, trains, and
 * reports. It sees the runtime and the data readers and nothing else of nnc, since its source goes
 * into such classes; {@code dev.nnlang.engine.standalone} puts it there.
 */
@NullMarked
package dev.nnlang.engine.alone;

import org.jspecify.annotations.NullMarked;
